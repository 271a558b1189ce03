using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Knowledge.Questions;

/// <summary>How well an event fits a question.</summary>
/// <param name="Score">From 0; a rare name of the event's place counts most.</param>
/// <param name="Named">Names of the question that stand in the event's own terms (place, title, bodies, people, topics), and parts of its date.</param>
/// <param name="Elsewhere">Names of the question that only the event's document holds: they ask for a part of it ("from Brazil").</param>
/// <param name="Missing">Names of the question that its document does not hold.</param>
public sealed record EventMatch(Event Event, double Score, int Named, IReadOnlyList<string> Elsewhere, IReadOnlyList<string> Missing);

/// <summary>Which events a question may mean, by the words that tell events apart (place, date, organiser, title, people). Built once a snapshot.</summary>
public sealed class EventMatcher
{
    private const int HeadLength = 300;

    private readonly List<(Event Event, Dictionary<string, double> Terms)> _events = [];
    private readonly Dictionary<string, double> _rarity = [];
    private readonly Vocabulary _vocabulary;

    public EventMatcher(KnowledgeSnapshot snapshot, Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        Dictionary<string, DocumentRegister> registers = snapshot.Registers.ToDictionary(register => register.DocumentId);
        foreach (Event told in snapshot.Events) _events.Add((told, Terms(told, registers[told.DocumentId], snapshot.Documents[told.DocumentId])));
        foreach (var group in _events.SelectMany(e => e.Terms.Keys).GroupBy(term => term)) _rarity[group.Key] = Math.Log(1 + (double)_events.Count / group.Count());
    }

    public IEnumerable<Event> All => _events.Select(e => e.Event);

    /// <summary>All events with a score, best first; those that the date contradicts are left out.</summary>
    /// <param name="words">The question's words, folded.</param>
    /// <param name="names">Those of them that are names.</param>
    public IReadOnlyList<EventMatch> Match(IReadOnlyList<string> words, IReadOnlySet<string> names, DateWords date)
    {
        var matches = new List<EventMatch>();
        foreach ((Event told, Dictionary<string, double> terms) in _events)
        {
            if (date.Contradicts(told)) continue;
            int confirmed = date.Confirms(told);
            double score = 2.5 * confirmed;
            int named = confirmed;
            List<string> elsewhere = [], missing = [];
            foreach (string word in words.Distinct())
            {
                double own = Score(terms, word);
                bool name = names.Contains(word);
                score += name ? 1.5 * own : own;
                if (!name) continue;
                if (own > 0) named++;
                else if (_vocabulary.Has(told.DocumentId, word)) { elsewhere.Add(word); score += 0.8; }
                else missing.Add(word);
            }
            matches.Add(new EventMatch(told, score, named, elsewhere, missing));
        }
        return [.. matches.OrderBy(match => match.Missing.Count).ThenByDescending(match => match.Score)];
    }

    private double Score(Dictionary<string, double> terms, string word)
    {
        if (terms.TryGetValue(word, out double weight)) return weight * _rarity[word];
        double best = 0;
        foreach (string other in Synonyms.Of(word))
        {
            if (terms.TryGetValue(other, out double w)) best = Math.Max(best, w * _rarity[other]);
        }
        if (best > 0 || word.Length < 5) return best;
        foreach ((string term, double w) in terms)
        {
            if (NameMatcher.Same(word, term)) best = Math.Max(best, 0.8 * w * _rarity[term]);
        }
        return best;
    }

    private Dictionary<string, double> Terms(Event told, DocumentRegister register, Document document)
    {
        var terms = new Dictionary<string, double>();
        void Add(string? text, double weight)
        {
            foreach (string word in NameMatcher.Words(text ?? ""))
            {
                if ((word.Length > 2 || char.IsDigit(word[0])) && !DateWords.IsMonth(word)) terms[word] = Math.Max(weight, terms.GetValueOrDefault(word));
            }
        }
        // The head of the document and of the event's part of it name what it is about, whatever the register made of them.
        foreach (int start in (int[])[0, told.Scope.Start])
        {
            string head = document.Plain.Substring(start, Math.Min(HeadLength, document.Plain.Length - start));
            Add(string.Join(' ', NameMatcher.Words(head).Where(_vocabulary.IsName)), 0.8);
        }
        Add(told.Title?.Clean, 1);
        Add(told.City?.Clean, 2);
        Add(told.Country?.Clean, 1.5);
        Add(told.Venue?.Clean, 0.6);
        foreach (Printed body in told.Organizers.Concat(told.Hosts).Concat(told.Supporters)) Add(body.Clean, 0.7);
        foreach (Attendee attendee in told.Attendees.Where(a => a.Kind == AttendeeKind.Person)) Add(attendee.Name?.Clean, 0.9);
        foreach (Presentation talk in told.Presentations) Add(talk.Topic?.Clean, 0.35);
        foreach (Contact contact in register.Contacts) { Add(contact.Name?.Clean, 0.7); Add(contact.Organization?.Clean, 0.5); }
        return terms;
    }
}
