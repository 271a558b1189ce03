using System.Buffers;

namespace ChatAssistant.Understanding.Intents;

/// <summary>A piece of a text, in UTF-16 units.</summary>
internal readonly record struct Run(int Start, int Length);

/// <summary>One kind of feature: the pieces of text that were seen in training, numbered from 0, each weighed by how rare it was. Safe on several threads.</summary>
internal sealed class FeatureBlock
{
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly float[] weights;

    private FeatureBlock(Dictionary<string, int> numbers, float[] weights)
    {
        this.numbers = numbers;
        this.weights = weights;
        lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Size => weights.Length;

    /// <param name="atLeast">In how many texts a piece must occur to count.</param>
    public static FeatureBlock Learn(IReadOnlyList<string> texts, Func<string, IEnumerable<Run>> cut, int atLeast)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string text in texts)
            foreach (string piece in cut(text).Select(run => text.Substring(run.Start, run.Length)).Distinct()) counts[piece] = counts.GetValueOrDefault(piece) + 1;
        string[] kept = [.. counts.Where(pair => pair.Value >= atLeast).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
        return new FeatureBlock(Number(kept), [.. kept.Select(piece => MathF.Log((1f + texts.Count) / counts[piece]))]);
    }

    /// <summary>The text's pieces as a vector of length 1, numbered from <paramref name="offset"/>; empty when none is known.</summary>
    public SparseVector Vector(string text, IEnumerable<Run> runs, int offset)
    {
        int[] found = ArrayPool<int>.Shared.Rent(4 * text.Length + 4);
        int count = 0;
        foreach (Run run in runs)
            if (lookup.TryGetValue(text.AsSpan(run.Start, run.Length), out int number)) found[count++] = number;
        Span<int> all = found.AsSpan(0, count);
        all.Sort();
        SparseVector vector = Weigh(all, offset);
        ArrayPool<int>.Shared.Return(found);
        return vector;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(weights.Length);
        foreach ((string piece, int number) in numbers)
        {
            writer.Write(piece);
            writer.Write(weights[number]);
        }
    }

    public static FeatureBlock Read(BinaryReader reader)
    {
        var weights = new float[reader.ReadInt32()];
        var pieces = new string[weights.Length];
        for (int i = 0; i < weights.Length; i++) (pieces[i], weights[i]) = (reader.ReadString(), reader.ReadSingle());
        return new FeatureBlock(Number(pieces), weights);
    }

    private static Dictionary<string, int> Number(string[] pieces)
    {
        var numbers = new Dictionary<string, int>(pieces.Length, StringComparer.Ordinal);
        foreach (string piece in pieces) numbers.Add(piece, numbers.Count);
        return numbers;
    }

    private SparseVector Weigh(ReadOnlySpan<int> sorted, int offset)
    {
        int distinct = 0;
        for (int i = 0; i < sorted.Length; i++)
            if (i == 0 || sorted[i] != sorted[i - 1]) distinct++;
        var indices = new int[distinct];
        var values = new float[distinct];
        float squares = 0;
        for (int i = 0, d = 0; i < sorted.Length; d++)
        {
            int number = sorted[i], times = 0;
            for (; i < sorted.Length && sorted[i] == number; i++) times++;
            indices[d] = offset + number;
            values[d] = (1 + MathF.Log(times)) * weights[number];
            squares += values[d] * values[d];
        }
        if (squares > 0) System.Numerics.Tensors.TensorPrimitives.Divide(values, MathF.Sqrt(squares), values);
        return new SparseVector(indices, values);
    }
}
