using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Understanding;

/// <summary>Reads a question: its intent, and which event and person of the register it means.</summary>
internal sealed class QuestionReader(IIntentClassifier classifier, KnowledgeSnapshot snapshot)
{
    /// <summary>An event is chosen when its score is this much over the next.</summary>
    private const double Clear = 1.3;

    /// <summary>Words that point to an event less than this point to none.</summary>
    private const double Weak = 3;

    private readonly Vocabulary _vocabulary = new(snapshot.Documents.Values);
    private EventMatcher? _events;
    private readonly PersonMatcher _people = new(snapshot);

    private EventMatcher Events => _events ??= new EventMatcher(snapshot, _vocabulary);

    public Reading Read(string text, Language? hint, Focus focus)
    {
        string[] words = NameMatcher.Words(text);
        HashSet<string> names = Names(text, words);
        // The classifier tells names by their capitals; people type small.
        IntentReading reading = classifier.Classify(Capitalised(text, names), hint);
        Intent intent = reading.Intent is Intent.SameAgain or Intent.Correction ? focus.Intent ?? Intent.Overview : reading.Intent;
        if (SentenceWords.AsksForContact(words) && (intent is Intent.Overview or Intent.OpenQuestion || reading.Confidence < 0.6 && intent != Intent.Law)) intent = Intent.Contact;
        // "Qui animait la table ronde ?" asks for a person, not for the body behind the event.
        if (intent is Intent.Organizer or Intent.Host or Intent.Presentations && DeedWords.Of(words) is not null && words.Any(word => word is "who" or "quien" or "quienes" or "qui")) intent = Intent.Attendees;
        DateWords date = DateWords.Read(words);
        IReadOnlyList<PersonMatch> named = _people.Named(names);
        (IReadOnlyList<EventMatch> events, bool told) = Choose(words, names, date, focus, named);
        string[] content = [.. words.Where(word => word.Length > 2 && !CommonWords.Contains(word) && !char.IsDigit(word[0]) && !DateWords.IsMonth(word)).Distinct()];
        return new Reading(text, intent, reading.Confidence, reading.Language, [.. events.Select(match => match.Event)], Person(intent, words, content, events, named, focus))
        {
            Words = words,
            Names = names,
            Missing = events.Count > 0 ? events[0].Missing : [.. names.Where(name => !Known(name))],
            Part = events.Count > 0 ? events[0].Elsewhere : [],
            Content = content,
            Fitting = Fitting(words, names, date),
            Date = date,
            TellsEvent = told,
        };
    }

    private Event[] Fitting(string[] words, HashSet<string> names, DateWords date)
    {
        IReadOnlyList<EventMatch> matches = Events.Match(words, names, date);
        bool dated = date.Years.Count + date.Months.Count > 0;
        EventMatch[] allowed = [.. matches.Where(match => !dated || date.Confirms(match.Event) > 0 || match.Event.StartDate is null && date.Years.Any(year => _vocabulary.Has(match.Event.DocumentId, year.ToString(System.Globalization.CultureInfo.InvariantCulture)))).OrderBy(match => match.Event.StartDate)];
        if (names.Count == 0) return [.. allowed.Select(match => match.Event)];
        EventMatch[] all = [.. allowed.Where(match => match.Missing.Count == 0 && match.Elsewhere.Count == 0)];
        return [.. (all.Length > 0 ? all : [.. allowed.Where(match => match.Named > date.Confirms(match.Event))]).Select(match => match.Event)];
    }

