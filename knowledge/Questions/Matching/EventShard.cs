using System.Runtime.InteropServices;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Places;
using ChatAssistant.Knowledge.Events.Text;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Matching;

/// <summary>Where in an event a word stands.</summary>
[Flags]
internal enum EventFields : byte
{
    None = 0,
    Text = 1,
    /// <summary>The first lines of the document or of the event's part of it.</summary>
    Head = 2,
    Topic = 4,
    Body = 8,
    Person = 16,
    Venue = 32,
    Place = 64,
    Title = 128,

    /// <summary>What tells events apart.</summary>
    Telling = Head | Body | Person | Venue | Place | Title,
}

/// <summary>A word in an event.</summary>
internal readonly record struct Posting(int Event, EventFields Fields);

/// <summary>A person as a document tells of them.</summary>
/// <param name="Description">Keys of the words of post, body and country.</param>
internal sealed record PersonEntry(Event Event, string Name, string[] NameWords, string[] Description);

/// <summary>The words of some documents and their events: made once, used as long as none of these documents changes.</summary>
internal sealed class EventShard
{
    private const int HeadLength = 300;
    private readonly Dictionary<string, List<Posting>> _postings = [];
    private readonly Dictionary<string, (int Capital, int Small)> _words = [];
    private readonly Dictionary<string, List<PersonEntry>> _people = [];
    private readonly Dictionary<(char First, int Length), List<string>> _byForm = [];
    private readonly Dictionary<string, string> _bySound = [];

    public EventShard(IReadOnlyList<(Document Document, DocumentRegister Register)> documents)
    {
        Documents = documents;
        var events = new List<Event>();
        foreach ((Document document, DocumentRegister register) in documents)
        {
            IReadOnlyList<WordAt> words = Read(document);
            foreach (Event told in register.Events)
            {
                Add(events.Count, told, register, words);
                // "Malta" finds what took place in Valletta.
                if (told is { City: { } city, Country: null } && Gazetteer.Countries(city.Clean) is [var code]) Post(Countries.Key(code), events.Count, EventFields.Place);
                AddPeople(told, register, document.Language);
                events.Add(told);
            }
        }
        Events = events;
        foreach (string word in _words.Keys.Where(word => word.Length > 3))
        {
            (char, int) form = (word[0], word.Length);
            if (!_byForm.TryGetValue(form, out List<string>? alike)) _byForm[form] = alike = [];
            alike.Add(word);
            _bySound.TryAdd(NameMatcher.Sound(word), word);
        }
    }

    public IReadOnlyList<(Document Document, DocumentRegister Register)> Documents { get; }

    public IReadOnlyList<Event> Events { get; }

    public IReadOnlyList<Posting> Postings(string key) => _postings.TryGetValue(key, out List<Posting>? found) ? found : [];

    public IReadOnlyList<PersonEntry> PeopleNamed(string nameWord) => _people.TryGetValue(nameWord, out List<PersonEntry>? found) ? found : [];

    /// <summary>How often the word stands with a capital inside sentences, and how often without.</summary>
    public (int Capital, int Small) Capitals(string folded) => _words.GetValueOrDefault(folded);

    public bool Knows(string folded) => _words.ContainsKey(folded);

    /// <summary>A word with the same first letter that is one typing slip away; null where there is none.</summary>
    public string? OneSlipFrom(string folded)
    {
        for (int length = folded.Length - 1; length <= folded.Length + 1; length++)
        {
            if (_byForm.TryGetValue((folded[0], length), out List<string>? alike) && alike.Find(word => NameMatcher.OneSlip(word, folded)) is { } word) return word;
        }
        return null;
    }

    /// <summary>A word that sounds the same (<see cref="NameMatcher.Sound"/>); null where there is none.</summary>
    public string? Sounding(string sound) => _bySound.GetValueOrDefault(sound);

    public EventFields Fields(int @event, string key)
    {
        if (!_postings.TryGetValue(key, out List<Posting>? postings)) return EventFields.None;
        int at = CollectionsMarshal.AsSpan(postings).BinarySearch(new ByEvent(@event));
        return at < 0 ? EventFields.None : postings[at].Fields;
    }

    private readonly record struct ByEvent(int Event) : IComparable<Posting>
    {
        public int CompareTo(Posting other) => Event.CompareTo(other.Event);
    }

    private readonly record struct WordAt(int Start, string Folded, string Meaning, string? Country, bool IsNameLike);

