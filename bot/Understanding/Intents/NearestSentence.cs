using System.Buffers;
using System.Runtime.InteropServices;

namespace ChatAssistant.Understanding.Intents;

/// <summary>How like a sentence is to the nearest one learnt from: an inverted index, so that only sentences with a stem in common are looked at. Safe on several threads.</summary>
internal sealed class NearestSentence
{
    private readonly int sentences;
    private readonly int[] starts, owners;
    private readonly float[] values;

    private NearestSentence(int sentences, int[] starts, int[] owners, float[] values) => (this.sentences, this.starts, this.owners, this.values) = (sentences, starts, owners, values);

    /// <param name="vectors">One a sentence, of length 1.</param>
    /// <param name="size">Above the highest index.</param>
    public static NearestSentence Of(IReadOnlyList<SparseVector> vectors, int size)
    {
        var starts = new int[size + 1];
        foreach (SparseVector vector in vectors)
            foreach (int index in vector.Indices) starts[index + 1]++;
        for (int i = 0; i < size; i++) starts[i + 1] += starts[i];
        int[] next = [.. starts];
        var owners = new int[starts[size]];
        var values = new float[starts[size]];
        for (int sentence = 0; sentence < vectors.Count; sentence++)
        {
            SparseVector vector = vectors[sentence];
            for (int i = 0; i < vector.Indices.Length; i++)
            {
                int place = next[vector.Indices[i]]++;
                (owners[place], values[place]) = (sentence, vector.Values[i]);
            }
        }
        return new NearestSentence(vectors.Count, starts, owners, values);
    }

    /// <summary>The cosine with the nearest, 0 to 1.</summary>
    public float Likeness(SparseVector vector)
    {
        float[] sums = ArrayPool<float>.Shared.Rent(sentences);
        Array.Clear(sums, 0, sentences);
        float best = 0;
        for (int i = 0; i < vector.Indices.Length; i++)
        {
            for (int p = starts[vector.Indices[i]]; p < starts[vector.Indices[i] + 1]; p++)
            {
                float sum = sums[owners[p]] += vector.Values[i] * values[p];
                if (sum > best) best = sum;
            }
        }
        ArrayPool<float>.Shared.Return(sums);
        return Math.Min(best, 1);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(sentences);
        writer.Write(starts.Length);
        writer.Write(owners.Length);
        writer.Write(MemoryMarshal.AsBytes(starts.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(owners.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public static NearestSentence Read(BinaryReader reader)
    {
        int sentences = reader.ReadInt32();
        var starts = new int[reader.ReadInt32()];
        var owners = new int[reader.ReadInt32()];
        var values = new float[owners.Length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(starts.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(owners.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new NearestSentence(sentences, starts, owners, values);
    }
}
