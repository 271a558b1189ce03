using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Caching;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Matching;

/// <summary>How well an event fits a question.</summary>
/// <param name="Score">From 0; a rare name of the event's place or title counts most.</param>
/// <param name="Named">Names of the question, and parts of its date, that stand in what tells this event from others.</param>
/// <param name="Told">Words of the question, names or not, that stand in the event's title, place or bodies.</param>
/// <param name="Elsewhere">Names that only the event's running text or talks hold: they ask for a part of it ("from Brazil").</param>
/// <param name="Missing">Names that nothing of the event holds.</param>
/// <param name="Lacking">Words that tell what is asked about, of those that some document has, which nothing of this event's has.</param>
/// <param name="Share">0 to 1: how much of what tells events apart in the question fits this one, rare words counting more.</param>
internal sealed record EventMatch(Event Event, double Score, int Named, int Told, int Lacking, double Share, IReadOnlyList<QuestionWord> Elsewhere, IReadOnlyList<QuestionWord> Missing);

/// <summary>Finds the events that a question may mean, by the words that stand in them. Unchanging; cheap to make again after a small change.</summary>
internal sealed class EventIndex
{
    private const int Looked = 60;
    private const int LargestShard = 256, ManyShards = 16;
    private const double NameBoost = 1.5, NameElsewhere = 0.8, DateBoost = 2.5, Slip = 0.8, CommonNoun = 0.25, InText = 0.15;
    private readonly EventShard[] _shards;
    private readonly int[] _offsets;
    // By event: side by side, because every question with a date looks at all of them.
    private readonly (DateOnly? First, DateOnly? Last)[] _dates;
    private readonly Dictionary<Event, (int Shard, int Number)> _places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Event> _byId = [];

    private EventIndex(EventShard[] shards)
    {
        _shards = shards;
        _offsets = new int[shards.Length];
        for (int i = 1; i < shards.Length; i++) _offsets[i] = _offsets[i - 1] + shards[i - 1].Events.Count;
        Count = _offsets[^1] + shards[^1].Events.Count;
        _dates = [.. All.Select(told => (told.StartDate, told.EndDate))];
        for (int s = 0; s < shards.Length; s++)
        {
            for (int e = 0; e < shards[s].Events.Count; e++)
            {
                _places[shards[s].Events[e]] = (s, e);
                _byId[shards[s].Events[e].Id] = shards[s].Events[e];
            }
        }
    }

    /// <summary>An index of the documents that takes over what the index before and the cache have of it.</summary>
    public static EventIndex Build(IEnumerable<(Document Document, DocumentRegister Register)> documents, EventIndex? before, CacheFolder? cache)
    {
        (Document Document, DocumentRegister Register)[] all = [.. documents];
        int count = 1;
        while (count * LargestShard < all.Length) count *= 2;
        var parts = new List<(Document Document, DocumentRegister Register)>[count];
        for (int i = 0; i < count; i++) parts[i] = [];
        foreach ((Document Document, DocumentRegister Register) one in all) parts[Bucket(one.Document.Id, count)].Add(one);
        EventShard[]? old = before?._shards.Length == count ? before._shards : null;
        var shards = new EventShard[count];
        var leftovers = new Leftovers(ManyShards);
        Parallel.For(0, count, i =>
        {
            string key = KeyOf(parts[i]);
            if (old?[i].Key == key && IsOf(old[i], parts[i])) shards[i] = old[i];
            else shards[i] = cache?.Find(EventShard.FileOf(key), file => EventShard.Read(key, [.. parts[i].SelectMany(part => part.Register.Events)], file)) ?? Built(key, parts[i], cache, leftovers);
        });
        return new EventIndex(shards);
    }

    private static EventShard Built(string key, IReadOnlyList<(Document, DocumentRegister)> documents, CacheFolder? cache, Leftovers leftovers)
    {
        EventShard shard = EventShardBuilder.Build(key, documents);
        cache?.Keep(EventShard.FileOf(key), shard.Write);
        leftovers.Made();
        return shard;
    }

    /// <summary>The names that the index has in the cache.</summary>
    public IEnumerable<string> CacheFiles => _shards.Select(shard => EventShard.FileOf(shard.Key));