    private List<WordAt> Read(Document document)
    {
        var all = new List<WordAt>();
        foreach (Block block in document.Blocks)
        {
            bool opens = true;
            var row = new List<(int Start, string Folded, bool Capital)>();
            foreach (Token token in Tokenizer.Tokenize(document.Plain, block.Start, block.End, document.Language))
            {
                if (!token.IsWord && !token.IsNumber) { opens |= token.Text is "." or ":" or "?" or "!" or "«" or "“" or "\"" or "–"; continue; }
                foreach (string word in NameMatcher.Words(token.Text))
                {
                    row.Add((token.Start, word, token.IsCapitalised));
                    ref (int Capital, int Small) count = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out _);
                    // The first word of a sentence has its capital whatever it is.
                    if (!opens && token.IsCapitalised) count.Capital++;
                    else if (!opens) count.Small++;
                }
                opens = false;
            }
            string[] folded = [.. row.Select(word => word.Folded)];
            for (int i = 0; i < folded.Length; i++)
                all.Add(new WordAt(row[i].Start, folded[i], WordMeaning.Key(folded[i], document.Language), Countries.At(folded, i)?.Key, row[i].Capital));
        }
        return all;
    }

    private void Add(int number, Event told, DocumentRegister register, IReadOnlyList<WordAt> words)
    {
        foreach (WordAt word in words)
        {
            // What stands in no event's own part belongs to all of them.
            bool inside = Holds(told, word.Start) || !register.Events.Any(other => Holds(other, word.Start));
            bool head = (word.IsNameLike || word.Folded.Length > 4) && (word.Start < HeadLength || (inside && word.Start < told.Scope.Start + HeadLength));
            if (!inside && !head) continue;
            EventFields fields = head ? EventFields.Text | EventFields.Head : EventFields.Text;
            Post(word.Folded, number, fields);
            Post(word.Meaning, number, fields);
            if (word.Country is { } country) Post(country, number, fields);
        }
        void Mark(EventFields field, params IEnumerable<Printed?> values)
        {
            foreach (Printed value in values.OfType<Printed>())
            {
                foreach (string key in Keys(value.Clean, register.Language)) Post(key, number, field);
            }
        }
        // Whoever named the file told what it is about: "lima-judges-2017.txt".
        foreach (string key in Keys(System.IO.Path.ChangeExtension(told.DocumentId, null).Replace('_', ' '), register.Language)) Post(key, number, EventFields.Head);
        Mark(EventFields.Title, told.Title);
        Mark(EventFields.Place, told.City, told.Country);
        Mark(EventFields.Venue, told.Venue);
        Mark(EventFields.Body, told.Organizers.Concat(told.Hosts).Concat(told.Supporters));
        Mark(EventFields.Person, told.Attendees.Where(a => a.Kind == AttendeeKind.Person).Select(a => a.Name));
        Mark(EventFields.Person, register.Contacts.Select(c => c.Name));
        Mark(EventFields.Topic, told.Presentations.Select(p => p.Topic));
    }

    private static bool Holds(Event told, int position) => position >= told.Scope.Start && position < told.Scope.End;

    private void AddPeople(Event told, DocumentRegister register, Language language)
    {
        var people = told.Attendees.Where(a => a.Kind == AttendeeKind.Person).Select(a => (a.Name, a.Role, a.Organization, a.Country))
            .Concat(told.Absent.Select(a => ((Printed?)a.Name, a.Role, a.Organization, (Printed?)null)))
            .Concat(register.Contacts.Select(c => (c.Name, c.Role, c.Organization, (Printed?)null)));
        HashSet<string> seen = [];
        foreach ((Printed? name, Printed? role, Printed? body, Printed? country) in people)
        {
            if (name is null || !seen.Add(name.Clean)) continue;
            var entry = new PersonEntry(told, name.Clean, [.. NameMatcher.Words(name.Clean).Distinct()], [.. Keys($"{role?.Clean} {body?.Clean} {country?.Clean}", language).Distinct()]);
            foreach (string word in entry.NameWords.Where(word => word.Length > 2))
            {
                if (!_people.TryGetValue(word, out List<PersonEntry>? named)) _people[word] = named = [];
                named.Add(entry);
            }
        }
    }

    /// <summary>The keys of a printed value: words, meanings, countries; month names and the shortest words left out.</summary>
    internal static IEnumerable<string> Keys(string text, Language language)
    {
        string[] words = NameMatcher.Words(text);
        for (int i = 0; i < words.Length; i++)
        {
            if (Countries.At(words, i) is { } country) yield return country.Key;
            if (words[i].Length < 3 && !char.IsDigit(words[i][0]) || DateWords.IsMonth(words[i])) continue;
            yield return words[i];
            yield return WordMeaning.Key(words[i], language);
        }
    }

    private void Post(string key, int number, EventFields fields)
    {
        ref List<Posting>? postings = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, key, out _);
        postings ??= [];
        if (postings.Count > 0 && postings[^1].Event == number) postings[^1] = new Posting(number, postings[^1].Fields | fields);
        else postings.Add(new Posting(number, fields));
    }
}
