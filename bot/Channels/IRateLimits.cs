using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace ChatAssistant.Channels;

/// <summary>How often somebody may do something: a bucket for each, that fills with time.</summary>
internal interface IRateLimits
{
    /// <summary>Takes one from the bucket.</summary>
    /// <param name="limit">What is limited; buckets of different limits are different. Always with the same size.</param>
    /// <param name="key">Whose bucket.</param>
    /// <returns>Null when it may be done now, otherwise how long to wait.</returns>
    ValueTask<TimeSpan?> TakeAsync(string limit, string key, BucketSize size);
}

/// <param name="AtOnce">What a full bucket holds.</param>
/// <param name="PerMinute">What flows into it in a minute.</param>
internal readonly record struct BucketSize(int AtOnce, int PerMinute);

/// <summary>The buckets of this process; one that is full is let go of. Safe on several threads.</summary>
internal sealed class RateLimitsHere : IRateLimits, IDisposable
{
    private readonly ConcurrentDictionary<string, PartitionedRateLimiter<string>> _limits = new();

    public ValueTask<TimeSpan?> TakeAsync(string limit, string key, BucketSize size)
    {
        using RateLimitLease lease = _limits.GetOrAdd(limit, (_, size) => Buckets(size), size).AttemptAcquire(key);
        return new(lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? wait : TimeSpan.FromMinutes(1));
    }

    private static PartitionedRateLimiter<string> Buckets(BucketSize size) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = size.AtOnce, TokensPerPeriod = size.PerMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0, AutoReplenishment = true,
    }));

    public void Dispose()
    {
        foreach (PartitionedRateLimiter<string> limit in _limits.Values) limit.Dispose();
    }
}
