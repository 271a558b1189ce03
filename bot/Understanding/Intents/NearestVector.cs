using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace ChatAssistant.Understanding.Intents;

/// <summary>The sentence vectors learnt from: how like a vector is to the nearest. Unchanging; safe on several threads.</summary>
/// <param name="values">A row of <paramref name="dimensions"/> a sentence.</param>
/// <param name="weight">Length that the vectors have as features.</param>
internal sealed class NearestVector(float[] values, int dimensions, float weight)
{
    public int Dimensions => dimensions;
    public float Weight => weight;

    public static NearestVector Of(IReadOnlyList<float[]> vectors, float weight) => new([.. vectors.SelectMany(vector => vector)], vectors[0].Length, weight);

    /// <summary>A sentence's vector as features, numbered from <paramref name="first"/>.</summary>
    public SparseVector Weighted(int sentence, int first) =>
        new([.. Enumerable.Range(first, dimensions)], [.. values.AsSpan(sentence * dimensions, dimensions).ToArray().Select(value => weight * value)]);

    /// <summary>The cosine with the nearest, 0 to 1.</summary>
    public float Likeness(ReadOnlySpan<float> vector)
    {
        float best = 0;
        for (int row = 0; row < values.Length; row += dimensions) best = Math.Max(best, TensorPrimitives.Dot(vector, values.AsSpan(row, dimensions)));
        return Math.Min(best, 1);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(dimensions);
        writer.Write(weight);
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public static NearestVector Read(BinaryReader reader)
    {
        int dimensions = reader.ReadInt32();
        float weight = reader.ReadSingle();
        var values = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new NearestVector(values, dimensions, weight);
    }
}
