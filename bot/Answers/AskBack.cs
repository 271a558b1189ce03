using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>Asks which of several events is meant, each a suggestion to press.</summary>
internal static class AskBack
{
    /// <summary>Events offered at most.</summary>
    public const int Offered = 6;

    public static Reply Write(KnowledgeSnapshot snapshot, Reading reading, IReadOnlyList<Event> candidates)
    {
        var draft = new AnswerDraft(snapshot);
        draft.Say(Phrases.For(reading.Language).Say("ask_back"));
        foreach (Event told in candidates.Take(Offered)) EventText.Item(draft, told, reading.Language);
        return draft.Reply(Outcome.AskBack, reading) with { Suggestions = [.. candidates.Take(Offered).Select(EventText.Title)] };
    }
}
