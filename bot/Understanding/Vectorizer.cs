using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding;

/// <summary>A sparse vector: ascending indices and their values.</summary>
internal readonly record struct SparseVector(int[] Indices, float[] Values)
{
    public float Dot(SparseVector other)
    {
        float sum = 0;
        for (int i = 0, j = 0; i < Indices.Length && j < other.Indices.Length;)
        {
            int difference = Indices[i] - other.Indices[j];
            if (difference == 0) sum += Values[i++] * other.Values[j++];
            else if (difference < 0) i++;
            else j++;
        }
        return sum;
    }
}

/// <summary>Weighs the features of utterances by how rare they were in the training sentences. Safe on several threads.</summary>
internal sealed class Vectorizer : IDisposable
{
    private readonly ThreadLocal<UtteranceFeatures> features;
    private readonly Block stems, characters;

    public Vectorizer(Language language, IReadOnlyList<string> texts)
    {
        features = new ThreadLocal<UtteranceFeatures>(() => new UtteranceFeatures(language));
        var words = texts.Select(UtteranceText.Words).ToList();
        stems = new Block(words.Select(row => features.Value!.Stems(row)), 0, atLeast: 1);
        characters = new Block(words.Select(UtteranceFeatures.Characters), stems.Size, atLeast: 2);
    }

    /// <summary>How many features there are.</summary>
    public int Size => stems.Size + characters.Size;

    /// <summary>The utterance as a vector; all zero when nothing in it is known.</summary>
    public SparseVector Vector(string text)
    {
        IReadOnlyList<string> words = UtteranceText.Words(text);
        var entries = new List<(int Index, float Value)>();
        stems.Add(features.Value!.Stems(words), entries);
        characters.Add(UtteranceFeatures.Characters(words), entries);
        return new SparseVector([.. entries.Select(entry => entry.Index)], [.. entries.Select(entry => entry.Value)]);
    }

    /// <summary>A vector whose product with another utterance's is the likeness of the two, 0 to 1.</summary>
    public SparseVector StemVector(string text)
    {
        var entries = new List<(int Index, float Value)>();
        stems.Add(features.Value!.Stems(UtteranceText.Words(text)), entries);
        return new SparseVector([.. entries.Select(entry => entry.Index)], [.. entries.Select(entry => entry.Value)]);
    }

    public void Dispose() => features.Dispose();

    /// <summary>One kind of feature, numbered from an offset; each utterance's part has length 1.</summary>
    private sealed class Block
    {
        private readonly Dictionary<string, (int Index, float Weight)> known = new(StringComparer.Ordinal);

        public Block(IEnumerable<IEnumerable<string>> rows, int offset, int atLeast)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            int total = 0;
            foreach (IEnumerable<string> row in rows)
            {
                total++;
                foreach (string feature in row.Distinct()) counts[feature] = counts.GetValueOrDefault(feature) + 1;
            }
            foreach ((string feature, int count) in counts.Where(pair => pair.Value >= atLeast).OrderBy(pair => pair.Key, StringComparer.Ordinal))
                known[feature] = (offset + known.Count, MathF.Log((1f + total) / count));
        }

        public int Size => known.Count;

        public void Add(IEnumerable<string> row, List<(int Index, float Value)> entries)
        {
            int first = entries.Count;
            var counts = new SortedDictionary<int, (int Count, float Weight)>();
            foreach (string feature in row)
                if (known.TryGetValue(feature, out var entry)) counts[entry.Index] = (counts.TryGetValue(entry.Index, out var seen) ? seen.Count + 1 : 1, entry.Weight);
            double squares = 0;
            foreach ((int index, (int count, float weight)) in counts)
            {
                float value = (1 + MathF.Log(count)) * weight;
                entries.Add((index, value));
                squares += value * value;
            }
            if (squares == 0) return;
            float length = (float)Math.Sqrt(squares);
            for (int i = first; i < entries.Count; i++) entries[i] = (entries[i].Index, entries[i].Value / length);
        }
    }
}
