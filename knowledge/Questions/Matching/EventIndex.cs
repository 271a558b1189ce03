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
/// <param name="Share">0 to 1: how much of what tells events apart in the question fits this one, rare words counting more.</param>
internal sealed record EventMatch(Event Event, double Score, int Named, int Told, double Share, IReadOnlyList<QuestionWord> Elsewhere, IReadOnlyList<QuestionWord> Missing);

/// <summary>Finds the events that a question may mean, by the words that stand in them. Unchanging; cheap to make again after a small change.</summary>
internal sealed class EventIndex
{
    private const int Looked = 60;
    private const int LargestShard = 256;
    private const double NameBoost = 1.5, NameElsewhere = 0.8, DateBoost = 2.5, Slip = 0.8, CommonNoun = 0.25, InText = 0.15;
    private readonly EventShard[] _shards;
    private readonly int[] _offsets;
    private readonly Dictionary<Event, (int Shard, int Number)> _places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Event> _byId = [];

    /// <param name="previous">The index of the snapshot before: what did not change is taken over.</param>
    public EventIndex(KnowledgeSnapshot snapshot, EventIndex? previous = null)
    {
        var registers = snapshot.Registers.ToDictionary(register => register.DocumentId);
        int count = 1;
        while (count * LargestShard < registers.Count) count *= 2;
        var parts = new List<(Document, DocumentRegister)>[count];
        for (int i = 0; i < count; i++) parts[i] = [];
        foreach (Document document in snapshot.Documents.Values)
        {
            if (registers.TryGetValue(document.Id, out DocumentRegister? register)) parts[Bucket(document.Id, count)].Add((document, register));
        }
        EventShard[]? old = previous?._shards.Length == count ? previous._shards : null;
        _shards = new EventShard[count];
        Parallel.For(0, count, i => _shards[i] = old is not null && Same(old[i].Documents, parts[i]) ? old[i] : new EventShard(parts[i]));
        _offsets = new int[count];
        for (int i = 1; i < count; i++) _offsets[i] = _offsets[i - 1] + _shards[i - 1].Events.Count;
        Count = _offsets[^1] + _shards[^1].Events.Count;
        for (int s = 0; s < count; s++)
        {
            for (int e = 0; e < _shards[s].Events.Count; e++)
            {
                _places[_shards[s].Events[e]] = (s, e);
                _byId[_shards[s].Events[e].Id] = _shards[s].Events[e];
            }
        }
    }

    /// <summary>The weight of a name that no event has.</summary>
    private double Unknown => Math.Log(2 + Count);

    /// <summary>How many events there are.</summary>
    public int Count { get; }

    public Event? ById(string id) => _byId.GetValueOrDefault(id);

    public IEnumerable<Event> All => _shards.SelectMany(shard => shard.Events);

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

    private bool IsOfAPlace(string folded) => Array.Exists(_shards, shard => shard.Postings(folded).Any(posting => (posting.Fields & EventFields.Place) != 0));

    // How often the word has a capital inside sentences, and how often not.
    private (int Capital, int Small) Capitals(string folded)
    {
        int capital = 0, small = 0;
        foreach (EventShard shard in _shards)
        {
            (int c, int s) = shard.Capitals(folded);
            capital += c;
            small += s;
        }
        return (capital, small);
    }

    public bool IsPartOfAName(string folded) => folded.Length > 2 && Array.Exists(_shards, shard => shard.PeopleNamed(folded).Count > 0);

    public bool Knows(string folded, Language language) => Array.Exists(_shards, shard => shard.Knows(folded) || shard.Postings(WordMeaning.Key(folded, language)).Count > 0);

