using StackExchange.Redis;

namespace ChatAssistant.Conversation;

/// <summary>Whether a failure means that Redis is away, or does not answer in time.</summary>
internal static class RedisOutage
{
    public static bool Is(Exception problem) => problem is RedisException or RedisTimeoutException;
}
