using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Facts;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Groups that took part without names ("International speakers from Argentina and Spain shared …", "attended by judges and prosecutors"), and what they spoke about.</summary>
internal static class GroupReader
{
    private static readonly PhraseSet Attendance = PhraseSet.Load("attendance.txt");
    private static readonly PhraseSet Absence = PhraseSet.Load("absence.txt");
    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");
    private static readonly HashSet<string> Collectives = ["civil society", "sociedad civil", "societe civile"];

    public static (List<Attendee> Groups, List<Presentation> Talks) Read(IReadOnlyList<SentenceView> sentences)
    {
        var groups = new List<Attendee>();
        var talks = new List<Presentation>();
        foreach (SentenceView view in sentences)
        {
            if (view.Sentence.Kind == BlockKind.Heading || view.ShoutedCapitals || Any(view, Absence)) continue;
            if (Subject(view) is { } subject)
            {
                Attendee group = Group(view, subject.Phrase);
                groups.Add(group);
                if (TalkReader.After(view, subject.Verb) is { } topic) talks.Add(new Presentation(group.Name, null, null, view.Print(topic)) { Evidence = view.Span });
            }
            int attendance = Start(view);
            if (attendance >= 0) groups.AddRange(Collective(view, attendance));
            groups.AddRange(ByRole(view, attendance));
        }
        return (groups, talks);
    }

    // "A customs officer presented …", "attended by … and a representative of the Department": people whom the text names by their post alone.
    private static IEnumerable<Attendee> ByRole(SentenceView view, int attendance)
    {
        IReadOnlyList<PersonMention> named = new PersonFinder(view, NoNames).Find();
        for (int i = 0; i + 1 < view.Tokens.Count; i++)
        {
            if (view.Folded(i) is not ("a" or "an" or "un" or "una" or "une" or "the" or "el" or "la" or "le" or "l'") || view.Folded(i) == "a" && view.Document.Language != Language.English) continue;
            // "officials of the Public Prosecutor": the officials came.
            if (SentenceView.IsOf(view.Folded(i - 1)) && PeopleNouns.Contains(view.Folded(i - 2))) continue;
            int head = i + 1;
            while (head < i + 4 && head < view.Tokens.Count && Words.Roles.Match(view.Tokens, head) == 0 && view.Tokens[head].IsWord && view.BodyCovering(head) is null) head++;
            int length = Words.Roles.Match(view.Tokens, head);
            if (length == 0) continue;
            (Stretch role, Stretch? body, _, int to) = new RoleReader(view).Read(i + 1, head + length, view.Tokens.Count);
            var whole = new Stretch(i, to);
            if (role.Count == 0 || named.Any(person => person.Whole.Overlaps(new Stretch(i, to + 2))) || view.Folded(to) == "," && to + 1 < view.Tokens.Count && view.Tokens[to + 1].IsCapitalised) continue;
            bool listed = attendance >= 0 && i >= attendance;
            bool acts = i > 0 && Words.VerbKind(view.Folded(i - 1)) == "say" || i <= 2 && Enumerable.Range(to, 4).Any(k => k < view.Tokens.Count && !view.Tokens[k].IsCapitalised && Words.VerbKind(view.Folded(k)) is "attend" or "present" or "open" or "give" or "chair");
            if (!listed && !acts) continue;
            yield return new Attendee(AttendeeKind.Person, null, view.Print(role), body is { } b ? view.Print(b) : null, null) { Evidence = view.Span };
            i = whole.To - 1;
        }
    }

    private static readonly HashSet<string> NoNames = [];

    private static Attendee Group(SentenceView view, Stretch phrase) => new(AttendeeKind.Group, view.Print(phrase), null, null, null) { Evidence = view.Span };

    // A sentence that begins with people and goes on with what they did: "[The] international speakers from A, B and C, shared …".
    private static (Stretch Phrase, int Verb)? Subject(SentenceView view)
    {
        int from = view.SkipArticle(0);
        int noun = -1;
        for (int k = from; k < Math.Min(from + 5, view.Tokens.Count); k++)
        {
            if (view.Tokens[k].IsPunctuation || view.Tokens[k].IsNumber || SentenceView.IsPreposition(view.Folded(k)) || SentenceView.IsArticle(view.Folded(k)) && k > from || view.BodyCovering(k) is not null || EventNouns.Match(view.Tokens, k) > 0) break;
            if (PeopleNouns.Contains(view.Folded(k))) { noun = k; break; }
        }
        // "All speakers commended …" tells of those already named.
        if (noun < 0 || view.Folded(0) is "all" or "both" or "many" or "some" or "these" or "those" or "todos" or "todas" or "tous" or "toutes" or "ces" or "estos" || noun == from && from > 0) return null;
        int end = noun + 1;
        bool origin = view.Folded(end) is "from" or "de" or "of" or "du" or "des" or "d'" or "provenientes" or "venus";
        if (!origin) return null;
        for (int k = end; k < view.Tokens.Count; k++)
        {
            string? kind = view.Tokens[k].IsCapitalised ? null : Words.VerbKind(view.Folded(k));
            if (kind is "present" or "give" || kind == "attend") { int stop = End(view, end, k); return stop > end ? (new Stretch(from, stop), k) : null; }
            if (kind is not null and not "aux" || view.Folded(k) is ";" or ":" or "(") return null;
        }
        return null;
    }

    private static int End(SentenceView view, int from, int verb)
    {
        int end = verb;
        while (end > from && (view.Tokens[end - 1].IsPunctuation || Words.VerbKind(view.Folded(end - 1)) == "aux" || view.Folded(end - 1) is "also" or "se")) end--;
        return end;
    }

    private static IEnumerable<Attendee> Collective(SentenceView view, int from)
    {
        for (int k = from; k + 1 < view.Tokens.Count; k++)
        {
            if (Collectives.Contains(view.Folded(k) + " " + view.Folded(k + 1)) && view.BodyCovering(k) is null) yield return Group(view, new Stretch(k, k + 2));
        }
    }

    private static int Start(SentenceView view)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            if (Attendance.Match(view.Tokens, i) is > 0 and var n) return i + n;
        }
        return -1;
    }

    private static bool Any(SentenceView view, PhraseSet phrases) => Enumerable.Range(0, view.Tokens.Count).Any(i => phrases.Match(view.Tokens, i) > 0);
}
