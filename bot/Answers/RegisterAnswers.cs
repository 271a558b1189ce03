using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>Answers from the register: complete sets, each element with its source.</summary>
internal sealed class RegisterAnswers(KnowledgeSnapshot snapshot)
{
    private const int Shown = 25;
    private const int Highlights = 6;
    private const int LongestReason = 320;
    private readonly Dictionary<string, DocumentRegister> _registers = snapshot.Registers.ToDictionary(register => register.DocumentId);

    public void About(AnswerDraft draft, Reading reading, Event told)
    {
        Phrases phrases = Phrases.For(reading.Language);
        switch (reading.Intent)
        {
            case Intent.Attendees: Set(draft, phrases.Say("attendees", Title(told)), AttendeeFilter.Asked(snapshot.Documents[told.DocumentId], told, reading).Take(Shown), attendee => Attendee(draft, told, attendee)); break;
            case Intent.Presentations: Set(draft, phrases.Say("presentations", Title(told)), ByPart(told.Presentations, reading).Take(Shown), talk => Talk(draft, told, talk)); break;
            case Intent.TopicSpeaker:
                Set(draft, phrases.Say("presentations", Title(told)), Relevant(told.Presentations, reading), talk => Talk(draft, told, talk));
                if (draft.Facts.Count == 0) Set(draft, phrases.Say("attendees", Title(told)), AttendeeFilter.ByDeed(snapshot.Documents[told.DocumentId], told, reading), attendee => Attendee(draft, told, attendee));
                break;
            case Intent.PersonTopic or Intent.PersonInfo when reading.Person is { } person: Person(draft, phrases, reading, told, person); break;
            case Intent.Contact: Set(draft, phrases.Say("contact", Title(told)), Contacts(reading, told), contact => Contact(draft, phrases, told, contact)); break;
            case Intent.Date: Single(draft, phrases, told, "date", told.DateAsPrinted); break;
            case Intent.Place: Single(draft, phrases, told, "place", [told.Venue, told.City, told.Country]); break;
            case Intent.Organizer: Single(draft, phrases, told, "organizer", [.. told.Organizers]); break;
            case Intent.Host: Single(draft, phrases, told, "host", [.. told.Hosts]); break;
            case Intent.Funder: Single(draft, phrases, told, "funder", [.. told.Supporters]); break;
            case Intent.Count: Single(draft, phrases, told, "count", told.ParticipantCount?.Printed); break;
            case Intent.Law: Set(draft, phrases.Say("law", Title(told)), told.Laws, law => draft.Item("law", law.Clean, told.Id, Fields(("name", law)), law.Source)); break;
            case Intent.Absent:
                Set(draft, phrases.Say("absent", Title(told)), told.Absent, absentee => Absentee(draft, told, absentee));
                break;
            case Intent.Overview or Intent.More: Overview(draft, phrases, told); break;
        }
    }

    /// <summary>The events that fit the question's names and dates, or those of the person asked for.</summary>
    public void Events(AnswerDraft draft, Reading reading)
    {
        IEnumerable<Event> events = reading.Intent == Intent.PersonEvents && reading.Person is { } person
            ? snapshot.Events.Where(told => told.Attendees.Any(a => a.Name?.Clean == person) || told.Presentations.Any(p => p.Speaker?.Clean == person))
            : reading.Fitting;
        Set(draft, Phrases.For(reading.Language).Say("events"), events.Take(Shown), told => EventItem(draft, told));
    }

    /// <summary>How to reach the person that the question names, whichever event they belong to.</summary>
    public void ContactOf(AnswerDraft draft, Reading reading)
    {
        if (reading.Person is not { } person || !NameMatcher.Words(person).Any(reading.Names.Contains)) return;
        Phrases phrases = Phrases.For(reading.Language);
        foreach (DocumentRegister register in snapshot.Registers.Where(register => register.Events.Count > 0))
            Set(draft, phrases.Say("contact", person), register.Contacts.Where(contact => contact.Name?.Clean == person), contact => Contact(draft, phrases, register.Events[0], contact));
    }

