using ChatAssistant.Conversation;
using StackExchange.Redis;

namespace ChatAssistant.Channels;

/// <summary>Buckets that all replicas share. While Redis is away each replica counts by itself.</summary>
internal sealed class RedisRateLimits(IConnectionMultiplexer redis, RateLimitsHere here) : IRateLimits
{
    // What is kept is the time at which the bucket will be full (the "generic cell rate algorithm"): one number, that expires when it is past.
    // Arguments: what a bucket holds, and the milliseconds in which one flows in. Gives the milliseconds to wait, 0 for none.
    private const string Take =
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
        local wait = full - now - ARGV[2] * (ARGV[1] - 1)
        if wait > 0 then return math.ceil(wait) end
        full = full + ARGV[2]
        redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.max(1, math.ceil(full - now)))
        return 0
        """;

    public async ValueTask<TimeSpan?> TakeAsync(string limit, string key, BucketSize size)
    {
        try
        {
            RedisKey[] bucket = [$"chatassistant:limit:{limit}:{HashedId.Of(key)}"];
            var wait = (long)await redis.GetDatabase().ScriptEvaluateAsync(Take, bucket, [size.AtOnce, 60_000.0 / size.PerMinute]);
            return wait == 0 ? null : TimeSpan.FromMilliseconds(wait);
        }
        catch (Exception problem) when (RedisOutage.Is(problem))
        {
            return await here.TakeAsync(limit, key, size);
        }
    }
}
