using System.Collections.Concurrent;

namespace ChatAssistant.Channels;

/// <summary>What was seen lately, for things that come twice.</summary>
internal interface IRecentKeys
{
    /// <summary>Remembers the key from now; false when it was remembered already.</summary>
    /// <param name="set">Keys of different sets are different.</param>
    /// <param name="remembered">At least so long; the same for all keys of a set.</param>
    ValueTask<bool> AddAsync(string set, string key, TimeSpan remembered);

    /// <summary>Does the work of a key unless it was done lately. Where another replica is at it, waits for its end, and does it in its place should it die.</summary>
    Task OnceAsync(string set, string key, TimeSpan remembered, Func<Task> work);
}

/// <summary>What this process saw lately, bounded. Safe on several threads.</summary>
internal sealed class RecentKeysHere(TimeProvider time) : IRecentKeys
{
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<string, RecentKeys> _sets = new();

    public ValueTask<bool> AddAsync(string set, string key, TimeSpan remembered) => new(_sets.GetOrAdd(set, _ => new RecentKeys(time, remembered, Most)).Add(key));

    // What this process begins ends with it: begun is as good as done.
    public async Task OnceAsync(string set, string key, TimeSpan remembered, Func<Task> work)
    {
        if (await AddAsync(set, key, remembered)) await work();
    }
}
