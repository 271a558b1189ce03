using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>The conversations of this process, bounded in number.</summary>
internal sealed class Conversations(IOptions<DirectLineOptions> options, TimeProvider time) : IConversations
{
    private readonly ConcurrentDictionary<string, ConversationHistory> _all = new();
    private long _sweptAt = long.MinValue;

    public ValueTask<IConversationHistory?> FindAsync(string id) => new(Find(id));

    public ValueTask<(IConversationHistory Conversation, bool Begun)> StartAsync(string id)
    {
        if (Find(id) is { } known) return new((known, false));
        Sweep();
        var begun = new ConversationHistory(id, options.Value.HistoryLength, time);
        // Expired or just begun by another request: what stands there now decides.
        ConversationHistory current = _all.AddOrUpdate(id, begun, (_, other) => IsAlive(other) ? other : begun);
        return new((current, current == begun));
    }

    public ValueTask ForgetAsync(string id)
    {
        Forget(id);
        return default;
    }

    private ConversationHistory? Find(string id) => _all.TryGetValue(id, out ConversationHistory? conversation) && IsAlive(conversation) ? conversation : null;

    private bool IsAlive(ConversationHistory conversation) => time.GetUtcNow() - conversation.LastUsed < options.Value.KeepFor;

    private void Forget(string id)
    {
        if (_all.TryRemove(id, out ConversationHistory? conversation)) conversation.Forget();
    }

    // Expired ones go once a minute, and the longest silent as soon as there are too many.
    private void Sweep()
    {
        long minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref _sweptAt, minute) != minute)
        {
            foreach ((string id, ConversationHistory conversation) in _all)
                if (!IsAlive(conversation)) Forget(id);
        }
        if (_all.Count < options.Value.MaxConversations) return;
        foreach (string id in _all.ToArray().OrderBy(pair => pair.Value.LastUsed).Take(1 + (options.Value.MaxConversations / 20)).Select(pair => pair.Key).ToArray()) Forget(id);
    }
}
