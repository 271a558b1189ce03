using ChatAssistant.Conversation;
using StackExchange.Redis;

namespace ChatAssistant.Channels;

/// <summary>What all replicas saw lately. Keys are hashes: they hold ids of conversations and users. While Redis is away each replica knows what it saw itself.</summary>
internal sealed class RedisRecentKeys(IConnectionMultiplexer redis, RecentKeysHere here, RedisOrHere away) : IRecentKeys
{
    /// <summary>How long work is believed to be under way without a sign of life, and how often it gives one.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(4), SignOfLife = TimeSpan.FromSeconds(1), Poll = TimeSpan.FromMilliseconds(100);
    private const string Begun = "begun", Done = "done";

    public async ValueTask<bool> AddAsync(string set, string key, TimeSpan remembered)
    {
        bool newHere = await here.AddAsync(set, key, remembered);
        return await away.DoAsync(() => redis.GetDatabase().StringSetAsync(Key(set, key), Done, remembered, When.NotExists), () => new(newHere));
    }

    public async Task OnceAsync(string set, string key, TimeSpan remembered, Func<Task> work)
    {
        if (!await away.DoAsync(() => BeginsAsync(Key(set, key)), () => here.AddAsync(set, key, remembered))) return;
        using var over = new CancellationTokenSource();
        _ = StayAsync(Key(set, key), over.Token);
        try
        {
            await work();
        }
        finally
        {
            await over.CancelAsync();
            await SetAsync(Key(set, key), Done, remembered);
        }
    }

    private static RedisKey Key(string set, string key) => $"chatassistant:seen:{set}:{HashedId.Of(key)}";

    // False when it was done, by whoever was at it.
    private async Task<bool> BeginsAsync(RedisKey key)
    {
        while (!await redis.GetDatabase().StringSetAsync(key, Begun, Lease, When.NotExists))
        {
            if (await redis.GetDatabase().StringGetAsync(key) == Done) return false;
            await Task.Delay(Poll);
        }
        return true;
    }

    private async Task StayAsync(RedisKey key, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(SignOfLife);
            while (await timer.WaitForNextTickAsync(over)) await SetAsync(key, Begun, Lease);
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
    }

    // Where it cannot be said another replica may do it again: rather twice than not at all.
    private async Task SetAsync(RedisKey key, string state, TimeSpan life) => await away.DoAsync(() => redis.GetDatabase().StringSetAsync(key, state, life), () => new(false));
}
