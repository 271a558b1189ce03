using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Conversation;

/// <summary>The memory of conversations, in this process: bounded, expiring, one turn at a time for each conversation. Safe on several threads.</summary>
public sealed class ConversationMemory(IOptions<ConversationOptions> options, TimeProvider clock) : IConversationMemory
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private readonly TimeSpan _expire = TimeSpan.FromMinutes(options.Value.ExpireMinutes);

    public async Task<ConversationTurn> BeginTurnAsync(string conversationId, CancellationToken cancellation)
    {
        while (true)
        {
            Entry entry = _entries.GetOrAdd(conversationId, _ => new Entry { Used = clock.GetUtcNow() });
            await entry.Gate.WaitAsync(cancellation);
            // It may have been forgotten while this turn waited.
            if (_entries.TryGetValue(conversationId, out Entry? current) && ReferenceEquals(current, entry))
            {
                if (clock.GetUtcNow() - entry.Used > _expire) entry.State = ConversationState.New;
                entry.Used = clock.GetUtcNow();
                if (_entries.Count > options.Value.MostKept) Forget();
                return new ConversationTurn(entry.State, state =>
                {
                    if (state is not null) entry.State = state;
                    else _entries.TryRemove(KeyValuePair.Create(conversationId, entry));
                    entry.Gate.Release();
                    return ValueTask.CompletedTask;
                });
            }
            entry.Gate.Release();
        }
    }

    // A tenth at a time, so that it is not done at every turn; those in a turn are left alone.
    private void Forget()
    {
        // The dictionary's own copy: a query over it while other turns change it fails.
        KeyValuePair<string, Entry>[] all = _entries.ToArray();
        foreach ((string id, Entry entry) in all.OrderBy(pair => pair.Value.Used).Take(1 + (all.Length / 10)))
        {
            if (!entry.Gate.Wait(0)) continue;
            _entries.TryRemove(KeyValuePair.Create(id, entry));
            entry.Gate.Release();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public ConversationState State { get; set; } = ConversationState.New;
        public DateTimeOffset Used { get; set; }
    }
}
