using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Bodies;

/// <summary>Reads lists of bodies ("the A, the B and C of D").</summary>
internal static class BodyLists
{
    /// <summary>The bodies from <paramref name="from"/> on; the list ends at the first word that belongs to no list.</summary>
    /// <param name="loose">Also capitalised names that no head noun marks as bodies ("Liechtenstein", "Pastoral Social").</param>
    public static List<Stretch> Read(SentenceView view, int from, int to, bool loose)
    {
        var bodies = new List<Stretch>();
        int i = from;
        while (i < to)
        {
            string word = view.Folded(i);
            if (view.BodyAt(i) is { } body && body.From < to)
            {
                // "IOM, the UN Migration Agency, …": the same body in other words.
                bool apposition = bodies.Count > 0 && bodies[^1].Count == 1 && view.Folded(body.From - 1) == "the" && view.Folded(body.From - 2) == "," && bodies[^1].To == body.From - 2 && view.Folded(body.To) is "," or "";
                if (!apposition) bodies.Add(body);
                i = body.To;
                if (loose && i < to && !Continues(view, i)) break;
                continue;
            }
            if (word is "," or ";" or "and" or "y" or "e" or "et" or "&" or "by" or "por" or "par" or "as" or "well" or "with" or "from" or "ainsi" or "que" or "both" || SentenceView.IsArticle(word) || SentenceView.IsOf(word)) { i++; continue; }
            if (view.Tokens[i].IsWord && view.Tokens[i].IsCapitalised && loose && Words.Roles.Match(view.Tokens, i) == 0)
            {
                int end = i + 1;
                while (end < to && view.BodyAt(end) is null && (view.Tokens[end].IsWord && view.Tokens[end].IsCapitalised || SentenceView.IsOf(view.Folded(end)) && end + 1 < to && view.Tokens[end + 1].IsCapitalised)) end++;
                if (end + 2 < to && view.Folded(end) == "(" && view.Tokens[end + 1].IsUpper && view.Folded(end + 2) == ")") end += 3;
                // "Regional", "Training": no name of anything by itself.
                if (!Enumerable.Range(i, end - i).All(k => PersonFinder.IsNoName(view.Folded(k))) || Places.CountryNames.IsCountryName(view.Print(new Stretch(i, end)).Clean)) bodies.Add(new Stretch(i, end));
                i = end;
                if (i < to && !Continues(view, i)) break;
                continue;
            }
            // A few small words may stand before the name: "the NGO X", "l'association Porte Ouverte".
            if (bodies.Count == 0 && i - from < 6 && !view.Tokens[i].IsPunctuation && Words.VerbKind(word) is null) { i++; continue; }
            if (!loose) { i++; continue; }
            break;
        }
        return bodies;
    }

    private static bool Continues(SentenceView view, int i) => view.Folded(i) is "," or "and" or "y" or "e" or "et" or "&" or ";" or "as" or "ainsi" or "(";
}
