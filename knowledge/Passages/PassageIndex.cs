using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Caching;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Embeddings;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Microsoft.Extensions.AI;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>Keyword search over passages with BM25, each language with its own analyzer. Unchanging once built; safe from several threads.</summary>
/// <remarks>Documents are spread over shards by their names. Numbers that BM25 needs (how many passages hold a word) are taken over all shards, so the spread never shows in a score.</remarks>
public sealed class PassageIndex
{
    /// <summary>Documents of a shard, about: an edit analyses this many again, and a search visits one shard for this many.</summary>
    private const int ShardSize = 128;

    private const int ManyShards = 32;

    /// <summary>Passages that get a second look.</summary>
    private const int Candidates = 50;

    // k1 and b as measured best on public question sets for short passages.
    private static readonly BM25Similarity Similarity = new(0.6f, 0.6f);

    private readonly PassageShard[] _shards;
    private readonly int[] _starts;
    private readonly IndexSearcher _searcher;
    private readonly PassageStatistics _statistics;
    private readonly CacheFolder? _cache;
    private SentenceEncoder? _encoder;
    private bool _hasVectors;

    public PassageIndex(IEnumerable<Passage> passages) : this(Shards(passages, null, null)) { }

    private PassageIndex(PassageShard[] shards, CacheFolder? cache = null)
    {
        (_shards, _cache) = (shards, cache);
        _starts = new int[shards.Length + 1];
        for (int i = 0; i < shards.Length; i++) _starts[i + 1] = _starts[i] + shards[i].Passages.Count;
        _searcher = new IndexSearcher(new MultiReader([.. shards.Select(shard => shard.Reader)], closeSubReaders: false)) { Similarity = Similarity };
        _statistics = new PassageStatistics(Count, (language, stem) => _searcher.IndexReader.DocFreq(new Term(language.Code(), stem)), CharacterGrams.Sum([.. shards.Select(shard => shard.Grams)]));
    }

    public int Count => _starts[^1];

    /// <summary>The passages, those of a document together and in its order.</summary>
    public IEnumerable<Passage> All => _shards.SelectMany(shard => shard.Passages);

    /// <summary>An index of the passages that takes over what the index before and the cache have of it.</summary>
    /// <param name="passages">Those of a document together.</param>
    internal static PassageIndex Build(IEnumerable<Passage> passages, PassageIndex? before, CacheFolder? cache) => new(Shards(passages, before, cache), cache);

    /// <summary>The names that the index has in the cache.</summary>
    internal IEnumerable<string> CacheFiles => _shards.SelectMany(shard => new[] { shard.File, shard.VectorFile });

    /// <summary>Passages that best fit the query, best first: BM25 finds candidates, a second look at their sentences, pairs of words and characters puts them in order.</summary>
    /// <param name="query">The user's words; stop words and words that ask are dropped. Names and numbers are found in documents of every language.</param>
    /// <param name="top">How many to return at most, from 1.</param>
    /// <param name="documents">Only these documents; null for all.</param>
    /// <param name="language">The query's; the encoder of the machine helps in English only.</param>
    /// <param name="meaning">The query's vector where a service made it; null to let the encoder of the machine make it.</param>
    /// <returns>Empty when no word is known.</returns>
    public IReadOnlyList<ScoredPassage> Search(string query, int top, IReadOnlySet<string>? documents = null, Language? language = null, float[]? meaning = null) => Search(query, top, documents, language, RankingWeights.Default, meaning);

    internal IReadOnlyList<ScoredPassage> Search(string query, int top, IReadOnlySet<string>? documents, Language? language, RankingWeights weights, float[]? meaning = null)
    {
        if (!Volatile.Read(ref _hasVectors)) meaning = null;
        else if (language == Language.English) meaning ??= _encoder?.Encode(query);
        PassageQuery[] queries = [.. Enum.GetValues<Language>().Select(language => new PassageQuery(language, query, _statistics))];
        var any = new BooleanQuery();
        foreach (PassageQuery one in queries)
        {
            foreach (string token in one.Tokens) any.Add(new TermQuery(new Term(one.Language.Code(), token)), Occur.SHOULD);
        }
        if (any.Clauses.Count == 0) return [];
        TopDocs found = _searcher.Search(any, documents is null ? null : new DocumentFilter(this, documents), Math.Max(top, Candidates));
        var scored = new List<ScoredPassage>(found.ScoreDocs.Length);
        foreach (ScoreDoc hit in found.ScoreDocs)
        {
            (PassageShard shard, int number) = Place(hit.Doc);
            Passage passage = shard.Passages[number];
            PassageQuery asked = queries[(int)passage.Language];
            (float sentence, float pairs) = asked.Compare(shard.Stems.Of(number));
            double likeness = meaning is null ? 0 : shard.Vectors!.Likeness(meaning, number);
            scored.Add(new ScoredPassage(passage, weights.Body * hit.Score + weights.Sentence * sentence + weights.Pairs * pairs + weights.Characters * asked.CompareCharacters(passage.Text) + weights.Meaning * likeness));
        }
        return [.. scored.OrderByDescending(passage => passage.Score).Take(top)];
    }

