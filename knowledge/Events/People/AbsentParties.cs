using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Bodies, countries and unnamed office-holders that a sentence says were not there: "INTERPOL was not invited", "No asistieron representantes del Poder Judicial".</summary>
internal static class AbsentParties
{
    private static readonly HashSet<string> Pronouns = ["she", "he", "they", "it", "who", "quien", "quienes", "qui", "que", "which", "ella", "el", "elle", "il", "ils", "elles", "participants", "participantes"];

    public static IEnumerable<Absentee> Read(SentenceView view, IReadOnlyList<PersonMention> people)
    {
        if (Denied(view) is { } none)
        {
            yield return new Absentee(view.Print(none), null, null, view.Document.Print(view.Sentence.Start, view.Sentence.End - view.Sentence.Start)) { Evidence = view.Span };
            yield break;
        }
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            int n = Absence.Phrases.Match(view.Tokens, i);
            if (n == 0) continue;
            int stop = view.Tokens.Count;
            while (stop > i && view.Tokens[stop - 1].IsPunctuation) stop--;
            Stretch? subject = i <= 1 ? After(view, i + n) : Before(view, i);
            if (subject is not { Count: > 0 } party || people.Any(p => p.Whole.Overlaps(party))) yield break;
            yield return new Absentee(view.Print(party), null, null, view.Print(new Stretch(i, stop))) { Evidence = view.Span };
            yield break;
        }
    }

    // "No representative of X took part", "Aucun représentant des X", "ningún delegado de X".
    private static Stretch? Denied(SentenceView view)
    {
        int i = view.Folded(0) is "tampoco" ? 1 : 0;
        if (view.Folded(i) is not ("no" or "aucun" or "aucune" or "ningun" or "ninguna" or "none")) return null;
        for (int k = i + 1; k < Math.Min(i + 4, view.Tokens.Count); k++)
        {
            if (!view.Folded(k).StartsWith("represent", StringComparison.Ordinal) && !view.Folded(k).StartsWith("deleg", StringComparison.Ordinal)) continue;
            int from = k + 1;
            if (!SentenceView.IsOf(view.Folded(from)) && view.Folded(from) is not "from") return null;
            from = view.SkipArticle(from + 1);
            int to = view.BodyAt(from)?.To ?? End(view, from);
            return to > from ? new Stretch(from, to) : null;
        }
        return null;
    }

    private static Stretch? After(SentenceView view, int from)
    {
        while (from < view.Tokens.Count && (SentenceView.IsArticle(view.Folded(from)) || SentenceView.IsOf(view.Folded(from)) || view.Folded(from) is "ninguna" or "ningun" or "representantes" or "representante" or "delegados")) from++;
        if (from >= view.Tokens.Count) return null;
        int to = view.BodyAt(from)?.To ?? End(view, from);
        return to > from ? new Stretch(from, to) : null;
    }

    private static Stretch? Before(SentenceView view, int phrase)
    {
        int from = phrase;
        while (from > 0 && view.Folded(from - 1) is not (";" or "." or ":" or "»" or "but" or "pero" or "mais" or "while" or "mientras")) from--;
        from = view.SkipArticle(from);
        if (from >= phrase || Pronouns.Contains(view.Folded(from))) return null;
        int to = view.BodyAt(from)?.To ?? from;
        if (to == from)
        {
            while (to < phrase && view.Folded(to) is not ("," or "who" or "which" or "that" or "que" or "qui" or "had" or "has" or "was" or "were") && to - from < 12) to++;
        }
        return to > from && to <= phrase && Enumerable.Range(from, to - from).Any(k => view.Tokens[k].IsCapitalised || Words.Roles.Match(view.Tokens, k) > 0 || view.BodyCovering(k) is not null || view.Tokens[k].Folded.StartsWith("associat", StringComparison.Ordinal)) ? new Stretch(from, to) : null;
    }

    private static int End(SentenceView view, int from)
    {
        int to = from;
        while (to < view.Tokens.Count && !view.Tokens[to].IsPunctuation && Words.VerbKind(view.Folded(to)) is null && view.Folded(to) is not ("que" or "qui" or "who" or "n'" or "took" or "had" or "ne")) to++;
        return to;
    }
}