    /// <summary>The word of the documents that is one typing slip from this one, or the same name as another language writes it; for words of five letters and more that no document has.</summary>
    public string? Closest(string folded)
    {
        if (folded.Length < 5) return null;
        string sound = NameMatcher.Sound(folded);
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
        QuestionWord[] words = [.. question.Words.Where(word => word.Folded.Length > 2 && !word.IsNumber && !DateWords.IsMonth(word.Folded)).DistinctBy(word => word.Folded).Select(Mended)];
        double[] scores = new double[Count], rarities = Array.ConvertAll(words, Rarity);
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
            int identified = confirmed, tells = 0;
            double fits = DateBoost * confirmed, whole = fits;
            List<QuestionWord> elsewhere = [], missing = [];
            for (int w = 0; w < words.Length; w++)
            {
                QuestionWord word = words[w];
                EventFields fields = Fields(shard, number, word);
                bool own = (fields & (EventFields.Title | EventFields.Place | EventFields.Body | EventFields.Venue)) != 0;
                if (own) tells++;
                if (own || word.IsName)
                {
                    double weight = word.IsName && fields == EventFields.None ? Unknown : rarities[w];
                    whole += weight;
                    if (fields != EventFields.None) fits += weight;
                }
                if (!word.IsName) continue;
                if ((fields & EventFields.Telling) != 0) identified++;
                else if (fields != EventFields.None) elsewhere.Add(word);
                else if (word.IsProper) missing.Add(word);
            }
            matches.Add(new EventMatch(told, scores[_offsets[shard] + number] + DateBoost * confirmed, identified, tells, whole == 0 ? 0 : fits / whole, elsewhere, missing));
        }
        return [.. matches.OrderBy(match => match.Missing.Count).ThenByDescending(match => match.Score)];
    }

    /// <summary>Where in the event the word stands.</summary>
    public EventFields FieldsOf(Event told, QuestionWord word) => _places.TryGetValue(told, out var place) ? Fields(place.Shard, place.Number, word) : EventFields.None;

    /// <summary>People with at least one word of their name among these, those with most first.</summary>
    public IReadOnlyList<(PersonEntry Person, int Hits)> PeopleNamed(IEnumerable<string> folded)
    {
        var hits = new Dictionary<PersonEntry, int>(ReferenceEqualityComparer.Instance);
        foreach (string word in folded.Where(word => word.Length > 2).Distinct())
        {
            foreach (EventShard shard in _shards)
            {
                foreach (PersonEntry person in shard.PeopleNamed(word)) hits[person] = hits.GetValueOrDefault(person) + 1;
            }
        }
        return [.. hits.OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>How much a word tells: more the fewer events have it. 0 where none has.</summary>
    public double Rarity(QuestionWord word)
    {
        int have = 0;
        foreach (EventShard shard in _shards) have += word.Keys.Max(key => shard.Postings(key).Count);
        return have == 0 ? 0 : Math.Log(1 + (double)Count / have);
    }

    private QuestionWord Mended(QuestionWord word) =>
        word.IsCommon || word.IsCountry || Array.Exists(_shards, shard => word.Keys.Any(key => shard.Postings(key).Count > 0)) || Closest(word.Folded) is not { } close ? word
        : word with { Keys = [close, .. word.Keys], IsName = word.IsName || IsName(close) };

    private void Score(QuestionWord word, double rarity, double[] scores, double inText)
    {
        // What every event is called tells none from another.
        double boost = rarity * (word.IsName ? NameBoost : EventNouns.Contains(word.Folded) ? CommonNoun : 1);
        for (int s = 0; s < _shards.Length; s++)
        {
            // Two keys of one word are one word: the better counts.
            IReadOnlyList<Posting> first = _shards[s].Postings(word.Keys[0]);
            IReadOnlyList<Posting> second = word.Keys.Count > 1 ? _shards[s].Postings(word.Keys[^1]) : [];
            for (int a = 0, b = 0; a < first.Count || b < second.Count;)
            {
                int at = Math.Min(a < first.Count ? first[a].Event : int.MaxValue, b < second.Count ? second[b].Event : int.MaxValue);
                double weight = 0;
                if (a < first.Count && first[a].Event == at) weight = Weight(first[a++].Fields, inText);
                if (b < second.Count && second[b].Event == at) weight = Math.Max(weight, Slip * Weight(second[b++].Fields, inText));
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
        var best = new PriorityQueue<(int Shard, int Number), double>();
        bool all = date.IsEmpty && Count <= Looked;
        for (int s = 0; s < _shards.Length; s++)
        {
            for (int e = 0; e < _shards[s].Events.Count; e++)
            {
                double score = scores[_offsets[s] + e];
                if (!date.IsEmpty)
                {
                    Event told = _shards[s].Events[e];
                    if (date.Contradicts(told)) continue;
                    score += DateBoost * date.Confirms(told);
                }
                if (score <= 0 && !all) continue;
                if (best.Count < Looked) best.Enqueue((s, e), score);
                else best.EnqueueDequeue((s, e), score);
            }
        }
        return best.UnorderedItems.Select(item => item.Element).Order();
    }

    private EventFields Fields(int shard, int number, QuestionWord word)
    {
        EventFields fields = EventFields.None;
        foreach (string key in word.Keys) fields |= _shards[shard].Fields(number, key);
        return fields;
    }

    private static bool Same(IReadOnlyList<(Document Document, DocumentRegister Register)> a, List<(Document Document, DocumentRegister Register)> b)
    {
        if (a.Count != b.Count) return false;
        for (int i = 0; i < b.Count; i++)
        {
            if (!ReferenceEquals(a[i].Document, b[i].Document) || !ReferenceEquals(a[i].Register, b[i].Register)) return false;
        }
        return true;
    }

    // Not string.GetHashCode, which differs from process to process: the order of the events is part of the answers.
    private static int Bucket(string id, int count)
    {
        uint hash = 2166136261;
        foreach (char c in id) hash = (hash ^ c) * 16777619;
        return (int)(hash % (uint)count);
    }
}