    public static void EventItem(AnswerDraft draft, Event told)
    {
        if (told.Title is { } title) draft.Item("event", Join(title, told.DateAsPrinted, told.City, told.Country), told.Id, Fields(("name", title)), title.Source);
    }

    private static void Set<T>(AnswerDraft draft, string lead, IEnumerable<T> items, Action<T> write)
    {
        int at = draft.Statements.Count;
        foreach (T item in items) write(item);
        if (draft.Statements.Count > at) draft.Statements.Insert(at, Statement.Plain(lead));
    }

    private void Person(AnswerDraft draft, Phrases phrases, Reading reading, Event told, string person)
    {
        if (reading.Intent == Intent.PersonInfo) Set(draft, phrases.Say("person", person), told.Attendees.Where(a => a.Name?.Clean == person), attendee => Attendee(draft, told, attendee));
        Set(draft, phrases.Say("person_topic", person), told.Presentations.Where(p => p.Speaker?.Clean == person), talk => Talk(draft, told, talk));
        if (draft.Facts.Count > 0) return;
        // Somebody who was not there gave no talk: that is no answer to what they said.
        if (reading.Intent == Intent.PersonInfo) Set(draft, phrases.Say("absent", Title(told)), told.Absent.Where(a => a.Name.Clean == person), a => Absentee(draft, told, a));
        // No talk of theirs is known: what the text says of them.
        Set(draft, phrases.Say("quote"), told.Attendees.Where(a => a.Name?.Clean == person), attendee => draft.Quote(attendee.Evidence, told.Id));
    }

    private void Overview(AnswerDraft draft, Phrases phrases, Event told)
    {
        draft.Statements.Add(Statement.Plain(phrases.Say("overview", Title(told))));
        Single(draft, phrases, told, "date", told.DateAsPrinted);
        Single(draft, phrases, told, "place", [told.City, told.Country]);
        Single(draft, phrases, told, "organizer", [.. told.Organizers]);
        Single(draft, phrases, told, "funder", [.. told.Supporters]);
        Single(draft, phrases, told, "count", told.ParticipantCount?.Printed);
        foreach (Presentation talk in told.Presentations.Take(Highlights)) Talk(draft, told, talk);
        if (snapshot.Documents[told.DocumentId].Blocks.FirstOrDefault(block => block.Kind == BlockKind.Paragraph && block.Length > 80 && told.Scope.Overlaps(new SourceSpan(told.DocumentId, block.Start, block.Length))) is { } opening)
            draft.Quote(new SourceSpan(told.DocumentId, opening.Start, opening.Length), told.Id);
    }

    // All of the document's, or those of the person or body that the question names.
    private IEnumerable<Contact> Contacts(Reading reading, Event told)
    {
        IReadOnlyList<Contact> all = _registers[told.DocumentId].Contacts;
        if (reading.Person is { } person && all.Where(contact => contact.Name?.Clean == person).ToArray() is var own && (own.Length > 0 || reading.Names.Any(name => NameMatcher.Words(person).Contains(name)))) return own;
        string[] asked = [.. reading.Words.Where(word => word.Length > 3 && (reading.Part.Contains(word) || reading.Content.Contains(word) || RoleWords.Contains(word)))];
        var scored = all.Select(contact => (contact, Hits: NameMatcher.Words(Join(contact.Name, contact.Role, contact.Organization)).Count(word => asked.Any(other => NameMatcher.Same(word, other))))).ToList();
        int most = scored.Count == 0 ? 0 : scored.Max(pair => pair.Hits);
        return most > 0 ? scored.Where(pair => pair.Hits == most).Select(pair => pair.contact) : all;
    }

    private static IEnumerable<Presentation> ByPart(IReadOnlyList<Presentation> talks, Reading reading)
    {
        if (reading.Part.Count == 0) return talks;
        Presentation[] some = [.. talks.Where(talk => NameMatcher.Words(Join(talk.Speaker, talk.Role, talk.Organization, talk.Topic)).Any(word => reading.Part.Any(part => NameMatcher.Same(word, part))))];
        return some.Length > 0 ? some : talks;
    }

