using System.Globalization;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>Writes what was found: a lead sentence, then an item for each thing, in the order they were found.</summary>
internal sealed class FoundWriter(KnowledgeSnapshot snapshot, Reading reading, Findings.Found found)
{
    /// <summary>Items shown at once; "more" shows the next.</summary>
    private const int Most = 25;

    private const int LongestReason = 320;
    private readonly AnswerDraft _draft = new(snapshot);
    private readonly Phrases _phrases = Phrases.For(reading.Language);

    public Reply Write()
    {
        Finding[] items = [.. found.Items.Skip(reading.Skip).Take(Most)];
        string? lead = null;
        foreach (Finding item in items)
        {
            string? next = Lead(item);
            if (next is not null && next != lead) _draft.Say(next);
            lead = next ?? lead;
            Write(item);
        }
        int remaining = Math.Max(0, found.Items.Count - reading.Skip - items.Length);
        if (remaining > 0) _draft.Say(_phrases.Say("more", remaining));
        Reply reply = _draft.Reply(Outcome.Answered, reading, found.About is [var about] ? about : null);
        return reply with { Certainty = found.Certainty, Shown = items.Length, Remaining = remaining, Suggestions = remaining > 0 ? [_phrases.Say("more_word"), .. reply.Suggestions] : reply.Suggestions };
    }

    private bool SeveralEvents => found.About.Count > 1;

    /// <summary>The sentence before the first item of its kind; null for items that are sentences by themselves.</summary>
    private string? Lead(Finding item) => item switch
    {
        AttendeeFound a when found.Person is { } person && reading.Intent is Intent.PersonInfo => _phrases.Say("person", person),
        AttendeeFound a => _phrases.Say(found.IsPart ? "attendees_part" : "attendees", EventText.Title(a.Told)),
        AbsenteeFound a => _phrases.Say("absent", EventText.Title(a.Told)),
        TalkFound when found.Person is { } person => _phrases.Say("person_topic", person),
        TalkFound t => _phrases.Say("presentations", EventText.Title(t.Told)),
        ContactFound c => _phrases.Say("contact", c.Told is { } told ? EventText.Title(told) : found.Person),
        ValueFound { Aspect: Aspect.Law } v => _phrases.Say("law", EventText.Title(v.Told)),
        EventFound => _phrases.Say("events"),
        SentenceFound => _phrases.Say("quote"),
        _ => null,
    };

    private void Write(Finding item)
    {
        switch (item)
        {
            case AttendeeFound a: Attendee(a.Told, a.Attendee); break;
            case AbsenteeFound a: Absentee(a.Told, a.Absentee); break;
            case TalkFound t: Talk(t.Told, t.Talk); break;
            case ContactFound c: Contact(c.Told, c.Contact); break;
            case ValueFound v: Value(v); break;
            case EventFound e: EventText.Item(_draft, e.Told, reading.Language); break;
            case NumberFound n: _draft.Sentence("count", _phrases.Say("counted", n.Number, n.Counted), n.Number.ToString(CultureInfo.InvariantCulture), n.Told?.Id, n.Place); break;
            case SentenceFound s: _draft.Quote(s.Sentence, s.Told?.Id); break;
        }
    }

    private void Attendee(Event told, Attendee a)
    {
        Printed? name = a.Name ?? a.Role;
        _draft.Item("attendee", Join(name, a.Name is null ? null : a.Role, a.Organization, a.Country), told.Id, Fields(("name", name), ("role", a.Role), ("organization", a.Organization), ("country", a.Country)), a.Evidence);
    }

    // The sentence tells why, and who came instead.
    private void Absentee(Event told, Absentee a)
    {
        string sentence = snapshot.Documents[told.DocumentId].Print(a.Evidence.Start, a.Evidence.Length).Clean;
        string text = Join(a.Name, a.Role, a.Organization) + (sentence.Length <= LongestReason ? $": “{sentence}”" : a.Why is { } why ? $" ({why.Clean})" : "");
        _draft.Item("absent", text, told.Id, Fields(("name", a.Name), ("why", a.Why)), a.Evidence);
    }

    private void Talk(Event told, Presentation p)
    {
        string who = Join(p.Speaker ?? p.Role, p.Organization), text = who.Length > 0 ? $"{who}: {p.Topic?.Clean}" : p.Topic?.Clean ?? "";
        _draft.Item("presentation", SeveralEvents ? $"{text} ({EventText.Title(told)})" : text, told.Id, Fields(("name", p.Speaker), ("role", p.Role), ("organization", p.Organization), ("topic", p.Topic)), p.Evidence);
    }

    private void Contact(Event? told, Contact c)
    {
        string reach = string.Join(", ", c.Phones.Select(p => $"{_phrases.Say(p.Kind.ToString().ToLowerInvariant())} {p.Printed.Clean}").Concat(c.Emails.Select(e => e.Clean)));
        string who = Join(c.Name, c.Role, c.Organization);
        Dictionary<string, string> fields = Fields(("name", c.Name), ("role", c.Role), ("organization", c.Organization));
        for (int i = 0; i < c.Phones.Count; i++)
        {
            fields[$"phone{i + 1}"] = c.Phones[i].Printed.Clean;
            if (c.Phones[i].Dial is { } dial) fields[$"dial{i + 1}"] = dial;
        }
        for (int i = 0; i < c.Emails.Count; i++) fields[$"email{i + 1}"] = c.Emails[i].Clean;
        _draft.Item("contact", who.Length > 0 ? $"{who}: {reach}" : reach, told?.Id, fields, c.Evidence);
    }

    private void Value(ValueFound v)
    {
        string text = string.Join(", ", v.Values.Select(value => value.Clean).Distinct());
        if (v.Aspect == Aspect.Law)
        {
            _draft.Item("law", text, v.Told.Id, Fields(("name", v.Values[0])), v.Sentence);
            return;
        }
        // "Yesterday", or a range without its year, is worked out from the document's date: say it in full.
        if (v.Aspect == Aspect.Date && DayText.Of(v.Told, reading.Language) is { } days && !DayText.IsIn(text, v.Told)) text += $" ({days})";
        string kind = Kind(v.Aspect);
        int[] numbers = [_draft.Cite(v.Sentence), .. v.Values.Where(value => !value.Source.Overlaps(v.Sentence)).Select(value => _draft.Cite(value.Source))];
        _draft.Sentence(_phrases.Say(kind, EventText.Title(v.Told), text), numbers);
        foreach (Printed value in v.Values) _draft.Fact(new Fact(kind, value.Clean, v.Told.Id, new Dictionary<string, string>(), numbers));
    }

    private static string Kind(Aspect aspect) => aspect switch
    {
        Aspect.Date => "date",
        Aspect.Place => "place",
        Aspect.Organizer => "organizer",
        Aspect.Host => "host",
        Aspect.Funder => "funder",
        _ => "count",
    };

    private static string Join(params Printed?[] values) => string.Join(", ", values.OfType<Printed>().Select(value => value.Clean).Distinct());
    private static Dictionary<string, string> Fields(params (string Key, Printed? Value)[] values) => values.Where(v => v.Value is not null).ToDictionary(v => v.Key, v => v.Value!.Clean);
}