    /// <summary>Compares the meaning of sentences too from now on. Encodes those that are not kept; meanwhile searches go on without. For one caller at a time.</summary>
    /// <param name="generator">The encoder of the machine, which needs about half a millisecond a sentence, or a service. Its vectors have length 1.</param>
    /// <param name="languages">Those that it understands.</param>
    public async Task UseAsync(IEmbeddingGenerator<string, Embedding<float>> generator, IReadOnlyList<Language> languages, CancellationToken cancellation = default)
    {
        var about = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        string space = $"{about?.ProviderUri} {about?.DefaultModelId}";
        foreach (PassageShard shard in _shards)
        {
            if (shard.HasVectors) continue;
            ShardVectors? kept = _cache?.Find(shard.VectorFile, ShardVectors.Read);
            shard.Keep(kept?.Space == space ? kept : await EncodedAsync(shard, space, generator, languages, cancellation));
        }
        _encoder = generator as SentenceEncoder;
        Volatile.Write(ref _hasVectors, true);
    }

    private async Task<ShardVectors> EncodedAsync(PassageShard shard, string space, IEmbeddingGenerator<string, Embedding<float>> generator, IReadOnlyList<Language> languages, CancellationToken cancellation)
    {
        ShardVectors vectors = await ShardVectors.OfAsync(space, shard.Passages, passage => languages.Contains(passage.Language),
            async texts => [.. (await generator.GenerateAsync(texts, cancellationToken: cancellation)).Select(embedding => embedding.Vector)], shard.EarlierVectors);
        _cache?.Keep(shard.VectorFile, vectors.Write);
        return vectors;
    }

    /// <summary>The stems that a language's analyzer makes of a text, stop words dropped.</summary>
    public static IReadOnlySet<string> Stems(string text, Language language) => PassageAnalyzers.Terms(language, text);

    private (PassageShard Shard, int Number) Place(int number)
    {
        int shard = ShardAt(number);
        return (_shards[shard], number - _starts[shard]);
    }

    private int ShardAt(int number)
    {
        int shard = Array.BinarySearch(_starts, number);
        if (shard < 0) shard = ~shard - 1;
        // An empty shard starts where the next one does.
        while (shard > 0 && _starts[shard - 1] == number) shard--;
        while (_starts[shard + 1] == number) shard++;
        return shard;
    }

    private static PassageShard[] Shards(IEnumerable<Passage> passages, PassageIndex? before, CacheFolder? cache)
    {
        IGrouping<string, Passage>[] documents = [.. passages.GroupBy(passage => passage.Document.Id)];
        // The number of shards stays while documents come and go, until the folder has outgrown it by far.
        int fitting = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, documents.Length / ShardSize));
        int count = before is { _shards.Length: var kept } && fitting <= 4 * kept && kept <= 4 * fitting ? kept : fitting;
        var members = new List<IGrouping<string, Passage>>[count];
        for (int i = 0; i < count; i++) members[i] = [];
        foreach (IGrouping<string, Passage> document in documents) members[ShardOf(document.Key, count)].Add(document);
        var shards = new PassageShard[count];
        var leftovers = new Leftovers(ManyShards);
        Parallel.For(0, count, i =>
        {
            string key = KeyOf(members[i]);
            if (before?._shards.Length == count && before._shards[i].Key == key) { shards[i] = before._shards[i]; return; }
            Passage[] own = [.. members[i].SelectMany(document => document)];
            shards[i] = cache?.Find(PassageShard.FileOf(key), file => PassageShard.Load(key, own, file)) ?? Built(key, own, cache, leftovers);
            if (before?._shards.Length == count) shards[i].EarlierVectors = before._shards[i].Vectors;
        });
        return shards;
    }

    private static PassageShard Built(string key, IReadOnlyList<Passage> passages, CacheFolder? cache, Leftovers leftovers)
    {
        var shard = PassageShard.Build(key, passages, Similarity);
        cache?.Keep(shard.File, shard.Save);
        leftovers.Made();
        return shard;
    }

    private static int ShardOf(string documentId, int count) => (int)(StableHash.Of(documentId) % (uint)count);

    private static string KeyOf(List<IGrouping<string, Passage>> documents)
    {
        var names = new StringBuilder();
        foreach (IGrouping<string, Passage> document in documents) names.Append(document.Key).Append('\n').Append(document.First().Document.ContentHash).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names.ToString())));
    }

    // Passages of some documents, a bit each; each shard is one segment of the searcher.
    private sealed class DocumentFilter(PassageIndex index, IReadOnlySet<string> documents) : Filter
    {
        public override DocIdSet? GetDocIdSet(AtomicReaderContext context, Lucene.Net.Util.IBits acceptDocs)
        {
            Lucene.Net.Util.FixedBitSet? bits = null;
            PassageShard shard = index._shards[index.ShardAt(context.DocBase)];
            foreach (string document in documents)
            {
                if (!shard.Documents.TryGetValue(document, out (int First, int Count) place)) continue;
                bits ??= new Lucene.Net.Util.FixedBitSet(context.AtomicReader.MaxDoc);
                bits.Set(place.First, place.First + place.Count);
            }
            return bits;
        }
    }
}