    private static IEnumerable<Presentation> Relevant(IReadOnlyList<Presentation> talks, Reading reading)
    {
        IReadOnlySet<string> asked = PassageIndex.Stems(reading.Text, reading.Language);
        var scored = talks.Select(talk => (talk, Score: PassageIndex.Stems(talk.Topic?.Clean ?? "", reading.Language).Count(asked.Contains))).Where(t => t.Score > 0).ToList();
        return scored.Where(t => t.Score == scored.Max(s => s.Score)).Select(t => t.talk);
    }

    private static void Attendee(AnswerDraft draft, Event told, Attendee a) =>
        draft.Item("attendee", Join(a.Name ?? a.Role, a.Name is null ? null : a.Role, a.Organization, a.Country), told.Id, Fields(("name", a.Name ?? a.Role), ("role", a.Role), ("organization", a.Organization), ("country", a.Country)), a.Evidence);

    // The sentence tells why, and who came instead.
    private void Absentee(AnswerDraft draft, Event told, Absentee a)
    {
        string sentence = snapshot.Documents[told.DocumentId].Print(a.Evidence.Start, a.Evidence.Length).Clean;
        draft.Item("absent", Join(a.Name, a.Role, a.Organization) + (sentence.Length <= LongestReason ? $": “{sentence}”" : a.Why is { } why ? $" ({why.Clean})" : ""), told.Id, Fields(("name", a.Name), ("why", a.Why)), a.Evidence);
    }

    private static void Talk(AnswerDraft draft, Event told, Presentation p) =>
        draft.Item("presentation", $"{Join(p.Speaker ?? p.Role, p.Organization)}: {p.Topic?.Clean}", told.Id, Fields(("name", p.Speaker), ("role", p.Role), ("organization", p.Organization), ("topic", p.Topic)), p.Evidence);

    private static void Contact(AnswerDraft draft, Phrases phrases, Event told, Contact c)
    {
        string numbers = string.Join(", ", c.Phones.Select(p => $"{phrases.Say(p.Kind.ToString().ToLowerInvariant())} {p.Printed.Clean}").Concat(c.Emails.Select(e => e.Clean)));
        string who = Join(c.Name, c.Role, c.Organization);
        var fields = Fields(("name", c.Name), ("role", c.Role), ("organization", c.Organization));
        for (int i = 0; i < c.Phones.Count; i++) fields[$"phone{i + 1}"] = c.Phones[i].Printed.Clean;
        for (int i = 0; i < c.Emails.Count; i++) fields[$"email{i + 1}"] = c.Emails[i].Clean;
        draft.Item("contact", who.Length > 0 ? $"{who}: {numbers}" : numbers, told.Id, fields, c.Evidence);
    }

    private static void Single(AnswerDraft draft, Phrases phrases, Event told, string kind, params Printed?[] values)
    {
        Printed[] found = [.. values.OfType<Printed>()];
        if (found.Length == 0) return;
        int[] numbers = [.. found.Select(value => draft.CiteSentence(value.Source)).Distinct()];
        string text = string.Join(", ", found.Select(value => value.Clean).Distinct());
        // A range without its year is worked out from the document's date: say it in full.
        if (kind == "date" && told.StartDate is { } start && !text.Contains(start.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)) text += $" ({start:yyyy-MM-dd}{(told.EndDate is { } end && end != start ? $" – {end:yyyy-MM-dd}" : "")})";
        draft.Statements.Add(new Statement(phrases.Say(kind, Title(told), text), numbers));
        foreach (Printed value in found) draft.Facts.Add(new Fact(kind, value.Clean, told.Id, new Dictionary<string, string>(), [draft.CiteSentence(value.Source)]));
    }

    private static string Title(Event told) => told.Title?.Clean ?? told.Id;
    private static string Join(params Printed?[] values) => string.Join(", ", values.OfType<Printed>().Select(value => value.Clean).Distinct());
    private static Dictionary<string, string> Fields(params (string Key, Printed? Value)[] values) => values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!.Clean);
}
