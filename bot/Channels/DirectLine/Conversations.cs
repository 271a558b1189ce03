using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>The conversations of this process: bounded in number, gone some time after their last activity. The one place that holds them.</summary>
public sealed class Conversations(IOptions<DirectLineOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DirectLineConversation> _all = new();
    private long _sweptAt = long.MinValue;

    /// <summary>The conversation; null when it never was, has ended or expired.</summary>
    public DirectLineConversation? Find(string id) =>
        _all.TryGetValue(id, out DirectLineConversation? conversation) && time.GetUtcNow() - conversation.History.LastUsed < options.Value.KeepFor ? conversation : null;

    /// <summary>The conversation, begun now when there is none.</summary>
    public (DirectLineConversation Conversation, bool Begun) Start(string id)
    {
        if (Find(id) is { } known) return (known, false);
        Sweep();
        var begun = new DirectLineConversation(new ConversationHistory(id, options.Value.HistoryLength, time));
        // Expired or just begun by another request: what stands there now decides.
        DirectLineConversation current = _all.AddOrUpdate(id, begun, (_, other) => time.GetUtcNow() - other.History.LastUsed < options.Value.KeepFor ? other : begun);
        return (current, current == begun);
    }

    public void Forget(string id)
    {
        if (_all.TryRemove(id, out DirectLineConversation? conversation)) conversation.History.Forget();
    }

    // Expired ones go once a minute, and the longest silent as soon as there are too many.
    private void Sweep()
    {
        DateTimeOffset now = time.GetUtcNow();
        long minute = now.ToUnixTimeSeconds() / 60;
        if (Interlocked.Exchange(ref _sweptAt, minute) != minute)
        {
            foreach ((string id, DirectLineConversation conversation) in _all)
                if (now - conversation.History.LastUsed >= options.Value.KeepFor) Forget(id);
        }
        if (_all.Count < options.Value.MaxConversations) return;
        foreach (string id in _all.OrderBy(pair => pair.Value.History.LastUsed).Take(1 + (options.Value.MaxConversations / 20)).Select(pair => pair.Key).ToArray()) Forget(id);
    }
}
