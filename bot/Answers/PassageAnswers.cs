using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>Quotes the passage that answers an open question; nothing when none holds enough of what is asked.</summary>
internal sealed class PassageAnswers(KnowledgeSnapshot snapshot)
{
    /// <summary>Share of the question's own words that a passage must hold.</summary>
    private const double Enough = 0.5;

    public void Answer(AnswerDraft draft, Reading reading)
    {
        HashSet<string>? documents = reading.Events.Count > 0 ? [.. reading.Events.Select(told => told.DocumentId)] : null;
        IReadOnlySet<string> asked = PassageIndex.Stems(reading.Text, reading.Language);
        ScoredPassage? best = null;
        int most = 0;
        foreach (ScoredPassage found in snapshot.Passages.Search(reading.Text, 3, documents))
        {
            int shared = PassageIndex.Stems(found.Passage.Text, found.Passage.Language).Count(asked.Contains);
            if (shared > most) (best, most) = (found, shared);
        }
        if (best is null || most < Math.Max(2, asked.Count * Enough)) return;
        string[] own = NameMatcher.Words(best.Passage.Text);
        if (!reading.Names.All(name => documents is not null || own.Any(word => NameMatcher.Same(word, name)))) return;
        draft.Statements.Add(Conversation.Statement.Plain(Phrases.For(reading.Language).Say("quote")));
        draft.Item("passage", best.Passage.Text, null, new Dictionary<string, string>(), best.Passage.Source);
    }
}
