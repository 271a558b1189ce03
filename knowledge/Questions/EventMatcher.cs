using System.Globalization;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Knowledge.Questions;

/// <summary>Which events a question may mean, by the words that tell events apart (place, year, month, organiser, title, people). Built once a snapshot.</summary>
public sealed class EventMatcher
{
    private static readonly string[] Locales = ["en", "es", "fr"];
    private readonly List<(Event Event, Dictionary<string, double> Terms)> _events = [];
    private readonly Dictionary<string, double> _rarity = [];

    public EventMatcher(KnowledgeSnapshot snapshot)
    {
        foreach (Event told in snapshot.Events) _events.Add((told, Terms(told, snapshot.Registers.First(r => r.DocumentId == told.DocumentId))));
        foreach (var group in _events.SelectMany(e => e.Terms.Keys).GroupBy(term => term)) _rarity[group.Key] = Math.Log(1 + (double)_events.Count / group.Count());
    }

    /// <summary>Events that the words point to, best first, with a score from 0 (nothing) on.</summary>
    public IReadOnlyList<(Event Event, double Score)> Match(string question)
    {
        string[] words = [.. NameMatcher.Words(question).Distinct()];
        return [.. _events.Select(e => (e.Event, Score: words.Sum(word => Score(e.Terms, word)))).Where(e => e.Score > 0.2).OrderByDescending(e => e.Score)];
    }

    public IEnumerable<Event> All => _events.Select(e => e.Event);

    private double Score(Dictionary<string, double> terms, string word)
    {
        if (terms.TryGetValue(word, out double weight)) return weight * _rarity[word];
        if (word.Length < 5) return 0;
        double best = 0;
        foreach ((string term, double w) in terms)
        {
            if (NameMatcher.Same(word, term)) best = Math.Max(best, 0.8 * w * _rarity[term]);
        }
        return best;
    }

    private static Dictionary<string, double> Terms(Event told, DocumentRegister register)
    {
        var terms = new Dictionary<string, double>();
        void Add(string? text, double weight)
        {
            foreach (string word in NameMatcher.Words(text ?? ""))
            {
                if (word.Length > 2 || char.IsDigit(word[0])) terms[word] = Math.Max(weight, terms.GetValueOrDefault(word));
            }
        }
        Add(told.Title?.Clean, 1);
        Add(told.City?.Clean, 2);
        Add(told.Country?.Clean, 1.5);
        Add(told.Venue?.Clean, 0.6);
        foreach (Printed body in told.Organizers.Concat(told.Hosts).Concat(told.Supporters)) Add(body.Clean, 0.7);
        if (told.StartDate is { } day)
        {
            Add(day.Year.ToString(CultureInfo.InvariantCulture), 1.5);
            foreach (string locale in Locales) Add(CultureInfo.GetCultureInfo(locale).DateTimeFormat.GetMonthName(day.Month), 1);
        }
        foreach (Attendee attendee in told.Attendees.Where(a => a.Kind == AttendeeKind.Person)) Add(attendee.Name?.Clean, 0.9);
        foreach (Presentation talk in told.Presentations) Add(talk.Topic?.Clean, 0.35);
        foreach (Contact contact in register.Contacts) { Add(contact.Name?.Clean, 0.7); Add(contact.Organization?.Clean, 0.5); }
        return terms;
    }
}
