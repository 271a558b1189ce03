using System.Diagnostics;
using ChatAssistant.Conversation;

namespace ChatAssistant.Channels;

/// <summary>Does in Redis what this process can do alone for a while. After a failure Redis is left in peace for a moment: one that hangs holds up a turn once, not at every step. Safe on several threads.</summary>
internal sealed class RedisOrHere
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private long _failed;

    /// <param name="redis">Tried first.</param>
    /// <param name="here">Done while Redis is away.</param>
    public async ValueTask<T> DoAsync<T>(Func<Task<T>> redis, Func<ValueTask<T>> here)
    {
        if (Volatile.Read(ref _failed) is not 0 and var failed && Stopwatch.GetElapsedTime(failed) < Moment) return await here();
        try
        {
            return await redis();
        }
        catch (Exception problem) when (RedisOutage.Is(problem))
        {
            Volatile.Write(ref _failed, Stopwatch.GetTimestamp());
            return await here();
        }
    }
}
