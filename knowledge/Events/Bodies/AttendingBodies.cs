using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Bodies;

/// <summary>Bodies that a sentence lists as having taken part.</summary>
internal static class AttendingBodies
{
    private static readonly PhraseSet Phrases = PhraseSet.Load("attendance.txt");
    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");

    public static List<Attendee> Read(IReadOnlyList<SentenceView> sentences)
    {
        var attendees = new List<Attendee>();
        foreach (SentenceView view in sentences)
        {
            if (view.Sentence.Kind == BlockKind.Heading) continue;
            foreach (Stretch country in SubjectsThatCame(view)) attendees.Add(new Attendee(AttendeeKind.Organization, view.Print(country), null, null, null) { Evidence = view.Span });
            int from = Start(view);
            if (from < 0) continue;
            int end = End(view, from);
            foreach (Stretch body in view.Bodies)
            {
                if (body.From < from || body.From >= end || view.People.Any(p => p.Whole.Overlaps(body)) || view.Absent.Any(a => a.Overlaps(body))) continue;
                // "the Institute", "Congreso de Autoridades": no body's own name, but a shorter mention or the event itself.
                if (body.Count == 1 && !BodyFinder.IsAcronym(view, body.From) && Words.BodyNames.Match(view.Tokens, body.From) == 0 || EventNouns.Match(view.Tokens, body.From) > 0) continue;
                // "the Director of X", "International Organization for Migration IOM": of somebody, or the same again.
                if (IsOfPost(view, body.From, from) || BodyFinder.IsAcronym(view, body.From) && body.Count == 1 && view.Bodies.Any(other => other.To == body.From)) continue;
                // "officials from CIS countries": it tells which countries.
                if (view.Folded(body.To) is "countries" or "states" or "region" or "nations" || view.Folded(body.From - 2) is "paises" or "pays" or "estados" or "etats" && SentenceView.IsOf(view.Folded(body.From - 1))) continue;
                Printed name = view.Print(body);
                if (attendees.Exists(a => a.Name!.Clean == name.Clean)) continue;
                attendees.Add(new Attendee(AttendeeKind.Organization, name, null, null, null) { Evidence = view.Span });
            }
        }
        return attendees;
    }

    // The list ends where the sentence goes on to something else.
    private static int End(SentenceView view, int from)
    {
        for (int i = from; i < view.Tokens.Count; i++)
        {
            if (view.BodyCovering(i) is null && (Words.VerbKind(view.Folded(i)) is not null || view.Folded(i) is "held" or "celebrado" or "celebrada" or "sede" or "during" or "organized" or "organised" or "hosted" or "at" or "durante" or "lors")) return i;
        }
        return view.Tokens.Count;
    }

    // The words before the body are "of" and the post of one person.
    private static bool IsOfPost(SentenceView view, int body, int from)
    {
        int of = body - 1;
        while (of > from && SentenceView.IsArticle(view.Folded(of)) && !SentenceView.IsOf(view.Folded(of))) of--;
        return SentenceView.IsOf(view.Folded(of)) && Enumerable.Range(Math.Max(from, of - 4), Math.Clamp(of - from, 0, 4)).Any(k => Words.Roles.Match(view.Tokens, k) is > 0 and int post && k + post == of && !view.Folded(k).StartsWith("represent", StringComparison.Ordinal));
    }

    // "Ecuador and Nicaragua took part through their missions", "The Commission, Europol and Frontex participated": a sentence that countries and bodies open, with a verb of taking part.
    private static List<Stretch> SubjectsThatCame(SentenceView view)
    {
        var countries = new List<Stretch>();
        int i = view.SkipArticle(0);
        while (SubjectAt(view, i) is var length and > 0)
        {
            countries.Add(new Stretch(i, i + length));
            i += length;
            int next = i;
            while (view.Folded(next) == "," || SentenceView.IsAnd(view.Folded(next)) || next > i && SentenceView.IsArticle(view.Folded(next))) next++;
            if (next == i) break;
            i = next;
        }
        while (i < view.Tokens.Count && Words.VerbKind(view.Folded(i)) == "aux") i++;
        bool came = countries.Count > 0 && i < view.Tokens.Count && (Words.VerbKind(view.Folded(i)) == "attend" && view.Folded(i) != "present" || view.Folded(i) is "sent" or "envio" or "enviaron");
        return came && view.Absent.Count == 0 ? countries : [];
    }

    // How many tokens name a body or country here; 0 for none. A row of capitals is a short form, known or not ("EUNAVFOR MED").
    private static int SubjectAt(SentenceView view, int i)
    {
        if (view.BodyAt(i) is { } body && (body.Count > 1 || BodyFinder.IsAcronym(view, i) || Words.BodyNames.Match(view.Tokens, i) > 0)) return body.Count;
        if (Places.CountryNames.At(view, i) is > 0 and var country) return country;
        int to = i;
        while (!view.ShoutedCapitals && to < view.Tokens.Count && view.Tokens[to].IsUpper && view.Tokens[to].IsWord && view.Tokens[to].Text.Length > 2) to++;
        return to - i;
    }

    private static int Start(SentenceView view)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            int n = Phrases.Match(view.Tokens, i);
            if (n > 0) return i + n;
        }
        return -1;
    }
}
