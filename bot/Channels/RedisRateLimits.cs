using ChatAssistant.Conversation;
using StackExchange.Redis;

namespace ChatAssistant.Channels;

/// <summary>Buckets that all replicas share. While Redis is away each replica counts by itself.</summary>
internal sealed class RedisRateLimits(IConnectionMultiplexer redis, RateLimitsHere here, RedisOrHere away) : IRateLimits
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

    public ValueTask<TimeSpan?> TakeAsync(string limit, string key, BucketSize size) => away.DoAsync(() => TakeSharedAsync(limit, key, size), () => here.TakeAsync(limit, key, size));

    private async Task<TimeSpan?> TakeSharedAsync(string limit, string key, BucketSize size)
    {
        RedisKey[] bucket = [$"chatassistant:limit:{limit}:{HashedId.Of(key)}"];
        var wait = (long)await redis.GetDatabase().ScriptEvaluateAsync(Take, bucket, [size.AtOnce, 60_000.0 / size.PerMinute]);
        return wait == 0 ? null : TimeSpan.FromMilliseconds(wait);
    }
}