    /// <summary>The weight of a name that no event has.</summary>
    private double Unknown => Math.Log(2 + Count);

    /// <summary>How many events there are.</summary>
    public int Count { get; }

    public Event? ById(string id) => _byId.GetValueOrDefault(id);

    public IEnumerable<Event> All => _shards.SelectMany(shard => shard.Events);

    /// <summary>The events that are listed under at least so many of the keys, in the order of <see cref="All"/>.</summary>
    public IReadOnlyList<Event> With(Listed by, IEnumerable<string> keys, int atLeast = 1)
    {
        Key[] sought = [.. keys.Distinct().Select(key => new Key(key))];
        var found = new List<Event>();
        foreach (EventShard shard in _shards)
        {
            var hits = new int[shard.Events.Count];
            foreach (Key key in sought)
            {
                foreach (int number in shard.With(by, key)) hits[number]++;
            }
            for (int e = 0; e < hits.Length; e++)
            {
                if (hits[e] >= atLeast) found.Add(shard.Events[e]);
            }
        }
        return found;
    }

    /// <summary>The events in which somebody may have this name: all in which somebody has (two ways to print one name have two words in common, or are the same word).</summary>
    public IReadOnlyList<Event> Naming(string person) => NameMatcher.Words(person).Distinct().ToArray() is var words ? With(Listed.Names, words, Math.Min(2, words.Length)) : [];

    public bool IsName(string folded)
    {
        (int capital, int small) = Capitals(folded);
        return capital > 2 * small || IsPartOfAName(folded) || (capital >= small && IsOfAPlace(folded));
    }

    /// <summary>True for a word of the name of a place where some event was.</summary>
    public bool IsPlace(string folded)
    {
        (int capital, int small) = Capitals(folded);
        return folded.Length > 3 && capital >= small && IsOfAPlace(folded);
    }

    private bool IsOfAPlace(string folded)
    {
        var key = new Key(folded);
        foreach (EventShard shard in _shards)
        {
            foreach (Posting posting in shard.Postings(key))
            {
                if ((posting.Fields & EventFields.Place) != 0) return true;
            }
        }
        return false;
    }

    // How often the word has a capital inside sentences, and how often not.
    private (int Capital, int Small) Capitals(string folded)
    {
        var key = new Key(folded);
        int capital = 0, small = 0;
        foreach (EventShard shard in _shards)
        {
            (int c, int s) = shard.Capitals(key);
            capital += c;
            small += s;
        }
        return (capital, small);
    }

    public bool IsPartOfAName(string folded)
    {
        if (folded.Length <= 2) return false;
        var key = new Key(folded);
        foreach (EventShard shard in _shards)
        {
            if (shard.HasPerson(key)) return true;
        }
        return false;
    }

    public bool Knows(string folded, Language language)
    {
        Key word = new(folded), meaning = new(WordMeaning.Key(folded, language));
        foreach (EventShard shard in _shards)
        {
            if (shard.Knows(word) || !shard.Postings(meaning).IsEmpty) return true;
        }
        return false;
    }

    /// <summary>The word of the documents that is one typing slip from this one, or the same name as another language writes it; for words of five letters and more that no document has.</summary>
    public string? Closest(string folded)
    {
        if (folded.Length < 5) return null;
        var sound = new Key(NameMatcher.Sound(folded));
        string? close = null;
        foreach (EventShard shard in _shards)
        {
            if (shard.OneSlipFrom(folded) is { } word) return word;
            close ??= shard.Sounding(sound);
        }
        return close;
    }

