using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Decides whether a sentence says that someone was not there.</summary>
internal static class Absence
{
    public static readonly PhraseSet Phrases = PhraseSet.Load("absence.txt");

    /// <summary>The phrase that says that the person was absent; null when the sentence says no such thing of them.</summary>
    public static string? Why(SentenceView view, PersonMention mention, IReadOnlyList<PersonMention> all)
    {
        (int from, int to) = Clause(view, mention, all);
        for (int i = from; i < to; i++)
        {
            int n = Phrases.Match(view.Tokens, i);
            if (n > 0) return string.Join(' ', Enumerable.Range(i, n).Select(view.Folded));
        }
        // "on behalf of X", "représentant X": X sent someone.
        string before = string.Join(' ', Enumerable.Range(Math.Max(0, mention.Whole.From - 8), Math.Min(8, mention.Whole.From)).Select(view.Folded));
        return before.Contains("on behalf of", StringComparison.Ordinal) || before.Contains("en representacion de", StringComparison.Ordinal) || before.Contains("en nombre de", StringComparison.Ordinal) || before.Contains("au nom d", StringComparison.Ordinal) && mention.Role is not null
            ? "on behalf of" : null;
    }

    public static Printed? Reason(SentenceView view, PersonMention mention)
    {
        (int from, int to) = Clause(view, mention, [mention]);
        while (to > from && view.Tokens[to - 1].IsPunctuation) to--;
        for (int i = from; i < to; i++)
        {
            if (Phrases.Match(view.Tokens, i) > 0) return view.Print(new Stretch(i, to));
        }
        return null;
    }

    // From the person to the next person (a following clause is about them until another takes over).
    private static (int From, int To) Clause(SentenceView view, PersonMention mention, IReadOnlyList<PersonMention> all)
    {
        int to = view.Tokens.Count;
        foreach (PersonMention other in all)
        {
            if (other.Whole.From > mention.Whole.From && other.Whole.From < to) to = other.Whole.From;
        }
        for (int i = mention.Whole.To; i < to; i++)
        {
            if (view.Folded(i) is ";" or "representing" or "representant" or "representando" or "behalf") { to = i; break; }
        }
        return (mention.Whole.To, to);
    }
}
