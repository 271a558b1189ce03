using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Understanding;

/// <summary>What a question was taken for.</summary>
/// <param name="Events">The events meant: one, several that fit equally well, or none.</param>
/// <param name="Person">The name, as printed, of the person meant.</param>
/// <param name="Body">The body meant, as printed ("IOM Colombia").</param>
internal sealed record Reading(string Text, Intent Intent, double Confidence, Language Language, IReadOnlyList<Event> Events, string? Person, string? Body)
{
    /// <summary>Words of the question that nothing known accounts for.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}

/// <summary>Reads a question: its intent, and which event, person and body of the register it means.</summary>
internal sealed class QuestionReader(IIntentClassifier classifier, KnowledgeSnapshot snapshot)
{
    /// <summary>An event is chosen when its score is this much over the next.</summary>
    private const double Clear = 1.15;

    /// <summary>A conversation leaves its event only for words that point this clearly to another.</summary>
    private const double Told = 7;

    /// <summary>Words that point to an event less than this point to none.</summary>
    private const double Weak = 3;

    private readonly EventMatcher _matcher = new(snapshot);

    public Reading Read(string text, Language? hint, Focus focus)
    {
        IntentReading intent = classifier.Classify(text, hint);
        IReadOnlyList<(Event Event, double Score)> matched = _matcher.Match(text);
        (string? person, Event? of) = Person(text);
        string? body = Body(text);
        if (person is null && body is not null && intent.Intent is Intent.PersonTopic or Intent.PersonInfo) person = Speaker(body, focus.Event);
        IReadOnlyList<Event> events = Choose(matched, focus, of);
        if (person is null && intent.Intent is Intent.PersonTopic or Intent.PersonInfo && body is null) person = focus.Person;
        return new Reading(text, intent.Intent, intent.Confidence, intent.Language, events, person, body) { Unknown = Unknown(text, events) };
    }

    private Event[] Choose(IReadOnlyList<(Event Event, double Score)> matched, Focus focus, Event? ofPerson)
    {
        Event[] all = [.. _matcher.All];
        if (all.Length == 1) return all;
        if (matched.Count == 0) return focus.Event is { } last ? [last] : ofPerson is null ? [] : [ofPerson];
        double best = matched[0].Score;
        if (focus.Event is { } same && best < Told) return [same];
        if (best < Weak) return [];
        Event[] close = [.. matched.Where(m => m.Score * Clear >= best).Select(m => m.Event)];
        return focus.Event is { } kept && close.Contains(kept) ? [kept] : close;
    }

    private (string? Name, Event? Event) Person(string text)
    {
        string[] words = NameMatcher.Words(text);
        (string? Name, Event? Event, int Hits) best = (null, null, 0);
        foreach (Event told in snapshot.Events)
        {
            IEnumerable<Printed?> names = told.Attendees.Where(a => a.Kind == AttendeeKind.Person).Select(a => a.Name).Concat(told.Absent.Select(a => a.Name));
            foreach (Printed name in names.OfType<Printed>())
            {
                int hits = NameMatcher.Words(name.Clean).Count(part => part.Length > 2 && words.Any(word => NameMatcher.Same(word, part)));
                if (hits > best.Hits) best = (name.Clean, told, hits);
            }
        }
        return (best.Name, best.Event);
    }

    private string? Body(string text)
    {
        string[] words = NameMatcher.Words(text);
        (string? Name, int Hits) best = (null, 1);
        foreach (string body in snapshot.Events.SelectMany(e => e.Presentations.Select(p => p.Organization?.Clean).Concat(e.Attendees.Select(a => a.Organization?.Clean))).OfType<string>().Distinct())
        {
            string[] parts = NameMatcher.Words(body);
            int at = Array.IndexOf(words, parts[0]);
            if (at < 1 || words[at - 1] is not ("from" or "of" or "de" or "del" or "la" or "l" or "du" or "for" or "the" or "by")) continue;
            int hits = parts.Count(part => words.Contains(part));
            if (hits > best.Hits || (hits == parts.Length && hits >= best.Hits)) best = (body, hits);
        }
        return best.Name;
    }

    private string? Speaker(string body, Event? focus) =>
        (focus is null ? snapshot.Events : [focus]).SelectMany(e => e.Presentations).FirstOrDefault(p => p.Organization?.Clean == body)?.Speaker?.Clean;

    // Nouns that stand in no document and mean none of what is asked: "the hotel".
    private List<string> Unknown(string text, IReadOnlyList<Event> events)
    {
        var unknown = new List<string>();
        foreach (string word in NameMatcher.Words(text))
        {
            if (word.Length < 4 || QuestionWords.Contains(word)) continue;
            bool known = events.Any(e => snapshot.Documents[e.DocumentId] is { } document && NameMatcher.Words(document.Plain).Any(part => NameMatcher.Same(word, part)));
            if (!known) unknown.Add(word);
        }
        return unknown;
    }
}