    // Words with a capital inside the sentence, names in the documents, and unknown words after a preposition of place.
    private HashSet<string> Names(string text, string[] words)
    {
        var names = new HashSet<string>();
        string[] raw = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool shouted = !text.Any(char.IsLower);
        for (int i = 0; i < raw.Length; i++)
        {
            bool capital = !shouted && i > 0 && char.IsUpper(raw[i].TrimStart('"', '«', '“', '(', '¿', '¡', '\'').FirstOrDefault()) && raw[i - 1][^1] is not ('.' or '?' or '!' or ':');
            foreach (string word in NameMatcher.Words(raw[i]))
            {
                if (capital && word.Length > 2 && !DateWords.IsMonth(word) && !CommonWords.Contains(word)) names.Add(word);
            }
        }
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Length < 3 || char.IsDigit(words[i][0]) || DateWords.IsMonth(words[i]) || CommonWords.Contains(words[i])) continue;
            bool unknown = words[i].Length > 3 && !Known(words[i]) && InPlaceOfAName(words, i);
            if (_vocabulary.IsName(words[i]) || _people.IsNameWord(words[i]) || unknown) names.Add(words[i]);
        }
        return names;
    }

    private bool Known(string word) => _vocabulary.Knows(word) || Synonyms.Of(word).Any(_vocabulary.Knows);

    // "in X", "the X seminar", "seminario de X".
    private static bool InPlaceOfAName(string[] words, int i) =>
        i > 0 && (words[i - 1] is "in" or "at" or "en" or "a" or "au" || (i > 1 && SentenceWords.IsEvent(words[i - 2]) && words[i - 1] is "de" or "of" or "d" or "du" or "del"))
        || i + 1 < words.Length && SentenceWords.IsEvent(words[i + 1]);

    private static string Capitalised(string text, HashSet<string> names)
    {
        string[] raw = text.Split(' ');
        for (int i = 1; i < raw.Length; i++)
        {
            if (raw[i].Length > 2 && char.IsLower(raw[i][0]) && NameMatcher.Words(raw[i]) is [var word] && names.Contains(word)) raw[i] = char.ToUpperInvariant(raw[i][0]) + raw[i][1..];
        }
        return string.Join(' ', raw);
    }

    private (IReadOnlyList<EventMatch> Events, bool Told) Choose(string[] words, HashSet<string> names, DateWords date, Focus focus, IReadOnlyList<PersonMatch> named)
    {
        IReadOnlyList<EventMatch> matches = Events.Match(words, names, date);
        if (matches.Count == 0) return ([], true);
        EventMatch? same = focus.Event is { } last ? matches.FirstOrDefault(match => match.Event == last) : null;
        if (snapshot.Events.Count() == 1) return (matches, false);
        EventMatch[] best = [.. matches.Where(match => match.Missing.Count == matches[0].Missing.Count)];
        bool told = best[0].Named > 0 || best[0].Score >= Weak;
        // The conversation's event stays unless the words name another better.
        bool fits = same is not null && same.Missing.Count == best[0].Missing.Count;
        if (same is not null && (!told || fits && (same.Named >= best[0].Named && same.Score * 1.5 >= best[0].Score || best[0].Named == 0 && best[0].Score < 2 * Weak))) return ([same], false);
        if (!told) return ([], false);
        EventMatch[] leading = [.. best.Where(match => match.Named >= best.Max(m => m.Named) || match.Score > best.Max(m => m.Score) * 0.99)];
        double top = leading.Max(match => match.Score);
        EventMatch[] close = [.. leading.Where(match => match.Score * Clear >= top).OrderByDescending(match => match.Score)];
        // Those whose own words hold more of the question's names are meant.
        int most = close.Max(match => match.Named);
        if (named.Count > 0 && close.Length > 1 && close.Where(match => named.Any(p => p.Event == match.Event && p.Hits == named[0].Hits)).ToArray() is { Length: > 0 } withPerson) close = withPerson;
        return ([.. close.Where(match => match.Named == most)], true);
    }

    private string? Person(Intent intent, string[] words, string[] content, IReadOnlyList<EventMatch> events, IReadOnlyList<PersonMatch> named, Focus focus)
    {
        PersonMatch? here = named.Where(p => p.Hits == named[0].Hits).FirstOrDefault(p => events.Any(match => match.Event == p.Event)) ?? named.FirstOrDefault(p => events.Any(match => match.Event == p.Event)) ?? (named.Count > 0 ? named[0] : null);
        // A word of a name may be a place ("San José"): only a person that the words cannot mean otherwise.
        if (here is not null && (here.Hits > 1 || intent is Intent.PersonInfo or Intent.PersonTopic or Intent.PersonEvents or Intent.Contact)) return here.Name;
        if (intent is not (Intent.PersonTopic or Intent.PersonInfo or Intent.PersonEvents or Intent.Contact)) return null;
        bool pronoun = words.Any(word => word is "she" or "he" or "her" or "his" or "him" or "hers" or "ella" or "su" or "elle" or "lui" or "il" or "son" or "sa");
        if (pronoun && focus.Person is { } spokenOf) return spokenOf;
        IEnumerable<Event> within = events.Count > 0 ? events.Select(match => match.Event) : focus.Event is { } last ? [last] : [];
        string[] describing = [.. words.Where(word => word.Length > 2 && (content.Contains(word) || RoleWords.Contains(word)))];
        if (_people.Described(describing, within) is { } described && (intent != Intent.Contact || described.Hits > 1)) return described.Name;
        return intent == Intent.Contact ? null : focus.Person;
    }
}
