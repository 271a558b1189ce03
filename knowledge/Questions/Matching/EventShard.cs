using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
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

/// <summary>A word in an event: the event's number in its shard, and where in it the word stands.</summary>
internal readonly record struct Posting(int Packed)
{
    public Posting(int @event, EventFields fields) : this((@event << 8) | (int)fields) { }

    public int Event => Packed >> 8;

    public EventFields Fields => (EventFields)(Packed & 0xFF);
}

/// <summary>A word that is looked up in every shard.</summary>
internal readonly struct Key(string text)
{
    public string Text { get; } = text;
    public uint Hash { get; } = StringTable.Hash(text);
}

/// <summary>What events are listed by, so that a question to all of them reads only those that can answer.</summary>
internal enum Listed
{
    /// <summary>Words of the names of people and bodies that took part or spoke, of absentees and contacts.</summary>
    Names,
    /// <summary>Keys of a talk: speaker, post, body and topic.</summary>
    Talks,
    /// <summary>Keys of an attendee: name, post, body and country.</summary>
    Attendees,
    /// <summary>Years that the document of an event without a date prints.</summary>
    Years,
}

/// <summary>A person as a document tells of them.</summary>
internal sealed record PersonEntry(Event Event, string Name);

/// <summary>The words of some documents and their events: made once, used as long as none of these documents changes. Flat arrays, so that thousands of documents weigh little and come back from the cache at once.</summary>
internal sealed class EventShard
{
    private readonly ListTable<Posting> _postings;
    private readonly ListTable<int> _named;
    private readonly PersonEntry[] _people;
    private readonly ListTable<int>[] _lists;
    private readonly ShardWords _words;

    /// <summary>Equal for shards of the same documents with the same content.</summary>
    public string Key { get; }

    public IReadOnlyList<Event> Events { get; }

    /// <param name="lists">One for each value of <see cref="Listed"/>.</param>
    public EventShard(string key, IReadOnlyList<Event> events, ListTable<Posting> postings, ListTable<int> named, PersonEntry[] people, ListTable<int>[] lists, ShardWords words) =>
        (Key, Events, _postings, _named, _people, _lists, _words) = (key, events, postings, named, people, lists, words);

    public ReadOnlySpan<Posting> Postings(Key key) => _postings[key.Text, key.Hash];

    /// <summary>The numbers of the events that are listed under the key.</summary>
    public ReadOnlySpan<int> With(Listed by, Key key) => _lists[(int)by][key.Text, key.Hash];

    /// <summary>True where someone has this word in their name.</summary>
    public bool HasPerson(Key nameWord) => _named[nameWord.Text, nameWord.Hash].Length > 0;

    public IEnumerable<PersonEntry> PeopleNamed(Key nameWord)
    {
        ReadOnlySpan<int> numbers = _named[nameWord.Text, nameWord.Hash];
        if (numbers.IsEmpty) return [];
        var people = new PersonEntry[numbers.Length];
        for (int i = 0; i < people.Length; i++) people[i] = _people[numbers[i]];
        return people;
    }

    /// <summary>How often the word stands with a capital inside sentences, and how often without.</summary>
    public (int Capital, int Small) Capitals(Key folded) => _words.Capitals(folded);

    public bool Knows(Key folded) => _words.Has(folded);

    /// <inheritdoc cref="ShardWords.OneSlipFrom"/>
    public string? OneSlipFrom(string folded) => _words.OneSlipFrom(folded);

    /// <inheritdoc cref="ShardWords.Sounding"/>
    public string? Sounding(Key sound) => _words.Sounding(sound);

    public EventFields Fields(int @event, Key key)
    {
        ReadOnlySpan<Posting> postings = Postings(key);
        int at = postings.BinarySearch(new ByEvent(@event));
        return at < 0 ? EventFields.None : postings[at].Fields;
    }

    private readonly record struct ByEvent(int Event) : IComparable<Posting>
    {
        public int CompareTo(Posting other) => Event.CompareTo(other.Event);
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

    /// <summary>The keys of all that is told of a talk.</summary>
    internal static IEnumerable<string> Keys(Presentation talk, Language language) => Keys($"{talk.Speaker?.Clean} {talk.Role?.Clean} {talk.Organization?.Clean} {talk.Topic?.Clean}", language);

    /// <summary>The keys of all that is told of an attendee.</summary>
    internal static IEnumerable<string> Keys(Attendee attendee, Language language) => Keys($"{attendee.Name?.Clean} {attendee.Role?.Clean} {attendee.Organization?.Clean} {attendee.Country?.Clean}", language);

    /// <summary>Its name in the cache.</summary>
    public static string FileOf(string key) => $"{key[..40]}.events";

    public void Write(BinaryWriter to)
    {
        to.Write(Events.Count);
        _postings.Write(to);
        _named.Write(to);
        var numbers = new Dictionary<Event, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < Events.Count; i++) numbers[Events[i]] = i;
        to.Write(_people.Length);
        foreach (PersonEntry person in _people)
        {
            to.Write(numbers[person.Event]);
            to.Write(person.Name);
        }
        foreach (ListTable<int> list in _lists) list.Write(to);
        _words.Write(to);
    }

    /// <param name="events">Of the documents that the key is of, in their order.</param>
    /// <exception cref="InvalidDataException">The file is of other events.</exception>
    public static EventShard Read(string key, IReadOnlyList<Event> events, BinaryReader from)
    {
        if (from.ReadInt32() != events.Count) throw new InvalidDataException("The words are of other events.");
        var postings = ListTable<Posting>.Read(from);
        var named = ListTable<int>.Read(from);
        var people = new PersonEntry[from.ReadInt32()];
        for (int i = 0; i < people.Length; i++) people[i] = new PersonEntry(events[from.ReadInt32()], from.ReadString());
        ListTable<int>[] lists = [.. Enum.GetValues<Listed>().Select(_ => ListTable<int>.Read(from))];
        return new EventShard(key, events, postings, named, people, lists, ShardWords.Read(from));
    }
}
