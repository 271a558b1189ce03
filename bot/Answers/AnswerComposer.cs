using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>Writes the answer to a question from the register and the passages; every fact with its source.</summary>
internal sealed class AnswerComposer(KnowledgeSnapshot snapshot)
{
    private const int Shown = 25;

    public Reply Compose(Reading reading) => reading.Intent switch
    {
        Intent.Crisis => Plain(Outcome.Crisis, reading.Intent, reading.Confidence, reading.Language, "crisis") with { Suggestions = [] },
        Intent.OutOfScope => Plain(Outcome.OutOfScope, reading, "out_of_scope"),
        Intent.Greeting => Plain(Outcome.SmallTalk, reading, "greeting"),
        Intent.Thanks => Plain(Outcome.SmallTalk, reading, "thanks"),
        Intent.Goodbye => Plain(Outcome.SmallTalk, reading, "goodbye"),
        Intent.SmallTalk or Intent.Affirm or Intent.Deny => Plain(Outcome.SmallTalk, reading, "small_talk"),
        Intent.Help => Plain(Outcome.Help, reading, "help"),
        Intent.ListEvents => Events(reading, [.. snapshot.Events]),
        _ when reading.Events.Count > 1 => AskBack(reading),
        _ when reading.Events.Count == 0 => Passages(reading),
        _ => About(reading, reading.Events[0]),
    };

    public static Reply Plain(Outcome outcome, Intent intent, double confidence, Language language, string key) => new()
    {
        Outcome = outcome, Intent = intent.Label(), Confidence = confidence, Language = language,
        Statements = [Statement.Plain(Phrases.For(language).Say(key))], Suggestions = Phrases.For(language).List("suggestions"),
    };

    private static Reply Plain(Outcome outcome, Reading reading, string key) => Plain(outcome, reading.Intent, reading.Confidence, reading.Language, key);

    private Reply About(Reading reading, Event told)
    {
        var draft = new AnswerDraft(snapshot);
        Phrases phrases = Phrases.For(reading.Language);
        string title = Title(told);
        switch (reading.Intent)
        {
            case Intent.Attendees or Intent.Count when told.ParticipantCount is null || reading.Intent == Intent.Attendees:
                draft.Statements.Add(Statement.Plain(phrases.Say("attendees", title)));
                foreach (Attendee attendee in Filter(told.Attendees, reading)) Attendee(draft, told, attendee);
                break;
            case Intent.Presentations or Intent.TopicSpeaker:
                draft.Statements.Add(Statement.Plain(phrases.Say("presentations", title)));
                foreach (Presentation talk in Relevant(told.Presentations, reading)) Talk(draft, told, talk);
                break;
            case Intent.PersonTopic or Intent.PersonInfo or Intent.PersonEvents when reading.Person is { } person:
                draft.Statements.Add(Statement.Plain(phrases.Say(reading.Intent == Intent.PersonTopic ? "person_topic" : "person", person)));
                if (reading.Intent != Intent.PersonTopic) foreach (Attendee attendee in told.Attendees.Where(a => a.Name?.Clean == person)) Attendee(draft, told, attendee);
                foreach (Presentation talk in told.Presentations.Where(p => p.Speaker?.Clean == person)) Talk(draft, told, talk);
                break;
            case Intent.Contact:
                draft.Statements.Add(Statement.Plain(phrases.Say("contact", title)));
                foreach (Contact contact in snapshot.Registers.First(r => r.DocumentId == told.DocumentId).Contacts) Contact(draft, phrases, told, contact);
                break;
            case Intent.Date: Single(draft, phrases, told, "date", told.DateAsPrinted); break;
            case Intent.Place: Single(draft, phrases, told, "place", [told.City, told.Country, told.Venue]); break;
            case Intent.Organizer: Single(draft, phrases, told, "organizer", [.. told.Organizers]); break;
            case Intent.Host: Single(draft, phrases, told, "host", [.. told.Hosts]); break;
            case Intent.Funder when reading.Unknown.Count == 0: Single(draft, phrases, told, "funder", [.. told.Supporters]); break;
            case Intent.Count: Single(draft, phrases, told, "count", told.ParticipantCount?.Printed); break;
            case Intent.Law:
                draft.Statements.Add(Statement.Plain(phrases.Say("law", title)));
                foreach (Printed law in told.Laws) draft.Item("law", law.Clean, told.Id, Fields(("name", law)), law.Source);
                break;
            case Intent.Absent:
                draft.Statements.Add(Statement.Plain(phrases.Say("absent", title)));
                foreach (Absentee absentee in told.Absent) draft.Item("absent", Join(absentee.Name, absentee.Role, absentee.Organization, absentee.Why), told.Id, Fields(("name", absentee.Name), ("why", absentee.Why)), absentee.Evidence);
                break;
            case Intent.Overview:
                draft.Statements.Add(Statement.Plain(phrases.Say("overview", title)));
                Single(draft, phrases, told, "date", told.DateAsPrinted);
                Single(draft, phrases, told, "place", [told.City, told.Country]);
                Single(draft, phrases, told, "organizer", [.. told.Organizers]);
                foreach (Presentation talk in told.Presentations.Take(6)) Talk(draft, told, talk);
                break;
            case Intent.Funder: break;
            default: return Passages(reading);
        }
        return draft.Facts.Count == 0 ? NotFound(reading) : Answered(reading, draft);
    }

