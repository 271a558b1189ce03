using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Somebody whom a sentence says was not there.</summary>
/// <param name="Person">The person named; null for a post, body or country.</param>
/// <param name="Party">The name, post, body or country.</param>
/// <param name="Why">What says so, to the clause's end.</param>
internal sealed record Absence(PersonMention? Person, Stretch Party, Stretch Why);

/// <summary>Finds who was not there: "INTERPOL was not invited", "X, who fell ill", "on behalf of the Minister", "No asistieron representantes del Poder Judicial".</summary>
internal static class AbsenceReader
{
    private static readonly Dictionary<Language, PatternSet> Patterns = new()
    {
        [Language.English] = PatternSet.Load("absence-en.txt"), [Language.Spanish] = PatternSet.Load("absence-es.txt"), [Language.French] = PatternSet.Load("absence-fr.txt"),
    };

    public static List<Absence> Read(SentenceView view, IReadOnlyList<PersonMention> people)
    {
        var absences = new List<Absence>();
        foreach (PatternMatch match in Patterns[view.Document.Language].Find(view.Tokens))
        {
            var why = new Stretch(match.From, End(view, people, match.To));
            Stretch clause = match.Pointer ? new Stretch(match.To, ClauseEnd(view, match.To, view.Folded(match.To - 1) == ":")) : new Stretch(ClauseStart(view, match.From), match.From);
            List<Absence> told = [.. Told(view, people, clause, match, why)];
            // "No asistió el Gobernador", "Absent: X": nobody before, so whom it tells of follows.
            if (told.Count == 0 && !match.Pointer && clause.Count <= 2 && !IsPronoun(view, clause)) told = [.. Told(view, people, new Stretch(match.To, ClauseEnd(view, match.To)), match with { Pointer = true }, why, true)];
            absences.AddRange(told.Where(a => !absences.Exists(b => b.Party.Overlaps(a.Party))));
        }
        return absences;
    }

    // The nearest person or post: in "X, representing the Minister, who was ill" the Minister was ill. Bodies only where there is neither.
    private static IEnumerable<Absence> Told(SentenceView view, IReadOnlyList<PersonMention> people, Stretch clause, PatternMatch match, Stretch why, bool fallback = false)
    {
        List<PersonMention> named = [.. people.Where(p => p.Name is { } name && clause.Contains(name.From))];
        int after = named.Count == 0 ? clause.From : named[^1].Whole.To;
        if (named.Count > 0 && !match.Pointer && after < clause.To && Parties.Read(view, new Stretch(after, clause.To), true, false) is [.., var post])
        {
            yield return new Absence(null, post, why);
            yield break;
        }
        if (named.Count > 0)
        {
            int nearest = match.Pointer ? 0 : named.Count - 1;
            // "On behalf of the Agency, Ms X took part": somebody else begins after the comma.
            if (match.Pointer && (named[0].Whole.From > clause.From + 4 || Enumerable.Range(clause.From, Math.Max(0, named[0].Whole.From - clause.From)).Any(k => view.Folded(k) == ","))) yield break;
            yield return new Absence(named[nearest], named[nearest].Name!.Value, why);
            // "X and Y did not attend": both.
            // "apologies from X and from the Border Guard"
            int last = named[nearest].Whole.To;
            for (int p = 1; match.Pointer && p < named.Count && Joined(view, last, named[p].Whole.From); last = named[p++].Whole.To) yield return new Absence(named[p], named[p].Name!.Value, why);
            if (match.Pointer && !match.PeopleOnly && view.Bodies.FirstOrDefault(b => b.From > last && b.From < clause.To && Joined(view, last, b.From)) is { Count: > 0 } body) yield return new Absence(null, body, why);
            for (int p = nearest; !match.Pointer && p > 0 && Joined(view, named[p - 1].Whole.To, named[p].Whole.From); p--) yield return new Absence(named[p - 1], named[p - 1].Name!.Value, why);
            yield break;
        }
        List<Stretch> parties = Parties.Read(view, clause, match.PeopleOnly, match.Pointer, match.Pointer && clause.From == match.To && !fallback);
        if (parties.Count == 0 && fallback && !match.PeopleOnly && Parties.Collective(view, clause) is { } whole) parties = [whole];
        foreach (Stretch party in match.PeopleOnly && match.Pointer ? parties.Take(1) : parties) yield return new Absence(null, party, why);
    }

    private static bool Joined(SentenceView view, int from, int to) => Enumerable.Range(from, Math.Max(0, to - from)).All(k => view.Folded(k) is "," or "nor" or "ni" or "from" or "de" or "del" or "du" or "des" || SentenceView.IsAnd(view.Folded(k)) || SentenceView.IsArticle(view.Folded(k)));

    private static bool IsPronoun(SentenceView view, Stretch clause) =>
        clause.Count > 0 && Enumerable.Range(clause.From, clause.Count).Any(k => view.Folded(k) is "she" or "he" or "they" or "it" or "i" or "we" or "ella" or "ellos" or "ellas" or "elle" or "il" or "ils" or "elles" or "nous" or "on" or "who" or "qui" or "quien" or "quienes" or "participants" or "participantes" or "women" or "men" or "people" or "victims" or "victimas" or "victimes");

    private static int ClauseStart(SentenceView view, int phrase)
    {
        int from = phrase;
        while (from > 0 && !Bounds(view, from - 1)) from--;
        return from;
    }

    /// <param name="list">After a label ("Absent: A; B") semicolons part those who are listed.</param>
    private static int ClauseEnd(SentenceView view, int from, bool list = false)
    {
        int to = from;
        while (to < view.Tokens.Count && !(Bounds(view, to) && view.Folded(to) != ":" && !(list && view.Folded(to) == ";")) && view.Folded(to) is not ("who" or "quien" or "quienes" or "qui" or "que" or "which" or "porque" or "because" or "car")) to++;
        return to;
    }

    // A clause ends at a strong mark, at a word that opposes, and at a verb of saying or doing, whose object is somebody else's affair.
    private static bool Bounds(SentenceView view, int i)
    {
        string word = view.Folded(i);
        if (word is "»" or "”") return !Enumerable.Range(Math.Max(0, i - 6), Math.Min(6, i)).Any(k => view.Folded(k) is "«" or "“");
        if (word is ";" or ":" or "but" or "pero" or "mais" or "while" or "mientras" or "tandis" or "whereas" or "aunque" or "although" or "though") return true;
        // "X, who had opened the last course, did not come": what a relative clause tells does not end the clause.
        if (Enumerable.Range(Math.Max(0, i - 3), Math.Min(3, i)).Any(k => view.Folded(k) is "who" or "which" or "qui" or "quien" or "quienes" or "que" or "whose")) return false;
        return word == "." && i + 1 < view.Tokens.Count || !view.Tokens[i].IsCapitalised && view.BodyCovering(i) is null && Words.VerbKind(word) is "say" or "open" or "chair" or "give" or "present" && word is not ("presente" or "presentes" or "present" or "expected" or "represente");
    }

    // To the clause's end, before the next person takes over.
    private static int End(SentenceView view, IReadOnlyList<PersonMention> people, int from)
    {
        int to = from;
        while (to < view.Tokens.Count && view.Folded(to) is not (";" or "but" or "pero" or "mais") && !people.Any(p => p.Whole.From == to && to > from)) to++;
        while (to > from && view.Tokens[to - 1].IsPunctuation) to--;
        return to;
    }
}
