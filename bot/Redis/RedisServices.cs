using ChatAssistant.Channels;
using ChatAssistant.Channels.BotFramework.Notices;
using ChatAssistant.Channels.DirectLine;
using ChatAssistant.Conversation;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace ChatAssistant.Redis;

/// <summary>Puts what replicas share into Redis, where a connection is named.</summary>
internal static class RedisServices
{
    /// <summary>Milliseconds to connect, and to answer: short, for somebody waits. Discord gives up after three seconds.</summary>
    private const int ConnectWithin = 3_000, AnswerWithin = 1_500;

    /// <summary>How often answers that did not come are given up.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(250);

    /// <summary>Comes after the channels and the conversation are registered: it takes the place of what they keep in this process.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The connection string cannot be read.</exception>
    public static IServiceCollection AddRedis(this IServiceCollection services, IConfiguration settings)
    {
        string connection = settings[$"{RedisOptions.Section}:{nameof(RedisOptions.Connection)}"] ?? "";
        if (connection.Length == 0) return services;
        ConfigurationOptions options = Read(connection);
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(options));
        services.AddSingleton<RedisOrHere>();
        services.Replace(ServiceDescriptor.Singleton<IConversationMemory, RedisConversationMemory>());
        services.Replace(ServiceDescriptor.Singleton<IRecentKeys, RedisRecentKeys>());
        services.Replace(ServiceDescriptor.Singleton<IRateLimits, RedisRateLimits>());
        services.Replace(ServiceDescriptor.Singleton<IConversations, RedisConversations>());
        services.Replace(ServiceDescriptor.Singleton<IConversationReferences, RedisConversationReferences>());
        return services.Replace(ServiceDescriptor.Singleton<IDistributedCache, RedisCache>());
    }

    private static ConfigurationOptions Read(string connection)
    {
        try
        {
            var options = ConfigurationOptions.Parse(connection);
            // The bot starts without Redis, says "try again" to who asks, and finds it when it is there.
            options.AbortOnConnectFail = false;
            (options.ConnectTimeout, options.AsyncTimeout, options.SyncTimeout, options.HeartbeatInterval) = (ConnectWithin, AnswerWithin, AnswerWithin, Heartbeat);
            options.ReconnectRetryPolicy = new LinearRetry(500);
            return options;
        }
        catch (ArgumentException problem)
        {
            throw new Microsoft.Extensions.Options.OptionsValidationException(RedisOptions.Section, typeof(RedisOptions), [$"Redis:Connection cannot be read: {problem.Message} Write it as redis.example.org:6379,password=…,ssl=true."]);
        }
    }
}

/// <summary>Section <c>Redis</c> of the settings.</summary>
public sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>Where Redis is, as StackExchange.Redis reads it ("redis.example.org:6379,password=…,ssl=true"). Empty: everything is kept in this process.</summary>
    public string Connection { get; set; } = "";
}
