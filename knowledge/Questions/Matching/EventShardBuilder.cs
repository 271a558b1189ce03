using System.Runtime.InteropServices;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Places;
using ChatAssistant.Knowledge.Events.Text;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Matching;

/// <summary>Reads the words of documents into a shard. For one shard.</summary>
internal sealed class EventShardBuilder
{
    private const int HeadLength = 300;
    private readonly Dictionary<string, List<Posting>> _postings = [];
    private readonly Dictionary<string, (int Capital, int Small)> _words = [];
    private readonly Dictionary<string, List<int>> _named = [];
    private readonly List<PersonEntry> _people = [];
    private readonly Dictionary<string, List<int>>[] _lists = [.. Enum.GetValues<Listed>().Select(_ => new Dictionary<string, List<int>>())];

    private readonly record struct WordAt(int Start, string Folded, string Meaning, string? Country, bool IsNameLike);

    public static EventShard Build(string key, IReadOnlyList<(Document Document, DocumentRegister Register)> documents)
    {
        var builder = new EventShardBuilder();
        var events = new List<Event>();
        foreach ((Document document, DocumentRegister register) in documents)
        {
            IReadOnlyList<WordAt> words = builder.Read(document);
            foreach (Event told in register.Events)
            {
                builder.Add(events.Count, told, register, words);
                // "Malta" finds what took place in Valletta.
                if (told is { City: { } city, Country: null } && Gazetteer.Countries(city.Clean) is [var code]) builder.Post(Countries.Key(code), events.Count, EventFields.Place);
                builder.AddPeople(told, register);
                builder.AddLists(events.Count, told, register, document);
                events.Add(told);
            }
        }
        return new EventShard(key, events, ListTable<Posting>.Of(builder._postings), ListTable<int>.Of(builder._named), [.. builder._people], [.. builder._lists.Select(ListTable<int>.Of)], ShardWords.Of(builder._words));
    }

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
                foreach (string key in EventShard.Keys(value.Clean, register.Language)) Post(key, number, field);
            }
        }
        // Whoever named the file told what it is about: "lima-judges-2017.txt".
        foreach (string key in EventShard.Keys(System.IO.Path.ChangeExtension(told.DocumentId, null).Replace('_', ' '), register.Language)) Post(key, number, EventFields.Head);
        Mark(EventFields.Title, told.Title);
        Mark(EventFields.Place, told.City, told.Country);
        Mark(EventFields.Venue, told.Venue);
        Mark(EventFields.Body, told.Organizers.Concat(told.Hosts).Concat(told.Supporters));
        Mark(EventFields.Person, told.Attendees.Where(a => a.Kind == AttendeeKind.Person).Select(a => a.Name));
        Mark(EventFields.Person, register.Contacts.Select(c => c.Name));
        Mark(EventFields.Topic, told.Presentations.Select(p => p.Topic));
    }

    private static bool Holds(Event told, int position) => position >= told.Scope.Start && position < told.Scope.End;

    private void AddPeople(Event told, DocumentRegister register)
    {
        IEnumerable<Printed?> names = told.Attendees.Where(a => a.Kind == AttendeeKind.Person).Select(a => a.Name)
            .Concat(told.Absent.Select(a => a.Name)).Concat(register.Contacts.Select(c => c.Name));
        foreach (string name in names.OfType<Printed>().Select(name => name.Clean).Distinct())
        {
            foreach (string word in NameMatcher.Words(name).Where(word => word.Length > 2).Distinct())
            {
                if (!_named.TryGetValue(word, out List<int>? named)) _named[word] = named = [];
                named.Add(_people.Count);
            }
            _people.Add(new PersonEntry(told, name));
        }
    }

    private void AddLists(int number, Event told, DocumentRegister register, Document document)
    {
        void List(Listed by, IEnumerable<string> keys)
        {
            foreach (string key in keys.Distinct())
            {
                if (!_lists[(int)by].TryGetValue(key, out List<int>? numbers)) _lists[(int)by][key] = numbers = [];
                if (numbers.Count == 0 || numbers[^1] != number) numbers.Add(number);
            }
        }
        IEnumerable<Printed?> names = told.Attendees.Select(a => a.Name).Concat(told.Absent.Select(a => a.Name)).Concat(told.Presentations.Select(talk => talk.Speaker)).Concat(register.Contacts.Select(c => c.Name));
        List(Listed.Names, names.OfType<Printed>().SelectMany(name => NameMatcher.Words(name.Clean)));
        foreach (Presentation talk in told.Presentations) List(Listed.Talks, EventShard.Keys(talk, document.Language));
        foreach (Attendee attendee in told.Attendees) List(Listed.Attendees, EventShard.Keys(attendee, document.Language));
        if (told.StartDate is null) List(Listed.Years, DateWords.YearsIn(document.Plain));
    }

    private void Post(string key, int number, EventFields fields)
    {
        ref List<Posting>? postings = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, key, out _);
        postings ??= [];
        if (postings.Count > 0 && postings[^1].Event == number) postings[^1] = new Posting(number, postings[^1].Fields | fields);
        else postings.Add(new Posting(number, fields));
    }
}
