using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Channels.BotFramework.Invokes;

/// <summary>An event or person that was searched for.</summary>
/// <param name="Reply">What is known of it, as an answer.</param>
internal sealed record RegisterResult(string Title, string Details, Reply Reply);

/// <summary>Finds events and people by the beginnings of their words: titles, places and days; names, posts and bodies. Events first, the newest before older ones. Safe on several threads.</summary>
internal sealed class RegisterSearch(LiveKnowledge knowledge)
{
    private Prepared? _prepared;

    /// <param name="typed">May be half a word; empty for the newest events.</param>
    public IEnumerable<RegisterResult> Find(string typed, Language language)
    {
        string[] starts = NameMatcher.Words(typed);
        return Now().Entries.Where(entry => (starts.Length > 0 || entry.IsEvent) && starts.All(start => entry.Words.Any(word => word.StartsWith(start, StringComparison.Ordinal)))).Select(entry => entry.Result(language));
    }

    // What was prepared for a snapshot serves until the next one comes.
    private Prepared Now()
    {
        KnowledgeSnapshot current = knowledge.Current;
        return _prepared is { } prepared && prepared.Snapshot == current ? prepared : _prepared = new Prepared(current, [.. current.Events.OrderByDescending(told => told.StartDate).Select(OfEvent), .. current.Events.SelectMany(OfPeople).DistinctBy(entry => entry.Key)]);
    }

    private static Entry OfEvent(Event told)
    {
        string title = TitleOf(told), details = Join(" · ", told.DateAsPrinted, told.City, told.Country);
        Reply Reply(Language language) => Answer(language, told, title, [.. Facts(told)]);
        return new Entry(told.Id, true, NameMatcher.Words($"{title} {details}"), language => new RegisterResult(title, details, Reply(language)));
    }

    private static IEnumerable<Fact> Facts(Event told)
    {
        Fact Of(string kind, Printed value) => new(kind, value.Clean, told.Id, new Dictionary<string, string>(), []);
        if (told.DateAsPrinted is { } date) yield return Of("date", date);
        foreach (Printed place in new[] { told.Venue, told.City, told.Country }.OfType<Printed>()) yield return Of("place", place);
        foreach (Printed organizer in told.Organizers) yield return Of("organizer", organizer);
        foreach (Printed supporter in told.Supporters) yield return Of("supporter", supporter);
    }

    private static IEnumerable<Entry> OfPeople(Event told)
    {
        foreach (Attendee attendee in told.Attendees.Where(attendee => attendee.Kind == AttendeeKind.Person && attendee.Name is not null))
        {
            string name = attendee.Name!.Clean, details = Join(" · ", attendee.Role, attendee.Organization, attendee.Country), title = TitleOf(told);
            var fields = new (string Key, Printed? Value)[] { ("name", attendee.Name), ("role", attendee.Role), ("organization", attendee.Organization), ("country", attendee.Country) };
            var fact = new Fact("attendee", name, told.Id, fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!.Clean), []);
            yield return new Entry($"{name}\n{told.Id}", false, NameMatcher.Words($"{name} {details}"), language => new RegisterResult(name, details.Length > 0 ? $"{details} — {title}" : title, Answer(language, told, title, fact)));
        }
    }

    private static Reply Answer(Language language, Event told, string title, params Fact[] facts) => new()
    {
        Outcome = Outcome.Answered, Intent = "search", Confidence = 1, Language = language, Statements = [Statement.Plain(title)], Facts = facts, Citations = [new Citation(1, told.Title?.Source ?? told.Scope, title, told.Title?.Text ?? title)],
    };

    private static string TitleOf(Event told) => told.Title?.Clean ?? told.Id;

    private static string Join(string between, params Printed?[] values) => string.Join(between, values.OfType<Printed>().Select(value => value.Clean).Distinct());

    private sealed record Prepared(KnowledgeSnapshot Snapshot, IReadOnlyList<Entry> Entries);

    private sealed record Entry(string Key, bool IsEvent, string[] Words, Func<Language, RegisterResult> Result);
}
