using ChatAssistant.Channels.Discord.Wire;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Channels.Discord;

/// <summary>Names of events and people to choose from while typing. Safe on several threads.</summary>
internal sealed class KnownNames(LiveKnowledge knowledge)
{
    /// <summary>Choices in an answer, and characters of each ("Autocomplete").</summary>
    private const int Most = 25, Longest = 100;
    private Prepared? _prepared;

    /// <summary>Names that have words beginning with all that is typed: events, the newest first, then people by name.</summary>
    public IReadOnlyList<Choice> Offer(string typed, bool people)
    {
        string[] starts = NameMatcher.Words(typed);
        Prepared now = Now();
        IEnumerable<Name> names = people ? now.Events.Concat(now.People) : now.Events;
        return [.. names.Where(name => name.Fits(starts)).Select(name => new Choice(Shortened.WithDots(name.Shown, Longest), Shortened.AtWord(name.Text, Longest))).DistinctBy(choice => choice.Value).Take(Most)];
    }

    /// <summary>True for the title of an event, as <see cref="Offer"/> gives it.</summary>
    public bool IsEvent(string text) => Now().Titles.Contains(text);

    // What was prepared for a snapshot serves until the next one comes.
    private Prepared Now()
    {
        KnowledgeSnapshot current = knowledge.Current;
        return _prepared is { } prepared && prepared.Snapshot == current ? prepared : _prepared = new Prepared(current);
    }

    private sealed class Prepared(KnowledgeSnapshot snapshot)
    {
        public KnowledgeSnapshot Snapshot { get; } = snapshot;
        public IReadOnlyList<Name> Events { get; } = [.. snapshot.Events.OrderByDescending(told => told.StartDate).Select(EventName)];
        public IReadOnlyList<Name> People { get; } = [.. snapshot.Events.SelectMany(PeopleOf).Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCultureIgnoreCase).Select(name => new Name(name, name, NameMatcher.Words(name)))];
        public HashSet<string> Titles { get; } = [.. snapshot.Events.Select(told => Shortened.AtWord(told.Title?.Clean ?? told.Id, Longest))];

        // A place or year finds the event too, where its title does not name it.
        private static Name EventName(Event told)
        {
            string title = told.Title?.Clean ?? told.Id;
            string[] more = [.. new[] { told.City?.Clean, told.Country?.Clean, told.DateAsPrinted?.Clean }.OfType<string>()];
            return new Name(title, title, NameMatcher.Words(string.Join(' ', [title, .. more])));
        }

        private static IEnumerable<string> PeopleOf(Event told) =>
            told.Attendees.Where(attendee => attendee.Kind == AttendeeKind.Person).Select(attendee => attendee.Name?.Clean).Concat(told.Presentations.Select(talk => talk.Speaker?.Clean)).OfType<string>();
    }

    private sealed record Name(string Text, string Shown, string[] Words)
    {
        public bool Fits(string[] starts) => starts.All(start => Words.Any(word => word.StartsWith(start, StringComparison.Ordinal)));
    }
}