    /// <summary>The events that fit best, those that miss fewest names first; events that the date contradicts are left out.</summary>
    /// <param name="also">Events to compare in any case.</param>
    public IReadOnlyList<EventMatch> Match(QuestionText question, IReadOnlyList<Event> also)
    {
        QuestionWord[] words = [.. question.Words.Where(word => word.IsOrdinal || word.Folded.Length > 2 && !word.IsNumber && !DateWords.IsMonth(word.Folded)).DistinctBy(word => word.Folded).Select(Mended)];
        double[] rarities = Array.ConvertAll(words, Rarity), scores = ArrayPool<double>.Shared.Rent(Count);
        scores.AsSpan(0, Count).Clear();
        Key[][] keys = Array.ConvertAll(words, Keys);
        bool named = !question.Date.IsEmpty || words.Any(word => word.IsName);
        for (int w = 0; w < words.Length; w++)
        {
            // Verbs and other plain words that the running text has tell nothing of which event is meant, where no name or date does.
            if (rarities[w] > 0 && !(words[w].IsCommon && !EventNouns.Contains(words[w].Folded) && words[w].Folded.Length < 4)) Score(words[w], rarities[w], scores, named ? InText : 0);
        }
        var matches = new List<EventMatch>();
        foreach ((int shard, int number) in Best(scores, question.Date).Union(also.Where(told => _places.ContainsKey(told) && !question.Date.Contradicts(told)).Select(told => _places[told])))
        {
            Event told = _shards[shard].Events[number];
            int confirmed = question.Date.Confirms(told);
            int identified = confirmed, tells = 0, lacking = 0;
            double fits = DateBoost * confirmed, whole = fits;
            List<QuestionWord>? elsewhere = null, missing = null;
            for (int w = 0; w < words.Length; w++)
            {
                QuestionWord word = words[w];
                EventFields fields = Fields(shard, number, keys[w]);
                bool own = (fields & (EventFields.Title | EventFields.Place | EventFields.Body | EventFields.Venue)) != 0;
                if (own) tells++;
                if (fields == EventFields.None && rarities[w] > 0 && (word.IsContent || Nouns.IsPost(word.Folded)) && !EventNouns.Contains(word.Folded)) lacking++;
                if (own || word.IsName)
                {
                    double weight = word.IsName && fields == EventFields.None ? Unknown : rarities[w];
                    whole += weight;
                    if (fields != EventFields.None) fits += weight;
                }
                if (!word.IsName) continue;
                if ((fields & EventFields.Telling) != 0) identified++;
                else if (fields != EventFields.None) (elsewhere ??= []).Add(word);
                else if (word.IsProper) (missing ??= []).Add(word);
            }
            matches.Add(new EventMatch(told, scores[_offsets[shard] + number] + DateBoost * confirmed, identified, tells, lacking, whole == 0 ? 0 : fits / whole, elsewhere ?? [], missing ?? []));
        }
        ArrayPool<double>.Shared.Return(scores);
        return [.. matches.OrderBy(match => match.Missing.Count).ThenByDescending(match => match.Score)];
    }

    /// <summary>Where in the event the word stands.</summary>
    public EventFields FieldsOf(Event told, QuestionWord word) => _places.TryGetValue(told, out var place) ? Fields(place.Shard, place.Number, Keys(word)) : EventFields.None;