    private static IEnumerable<Attendee> Filter(IReadOnlyList<Attendee> attendees, Reading reading)
    {
        if (reading.Body is { } body && attendees.Any(a => a.Organization?.Clean == body || a.Name?.Clean == body)) return attendees.Where(a => a.Organization?.Clean == body || a.Name?.Clean == body);
        return attendees.Take(Shown);
    }

    private static IEnumerable<Presentation> Relevant(IReadOnlyList<Presentation> talks, Reading reading)
    {
        if (reading.Intent != Intent.TopicSpeaker) return talks.Take(Shown);
        IReadOnlySet<string> asked = PassageIndex.Stems(reading.Text, reading.Language);
        var scored = talks.Select(talk => (talk, Score: PassageIndex.Stems(talk.Topic?.Clean ?? "", reading.Language).Count(asked.Contains))).Where(t => t.Score > 0).ToList();
        return scored.Where(t => t.Score == scored.Max(s => s.Score)).Select(t => t.talk);
    }

    private static void Attendee(AnswerDraft draft, Event told, Attendee a) =>
        draft.Item("attendee", Join(a.Name ?? a.Role, a.Name is null ? null : a.Role, a.Organization, a.Country), told.Id, Fields(("name", a.Name ?? a.Role), ("role", a.Role), ("organization", a.Organization), ("country", a.Country)), a.Evidence);

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
        int[] numbers = [.. found.Select(value => draft.Cite(value.Source)).Distinct()];
        string text = string.Join(", ", found.Select(value => value.Clean).Distinct());
        draft.Statements.Add(new Statement(phrases.Say(kind, Title(told), text), numbers));
        foreach (Printed value in found) draft.Facts.Add(new Fact(kind, value.Clean, told.Id, new Dictionary<string, string>(), [draft.Cite(value.Source)]));
    }

    private Reply Passages(Reading reading)
    {
        HashSet<string>? documents = reading.Events.Count == 1 ? [reading.Events[0].DocumentId] : null;
        IReadOnlySet<string> asked = PassageIndex.Stems(reading.Text, reading.Language);
        ScoredPassage? best = snapshot.Passages.Search(reading.Text, 1, documents) is [var first] ? first : null;
        int shared = best is null ? 0 : PassageIndex.Stems(best.Passage.Text, reading.Language).Count(asked.Contains);
        if (best is null || shared < Math.Max(2, asked.Count / 2)) return NotFound(reading);
        var draft = new AnswerDraft(snapshot);
        draft.Statements.Add(Statement.Plain(Phrases.For(reading.Language).Say("quote")));
        draft.Item("passage", best.Passage.Text, null, new Dictionary<string, string>(), best.Passage.Source);
        return Answered(reading, draft);
    }

    private Reply Events(Reading reading, IReadOnlyList<Event> events)
    {
        var draft = new AnswerDraft(snapshot);
        draft.Statements.Add(Statement.Plain(Phrases.For(reading.Language).Say("events")));
        foreach (Event told in events.Take(Shown)) EventItem(draft, told);
        return draft.Facts.Count == 0 ? NotFound(reading) : Answered(reading, draft);
    }

    private Reply AskBack(Reading reading)
    {
        var draft = new AnswerDraft(snapshot);
        draft.Statements.Add(Statement.Plain(Phrases.For(reading.Language).Say("ask_back")));
        foreach (Event told in reading.Events.Take(6)) EventItem(draft, told);
        return Answered(reading, draft) with { Outcome = Outcome.AskBack, Suggestions = [.. reading.Events.Take(6).Select(Title)] };
    }

    private static void EventItem(AnswerDraft draft, Event told)
    {
        if (told.Title is { } title) draft.Item("event", Join(title, told.DateAsPrinted, told.City ?? told.Country), told.Id, Fields(("name", title)), title.Source);
    }

    private static Reply NotFound(Reading reading) => Plain(Outcome.NotFound, reading, "help") with { Statements = [Statement.Plain(Phrases.For(reading.Language).Say("not_found", reading.Text.Trim()))] };

    private static Reply Answered(Reading reading, AnswerDraft draft) => new()
    {
        Outcome = Outcome.Answered, Intent = reading.Intent.Label(), Confidence = reading.Confidence, Language = reading.Language,
        Statements = draft.Statements, Facts = draft.Facts, Citations = draft.Citations, Suggestions = Phrases.For(reading.Language).List("suggestions"),
    };

    private static string Title(Event told) => told.Title?.Clean ?? told.Id;
    private static string Join(params Printed?[] values) => string.Join(", ", values.OfType<Printed>().Select(value => value.Clean).Distinct());
    private static Dictionary<string, string> Fields(params (string Key, Printed? Value)[] values) => values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!.Clean);
}
