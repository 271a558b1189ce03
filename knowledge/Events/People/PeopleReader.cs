using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Who took part, who did not, who spoke about what: decided sentence by sentence.</summary>
internal sealed class PeopleReader(Document document, IReadOnlyList<SentenceView> sentences)
{
    private const int Beside = 6;

    private static readonly PatternSet Elsewhere = PatternSet.Load("elsewhere.txt");

    private readonly Dictionary<SentenceView, int> _index = sentences.Select((view, i) => (view, i)).ToDictionary(pair => pair.view, pair => pair.i);
    private readonly List<PersonRecord> _people = [];
    private readonly List<(PersonRecord Person, SourceSpan Evidence)> _present = [];
    private readonly List<Absentee> _absent = [];
    private readonly List<Presentation> _presentations = [];

    public PeopleOfDocument Read()
    {
        FindNames();
        var told = sentences.Select(view => (View: view, People: view.People.Where(p => p.Name is not null).Select(p => (Mention: p, Record: Recall(view, p, p.Name!.Value))).ToList())).ToList();
        // Absences first: somebody announced in the programme who then fell ill was not there.
        foreach ((SentenceView view, var people) in told) ReadAbsences(view, people);
        foreach ((SentenceView view, var people) in told) ReadPresence(view, people);
        return new PeopleOfDocument(_present, _absent, _presentations);
    }

    // Twice: a name that one sentence vouches for is known in the others.
    private void FindNames()
    {
        HashSet<string> known = [];
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (SentenceView view in sentences)
            {
                if (view.ShoutedCapitals && view.Sentence.Kind == BlockKind.Heading) continue;
                view.People = new PersonFinder(view, known).Find();
            }
            foreach (SentenceView view in sentences)
            {
                foreach (PersonMention person in view.People) Know(known, view, person);
            }
        }
    }

    private static void Know(HashSet<string> known, SentenceView view, PersonMention person)
    {
        if (person.Name is not { } name) return;
        string[] words = Enumerable.Range(name.From, name.Count).Select(k => view.Folded(k)).ToArray();
        known.Add(string.Join(' ', words));
        for (int from = 1; from < words.Length; from++)
        {
            if (!Words.Particles.Contains(words[from])) known.Add(string.Join(' ', words[from..]));
        }
    }

    private void ReadAbsences(SentenceView view, List<(PersonMention Mention, PersonRecord Record)> people)
    {
        if (view.Sentence.Kind == BlockKind.Heading) return;
        List<Absence> absences = AbsenceReader.Read(view, view.People);
        view.Absent = absences.ConvertAll(absence => absence.Party);
        foreach (Absence absence in absences)
        {
            Printed why = view.Print(absence.Why);
            PersonRecord? record = absence.Person is null ? null : people.Find(p => p.Mention == absence.Person).Record;
            Printed name = record?.Name ?? view.Print(absence.Party);
            if (_absent.Exists(a => record is null ? a.Name.Clean == name.Clean : record.Answers(a.Name))) continue;
            _absent.Add(new Absentee(name, record?.Role, record?.Body, why) { Evidence = view.Span });
        }
    }

    private void ReadPresence(SentenceView view, List<(PersonMention Mention, PersonRecord Record)> people)
    {
        if (people.Count == 0 || Byline.Is(view, document)) return;
        List<PatternMatch> elsewhere = Elsewhere.Find(view.Tokens);
        people = people.FindAll(p => !_absent.Exists(a => p.Record.Answers(a.Name)) && !elsewhere.Exists(match => IsNear(match, p.Mention.Whole)) && !Leaders.Is(view, p.Mention.Whole));
        foreach ((_, PersonRecord record) in people) _present.Add((record, view.Span));
        List<Talk> talks = TalkReader.Read(view, Lead(view), people.ConvertAll(p => p.Mention));
        if (talks.Count == 0 && TitleLines.Above(sentences, _index[view]) is { } above)
        {
            foreach ((_, PersonRecord speaker) in people) _presentations.Add(new Presentation(speaker.Name, speaker.Role, speaker.Body, above.Line.Print(above.Title)) { Evidence = view.Span });
        }
        foreach (Talk talk in talks)
        {
            foreach (int speaker in talk.Speakers)
            {
                PersonRecord record = people[speaker].Record;
                _presentations.Add(new Presentation(record.Name, record.Role, record.Body, view.Print(talk.Topic)) { Evidence = view.Span });
            }
        }
    }

    // The heading or line above the list or table that the sentence is an item of.
    private SentenceView? Lead(SentenceView view)
    {
        if (view.Sentence.Kind is not (BlockKind.ListItem or BlockKind.TableRow)) return null;
        for (int i = _index[view] - 1; i >= 0; i--)
        {
            if (sentences[i].Sentence.Kind is BlockKind.Paragraph or BlockKind.Heading) return sentences[i];
        }
        return null;
    }

    // "the late X", "X wrote in her blog": what only speaks of somebody stands beside the name.
    private static bool IsNear(PatternMatch match, Stretch person) => match.From < person.To + Beside && match.To > person.From - Beside;

    private PersonRecord Recall(SentenceView view, PersonMention mention, Stretch stretch)
    {
        Printed name = view.Print(stretch);
        Printed? role = mention.Role is { } r ? view.Print(r) : null;
        Printed? body = mention.Body is { } b ? view.Print(b) : null;
        Printed? country = mention.Country is { } c ? view.Print(c) : null;
        PersonRecord? record = _people.Find(p => p.Answers(name));
        if (record is null)
        {
            record = new PersonRecord(name, view.Span);
            _people.Add(record);
        }
        record.Learn(name, role, body, country);
        return record;
    }
}