    /// <summary>People with at least one word of their name among these, those with most first.</summary>
    public IReadOnlyList<(PersonEntry Person, int Hits)> PeopleNamed(IEnumerable<string> folded)
    {
        var hits = new Dictionary<PersonEntry, int>(ReferenceEqualityComparer.Instance);
        foreach (string word in folded.Where(word => word.Length > 2).Distinct())
        {
            foreach (EventShard shard in _shards)
            {
                foreach (PersonEntry person in shard.PeopleNamed(new Key(word))) hits[person] = hits.GetValueOrDefault(person) + 1;
            }
        }
        return [.. hits.OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>How much a word tells: more the fewer events have it. 0 where none has.</summary>
    public double Rarity(QuestionWord word)
    {
        Key[] keys = Keys(word);
        int have = 0;
        foreach (EventShard shard in _shards)
        {
            int most = 0;
            foreach (Key key in keys) most = Math.Max(most, shard.Postings(key).Length);
            have += most;
        }
        return have == 0 ? 0 : Math.Log(1 + (double)Count / have);
    }

    private QuestionWord Mended(QuestionWord word) =>
        word.IsCommon || word.IsCountry || Rarity(word) > 0 || Closest(word.Folded) is not { } close ? word
        : word with { Keys = [close, .. word.Keys], IsName = word.IsName || IsName(close) };

    private void Score(QuestionWord word, double rarity, double[] scores, double inText)
    {
        // What every event is called tells none from another.
        double boost = rarity * (word.IsName ? NameBoost : EventNouns.Contains(word.Folded) ? CommonNoun : 1);
        Key own = new(word.Keys[0]), other = new(word.Keys[^1]);
        for (int s = 0; s < _shards.Length; s++)
        {
            // Two keys of one word are one word: the better counts.
            ReadOnlySpan<Posting> first = _shards[s].Postings(own), second = word.Keys.Count > 1 ? _shards[s].Postings(other) : [];
            for (int a = 0, b = 0; a < first.Length || b < second.Length;)
            {
                int at = Math.Min(a < first.Length ? first[a].Event : int.MaxValue, b < second.Length ? second[b].Event : int.MaxValue);
                double weight = 0;
                if (a < first.Length && first[a].Event == at) weight = Weight(first[a++].Fields, inText);
                if (b < second.Length && second[b].Event == at) weight = Math.Max(weight, Slip * Weight(second[b++].Fields, inText));
                scores[_offsets[s] + at] += boost * weight + (word.IsName && weight <= 0.3 ? NameElsewhere : 0);
            }
        }
    }

    private static double Weight(EventFields fields, double inText)
    {
        double weight = inText;
        if ((fields & EventFields.Topic) != 0) weight = 0.4;
        if ((fields & EventFields.Venue) != 0) weight = 0.6;
        if ((fields & EventFields.Body) != 0) weight = 0.7;
        if ((fields & EventFields.Head) != 0) weight = Math.Max(weight, 0.8);
        if ((fields & EventFields.Person) != 0) weight = Math.Max(weight, 0.9);
        if ((fields & EventFields.Title) != 0) weight = Math.Max(weight, 1.2);
        return (fields & EventFields.Place) != 0 ? 2 : weight;
    }

    private IEnumerable<(int Shard, int Number)> Best(double[] scores, DateWords date)
    {
        // The lowest of those kept comes out first, as soon as there are too many.
        var best = new PriorityQueue<(int Shard, int Number), double>(Looked);
        bool all = date.IsEmpty && Count <= Looked;
        double most = date.IsEmpty ? 0 : DateBoost * DateWords.Parts, lowest = double.NegativeInfinity;
        for (int s = 0; s < _shards.Length; s++)
        {
            for (int e = 0; e < _shards[s].Events.Count; e++)
            {
                double score = scores[_offsets[s] + e];
                // Nearly all are left out here: no date would lift them over the lowest.
                if (score + most <= lowest || (score + most <= 0 && !all)) continue;
                if (!date.IsEmpty)
                {
                    (DateOnly? first, DateOnly? last) = _dates[_offsets[s] + e];
                    if (date.Contradicts(first, last)) continue;
                    score += DateBoost * date.Confirms(first, last);
                }
                if (score <= 0 && !all || score <= lowest) continue;
                if (best.Count < Looked) best.Enqueue((s, e), score);
                else best.EnqueueDequeue((s, e), score);
                if (best.Count == Looked) best.TryPeek(out _, out lowest);
            }
        }
        return best.UnorderedItems.Select(item => item.Element).Order();
    }

    private EventFields Fields(int shard, int number, Key[] keys)
    {
        EventFields fields = EventFields.None;
        foreach (Key key in keys) fields |= _shards[shard].Fields(number, key);
        return fields;
    }

    private static Key[] Keys(QuestionWord word)
    {
        var keys = new Key[word.Keys.Count];
        for (int i = 0; i < keys.Length; i++) keys[i] = new Key(word.Keys[i]);
        return keys;
    }

    /// <summary>Equal for the same documents with the same content.</summary>
    private static string KeyOf(List<(Document Document, DocumentRegister Register)> documents)
    {
        var names = new StringBuilder();
        foreach ((Document document, _) in documents) names.Append(document.Id).Append('\n').Append(document.ContentHash).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names.ToString())));
    }

    // A document that is read again has the same words, but its events are new objects.
    private static bool IsOf(EventShard shard, List<(Document Document, DocumentRegister Register)> documents) =>
        shard.Events.SequenceEqual(documents.SelectMany(part => part.Register.Events), ReferenceEqualityComparer.Instance);

    // The order of the events is part of the answers.
    private static int Bucket(string id, int count) => (int)(StableHash.Of(id) % (uint)count);
}
