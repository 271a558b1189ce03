using System.Threading.RateLimiting;
using ChatAssistant.Channels.Activities;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework.Turns;

/// <summary>What the limit says of a message: take it, say once that it is too much, or stay silent.</summary>
internal enum Allowance
{
    Take,
    Warn,
    Ignore,
}

/// <summary>How many messages somebody may send: a bucket for each user in each conversation, and in Teams, where a user cannot choose an id, one for each user over all conversations.</summary>
internal sealed class RateLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _buckets;
    private readonly RecentKeys _warned;

    public RateLimits(IOptions<ChannelLimits> limits, TimeProvider time)
    {
        int atOnce = limits.Value.MessagesAtOnce, perMinute = limits.Value.MessagesPerMinute;
        _warned = new RecentKeys(time, TimeSpan.FromMinutes(1), 10_000);
        _buckets = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = atOnce, TokensPerPeriod = perMinute, ReplenishmentPeriod = TimeSpan.FromMinutes(1), QueueLimit = 0, AutoReplenishment = true,
        }));
    }

    public ValueTask<Allowance> TakeAsync(Activity activity)
    {
        string user = activity.From?.AadObjectId ?? activity.From?.Id ?? "", here = $"{activity.ChannelId}\n{activity.Conversation?.Id}\n{user}";
        bool taken = Take(here) && (activity.ChannelId != "msteams" || Take($"msteams\n{user}"));
        return new(taken ? Allowance.Take : _warned.Add(here) ? Allowance.Warn : Allowance.Ignore);
    }

    private bool Take(string key)
    {
        using RateLimitLease lease = _buckets.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    public void Dispose() => _buckets.Dispose();
}
