using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace ChatAssistant.Understanding.Intents;

/// <summary>A multinomial logistic regression as trained: a weight for each feature and label, a bias for each label. Unchanging; safe on several threads.</summary>
/// <param name="weights">A row a feature, one value a label.</param>
internal sealed class LinearModel(float[] weights, float[] biases)
{
    public int Labels => biases.Length;

    /// <summary>Starts the sums that <see cref="Add(SparseVector, float[])"/> adds to and <see cref="Probabilities"/> ends.</summary>
    public float[] Begin() => [.. biases];

    public void Add(SparseVector vector, float[] sums)
    {
        for (int i = 0; i < vector.Indices.Length; i++) AddRow(vector.Indices[i], vector.Values[i], sums);
    }

    /// <param name="first">The number of the vector's first feature.</param>
    public void Add(ReadOnlySpan<float> dense, int first, float weight, float[] sums)
    {
        for (int i = 0; i < dense.Length; i++) AddRow(first + i, weight * dense[i], sums);
    }

    public static float[] Probabilities(float[] sums)
    {
        TensorPrimitives.SoftMax(sums, sums);
        return sums;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(biases.Length);
        writer.Write(weights.Length);
        writer.Write(MemoryMarshal.AsBytes(biases.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    public static LinearModel Read(BinaryReader reader)
    {
        var biases = new float[reader.ReadInt32()];
        var weights = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(biases.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new LinearModel(weights, biases);
    }

    private void AddRow(int feature, float value, float[] sums) =>
        TensorPrimitives.MultiplyAdd(weights.AsSpan(feature * Labels, Labels), value, sums, sums);
}
