using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Places;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Identity;

/// <summary>Finds which events of different documents are one: their days meet, nothing in them speaks against it, and something beside the days speaks for it.</summary>
internal static class EventGrouping
{
    private const double LikeTitle = 0.5, SameTitle = 0.8;
    private const int LongestEvent = 20;

    /// <param name="bodies">Asked for only where two events can be told by their bodies alone.</param>
    public static IReadOnlyList<EventGroup> Group(IReadOnlyList<Event> events, Lazy<BodyNames> bodies)
    {
        Sketch[] sketches = [.. events.Select(told => new Sketch(told, bodies))];
        var merging = new Merging(events.Count);
        foreach (IReadOnlyList<int> bucket in Buckets(sketches))
        {
            for (int a = 0; a < bucket.Count; a++)
            {
                for (int b = a + 1; b < bucket.Count; b++)
                {
                    if (IsSame(sketches[bucket[a]], sketches[bucket[b]])) merging.Join(bucket[a], bucket[b]);
                }
            }
        }
        return [.. merging.Groups().SelectMany(group => Apart(group, events)).Select(group => new EventGroup(group[0].Id, group, Disagreements(group)))];
    }

    // Only events that share a day, or, where one has none, a rare word of the title, are compared.
    private static IEnumerable<IReadOnlyList<int>> Buckets(Sketch[] sketches)
    {
        var buckets = new Dictionary<(int Day, string? Word, string? Country), List<int>>();
        for (int i = 0; i < sketches.Length; i++)
        {
            foreach ((int, string?, string?) key in sketches[i].Keys())
            {
                if (!buckets.TryGetValue(key, out List<int>? bucket)) buckets[key] = bucket = [];
                bucket.Add(i);
            }
        }
        return buckets.Values.Where(bucket => bucket.Count > 1);
    }

    private static bool IsSame(Sketch a, Sketch b)
    {
        if (a.Event.DocumentId == b.Event.DocumentId) return false;
        bool dated = a.Start is not null && b.Start is not null;
        if (dated && (a.Start > b.End || b.Start > a.End)) return false;
        if (a.Cities.Count > 0 && b.Cities.Count > 0 && !a.Cities.Overlaps(b.Cities) || a.Country is not null && b.Country is not null && a.Country != b.Country) return false;
        double title = a.TitleLikeness(b);
        int people = a.SharedPeople(b);
        // Days and place are shared by chance in a capital; somebody or some body in common is not.
        return dated ? people > 0 || a.Bodies.Overlaps(b.Bodies) && (title > 0.2 || a.Cities.Overlaps(b.Cities)) || title >= LikeTitle : title >= SameTitle && (a.Cities.Overlaps(b.Cities) || people > 1) || people > 2;
    }

    // Two events that one document tells apart are never one, whatever a third document says.
    private static IEnumerable<IReadOnlyList<Event>> Apart(IReadOnlyList<int> group, IReadOnlyList<Event> events)
    {
        List<Event> members = [.. group.Select(i => events[i])];
        if (members.Select(told => told.DocumentId).Distinct().Count() == members.Count) return [members];
        return members.Select(told => (IReadOnlyList<Event>)[told]);
    }

    private static List<Disagreement> Disagreements(IReadOnlyList<Event> group)
    {
        var found = new List<Disagreement>();
        void Add(string field, Func<Event, string?> value, Func<Event, Printed?> printed)
        {
            Event[] giving = [.. group.Where(told => value(told) is not null && printed(told) is not null)];
            if (giving.Select(value).Distinct().Count() > 1) found.Add(new Disagreement(field, [.. giving.Select(told => printed(told)!)]));
        }
        if (group.Count < 2) return found;
        Add("participant_count", told => told.ParticipantCount?.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture), told => told.ParticipantCount?.Printed);
        Add("start_date", told => told.StartDate?.ToString("O", null), told => told.DateAsPrinted);
        Add("end_date", told => told.EndDate?.ToString("O", null), told => told.DateAsPrinted);
        Add("city", told => told.City is { } city && !Gazetteer.IsCity(city.Clean) ? Token.Fold(city.Clean) : null, told => told.City);
        return found;
    }

    /// <summary>What two events are compared by; what few comparisons come to is made when it is first asked for.</summary>
    private sealed class Sketch(Event told, Lazy<BodyNames> bodies)
    {
        public Event Event => told;
        public DateOnly? Start { get; } = told.StartDate ?? told.EndDate;
        public DateOnly? End { get; } = told.EndDate ?? told.StartDate;
        public string? Country { get; } = told.Country is { } country ? CountryNames.Canonical(country.Clean) : null;
        public HashSet<string> Title { get; } = [.. Words(told.Title?.Clean)];
        public HashSet<string> Cities => field ??= told.City is { } city ? Gazetteer.Names(city.Clean) : [];
        public HashSet<string> Bodies => field ??= [.. told.Organizers.Concat(told.Supporters).Concat(told.Hosts).Select(bodies.Value.Key)];
        private PersonName[] People => field ??= [.. told.Attendees.Where(attendee => attendee.Kind == AttendeeKind.Person && attendee.Name is not null).Select(attendee => PersonName.Of(attendee.Name!.Clean)).Where(name => name.Words.Length > 1)];

        public IEnumerable<(int Day, string? Word, string? Country)> Keys()
        {
            foreach (string word in Title.Where(word => word.Length > 6)) yield return (0, word, Country);
            if (Start is not { } day || End is not { } last) yield break;
            for (int n = 0; n < LongestEvent && day <= last; n++, day = day.AddDays(1)) yield return (day.DayNumber, null, null);
        }

        public double TitleLikeness(Sketch other) =>
            Title.Count < 3 || other.Title.Count < 3 ? 0 : (double)Title.Count(other.Title.Contains) / Title.Union(other.Title).Count();

        public int SharedPeople(Sketch other) => People.Count(person => other.People.Any(name => person.Compare(name) != Likeness.None));

        private static IEnumerable<string> Words(string? title) => Token.Fold(title ?? "").Split([' ', ',', '.', ':', ';', '"', '\'', '«', '»', '“', '”', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 3);
    }
}
