using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace ChatAssistant.Redis;

/// <summary>The platform's cache interface over the bot's one connection to Redis. Entries have a time; one that slides is set anew when it is read.</summary>
internal sealed class RedisCache(IConnectionMultiplexer redis) : IDistributedCache
{
    private const string Prefix = "chatassistant:cache:", Value = "value", Sliding = "sliding";
    private static readonly TimeSpan Default = TimeSpan.FromDays(1);

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        RedisValue[] found = await redis.GetDatabase().HashGetAsync(Prefix + key, [Value, Sliding]);
        if (found[1].TryParse(out long milliseconds)) await redis.GetDatabase().KeyExpireAsync(Prefix + key, TimeSpan.FromMilliseconds(milliseconds));
        return found[0];
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        TimeSpan life = options.SlidingExpiration ?? options.AbsoluteExpirationRelativeToNow ?? Default;
        HashEntry[] entry = options.SlidingExpiration is { } sliding ? [new(Value, value), new(Sliding, (long)sliding.TotalMilliseconds)] : [new(Value, value)];
        ITransaction transaction = redis.GetDatabase().CreateTransaction();
        _ = transaction.HashSetAsync(Prefix + key, entry);
        _ = transaction.KeyExpireAsync(Prefix + key, life);
        await transaction.ExecuteAsync();
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => GetAsync(key, token);
    public Task RemoveAsync(string key, CancellationToken token = default) => redis.GetDatabase().KeyDeleteAsync(Prefix + key);
    public byte[]? Get(string key) => GetAsync(key).GetAwaiter().GetResult();
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => SetAsync(key, value, options).GetAwaiter().GetResult();
    public void Refresh(string key) => RefreshAsync(key).GetAwaiter().GetResult();
    public void Remove(string key) => RemoveAsync(key).GetAwaiter().GetResult();
}
