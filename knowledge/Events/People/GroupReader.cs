using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Facts;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Groups that took part without names ("International speakers from Argentina and Spain shared …", "attended by judges and prosecutors"), and what they spoke about.</summary>
internal static class GroupReader
{
    private static readonly PhraseSet Attendance = PhraseSet.Load("attendance.txt");
    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");
    private static readonly HashSet<string> Collectives = ["civil society", "sociedad civil", "societe civile"];

    public static (List<Attendee> Groups, List<Presentation> Talks) Read(IReadOnlyList<SentenceView> sentences)
    {
        var groups = new List<Attendee>();
        var talks = new List<Presentation>();
        foreach (SentenceView view in sentences)
        {
            if (view.Sentence.Kind == BlockKind.Heading || view.ShoutedCapitals) continue;
            if (view.Absent.Count == 0 && Subject(view) is { } subject)
            {
                Attendee group = Group(view, subject.Phrase);
                groups.Add(group);
                if (Words.VerbKind(view.Folded(subject.Verb)) is "present" or "give" && Topics.After(view, subject.Verb, view.Tokens.Count).FirstOrDefault() is { Count: > 0 } topic) talks.Add(new Presentation(group.Name, null, null, view.Print(topic)) { Evidence = view.Span });
            }
            int attendance = Start(view);
            if (attendance >= 0) groups.AddRange(Collective(view, attendance));
            if (attendance >= 0 && view.Absent.Count == 0 && Listed(view, attendance) is { } listed) groups.Add(Group(view, listed));
            groups.AddRange(PostsAlone.Read(view, attendance));
        }
        return (groups, talks);
    }

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

    // "attended by police officers, midwives and village chiefs of the coast": kinds of people in a row, two or more of them.
    private static Stretch? Listed(SentenceView view, int attendance)
    {
        int from = view.SkipArticle(attendance), noun = Noun(view, from);
        if (noun < 0) return null;
        int kinds = 1, end = noun + 1;
        for (int k = end; k < view.Tokens.Count;)
        {
            int next = view.Folded(k) == "," || SentenceView.IsAnd(view.Folded(k)) ? k + 1 : -1;
            if (next > 0 && view.Folded(k) == "," && SentenceView.IsAnd(view.Folded(next))) next++;
            if (next > 0 && Noun(view, view.SkipArticle(next)) is >= 0 and var more) { kinds++; k = end = more + 1; continue; }
            // "fiscales especializados", "chiefs of the coast": what belongs to the noun before, in small letters.
            if (view.Tokens[k].IsWord && !view.Tokens[k].IsCapitalised && Words.VerbKind(view.Folded(k)) is null && view.BodyCovering(k) is null && k < end + 4) { k++; continue; }
            break;
        }
        return kinds > 1 ? new Stretch(from, end) : null;
    }

    // The noun for people that comes within a few small words; -1 where there is none.
    private static int Noun(SentenceView view, int from)
    {
        for (int k = from; k < Math.Min(from + 4, view.Tokens.Count); k++)
        {
            if (!view.Tokens[k].IsWord || view.Tokens[k].IsCapitalised || view.BodyCovering(k) is not null || SentenceView.IsPreposition(view.Folded(k)) || Words.VerbKind(view.Folded(k)) is not null || view.Folded(k) is "as" or "asi" or "ainsi" or "including" or "dont" or "junto" or "along") return -1;
            // "police officers": the last of two nouns.
            if (PeopleNouns.Contains(view.Folded(k))) return PeopleNouns.Contains(view.Folded(k + 1)) ? k + 1 : k;
        }
        return -1;
    }

    private static int Start(SentenceView view)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            if (Attendance.Match(view.Tokens, i) is > 0 and var n) return i + n;
        }
        return -1;
    }
}
