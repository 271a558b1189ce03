using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Who took part, who did not, who spoke about what: decided sentence by sentence.</summary>
internal sealed class PeopleReader(Document document, IReadOnlyList<SentenceView> sentences)
{
    private readonly List<PersonRecord> _people = [];
    private readonly List<(PersonRecord Person, SourceSpan Evidence)> _present = [];
    private readonly List<Absentee> _absent = [];
    private readonly List<Presentation> _presentations = [];

    public PeopleOfDocument Read()
    {
        HashSet<string> known = [];
        var mentions = new List<(SentenceView View, List<PersonMention> People)>();
        // Twice: a name that one sentence vouches for is known in the others.
        for (int pass = 0; pass < 2; pass++)
        {
            mentions.Clear();
            foreach (SentenceView view in sentences)
            {
                if (view.ShoutedCapitals && view.Sentence.Kind == BlockKind.Heading) continue;
                List<PersonMention> found = new PersonFinder(view, known).Find();
                if (found.Count > 0) mentions.Add((view, found));
            }
            foreach ((SentenceView view, List<PersonMention> people) in mentions)
            {
                foreach (PersonMention person in people) Know(known, view, person);
            }
        }
        foreach ((SentenceView view, List<PersonMention> people) in mentions) ReadSentence(view, people);
        foreach (SentenceView view in sentences)
        {
            if (view.Sentence.Kind == BlockKind.Heading || _absent.Exists(a => a.Evidence == view.Span)) continue;
            _absent.AddRange(AbsentParties.Read(view, mentions.Find(m => m.View == view).People ?? []).Where(a => !_absent.Exists(b => b.Name.Clean == a.Name.Clean)));
        }
        return new PeopleOfDocument(_present, _absent, _presentations);
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

    private void ReadSentence(SentenceView view, List<PersonMention> mentions)
    {
        bool byline = IsByline(view);
        var named = new List<(PersonMention Mention, PersonRecord Record)>();
        foreach (PersonMention mention in mentions)
        {
            if (mention.Name is not { } name) continue;
            PersonRecord record = Recall(view, mention, name);
            string? why = Absence.Why(view, mention, mentions);
            if (why is not null)
            {
                if (!_present.Exists(p => p.Person == record) && !_absent.Any(a => record.Answers(a.Name)))
                    _absent.Add(new Absentee(record.Name, record.Role, record.Body, Absence.Reason(view, mention)) { Evidence = view.Span });
                continue;
            }
            if (byline) continue;
            named.Add((mention, record));
            if (!_absent.Any(a => record.Answers(a.Name))) _present.Add((record, view.Span));
        }
        foreach (Talk talk in TalkReader.Read(view, named.ConvertAll(n => n.Mention)))
        {
            foreach (int speaker in talk.Speakers)
            {
                PersonRecord record = named[speaker].Record;
                _presentations.Add(new Presentation(record.Name, record.Role, record.Body, talk.Topic is { } topic ? view.Print(topic) : null) { Evidence = view.Span });
            }
        }
    }

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

    private bool IsByline(SentenceView view)
    {
        string start = string.Join(' ', view.Tokens.Take(3).Select(t => t.Folded));
        return start.StartsWith("prepared by", StringComparison.Ordinal) || start.StartsWith("written by", StringComparison.Ordinal) || start.StartsWith("text :", StringComparison.Ordinal) || start.StartsWith("author", StringComparison.Ordinal)
            || start.StartsWith("texte :", StringComparison.Ordinal) || start.StartsWith("texto :", StringComparison.Ordinal) || start.StartsWith("photo", StringComparison.Ordinal) || start.StartsWith("foto", StringComparison.Ordinal) || start.StartsWith("by ", StringComparison.Ordinal) && document.Blocks[view.Sentence.Block].Length < 60
            || start.StartsWith("redaccion", StringComparison.Ordinal) || start.StartsWith("elaborado por", StringComparison.Ordinal) || start.StartsWith("redige par", StringComparison.Ordinal);
    }
}
