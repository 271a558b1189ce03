using System.Runtime.InteropServices;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>What BM25 has to know of all passages.</summary>
/// <param name="Passages">How many there are.</param>
/// <param name="Holding">How many hold a stem of a language.</param>
internal sealed record PassageStatistics(int Passages, Func<Language, string, int> Holding, CharacterGrams Grams)
{
    /// <summary>The weight of what <paramref name="holding"/> passages hold, as Lucene's BM25 takes it.</summary>
    public float Weight(int holding) => MathF.Log(1 + (Passages - holding + 0.5f) / (holding + 0.5f));
}

/// <summary>A query as one language reads it, ready to be compared with passages of that language. For one thread at a time.</summary>
internal sealed class PassageQuery
{
    // Sentences and runs of characters saturate later and mind their length less than passages do; measured with the weights.
    private const float SentenceK = 0.9f, SentenceB = 0.2f, UsualSentence = 12, GramK = 0.9f, GramB = 0.4f, PairK = 0.9f;

    /// <summary>Longer queries are cut: nobody asks in more words, and the time to compare grows with them.</summary>
    private const int MaxStems = 64;

    private readonly int[] stems, sequence;
    private readonly float[] weights;
    private readonly Dictionary<ulong, (int Slot, float Weight)> grams = [];
    private readonly int[] gramCounts;
    private readonly float usualGrams;

    public PassageQuery(Language language, string text, PassageStatistics statistics)
    {
        Language = language;
        string asked = Asked(language, text);
        List<string> tokens = PassageAnalyzers.Tokens(language, asked);
        Tokens = [.. tokens.Distinct().Take(MaxStems)];
        stems = [.. Tokens.Select(token => PassageStems.Number(token))];
        weights = [.. Tokens.Select(token => statistics.Weight(statistics.Holding(language, token)))];
        sequence = [.. tokens.Select(token => Array.IndexOf(stems, PassageStems.Number(token))).Where(slot => slot >= 0).Take(MaxStems)];
        CharacterGrams.ForEach($" {asked} ", this, (gram, query) => query.grams.TryAdd(gram, (query.grams.Count, statistics.Weight(statistics.Grams.Count(gram)))));
        gramCounts = new int[grams.Count];
        usualGrams = Math.Max(1, statistics.Grams.Total / (float)Math.Max(1, statistics.Passages));
    }

    public Language Language { get; }

    /// <summary>The distinct stems.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>How well a passage's best sentence fits, and how well the order of its stems does.</summary>
    public (float Sentence, float Pairs) Compare(ReadOnlySpan<int> passage)
    {
        Span<int> counts = stackalloc int[stems.Length];
        Span<int> pairs = stackalloc int[Math.Max(0, sequence.Length - 1)];
        float best = 0;
        int length = 0, before = -1;
        foreach (int marked in passage)
        {
            int slot = Array.IndexOf(stems, marked & ~PassageStems.EndOfSentence);
            length++;
            if (slot >= 0)
            {
                counts[slot]++;
                for (int p = 0; before >= 0 && p < pairs.Length; p++)
                    if (sequence[p] == before && sequence[p + 1] == slot) pairs[p]++;
            }
            before = slot;
            if (marked >= 0) continue;
            best = Math.Max(best, Sum(counts, SentenceK * (1 - SentenceB + SentenceB * length / UsualSentence)));
            counts.Clear();
            (length, before) = (0, -1);
        }
        float ordered = 0;
        for (int p = 0; p < pairs.Length; p++)
            if (pairs[p] > 0) ordered += (weights[sequence[p]] + weights[sequence[p + 1]]) * Saturated(pairs[p], PairK, PairK);
        return (best, ordered);
    }

    /// <summary>How many of the query's runs of characters the text holds, weighed.</summary>
    public float CompareCharacters(string text)
    {
        Array.Clear(gramCounts);
        int length = CharacterGrams.ForEach(text, this, static (gram, query) =>
        {
            if (query.grams.TryGetValue(gram, out (int Slot, float Weight) found)) query.gramCounts[found.Slot]++;
        });
        float sum = 0, k = GramK * (1 - GramB + GramB * length / usualGrams);
        foreach ((int slot, float weight) in grams.Values)
            if (gramCounts[slot] > 0) sum += weight * Saturated(gramCounts[slot], GramK, k);
        return sum;
    }

    // Without the words that ask; where there are no others, with them.
    private static string Asked(Language language, string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] naming = [.. words.Where(word => !PassageWords.Asks(language, word.AsSpan().Trim("¿?¡!.,;:«»\"'()")))];
        return string.Join(' ', naming.Length > 0 ? naming : words);
    }

    private float Sum(ReadOnlySpan<int> counts, float k)
    {
        float sum = 0;
        for (int i = 0; i < counts.Length; i++)
            if (counts[i] > 0) sum += weights[i] * Saturated(counts[i], SentenceK, k);
        return sum;
    }

    /// <param name="k">k1 of BM25 with the length taken into account.</param>
    private static float Saturated(int count, float k1, float k) => count * (k1 + 1) / (count + k);
}
