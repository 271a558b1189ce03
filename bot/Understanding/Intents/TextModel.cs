using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding.Intents;

/// <summary>A sentence with the label that a classifier is to learn.</summary>
internal sealed record LabelledText(string Text, string Label);

/// <summary>What a model made of a sentence.</summary>
/// <param name="Probabilities">One a label, in the order of <see cref="TextModel.Labels"/>.</param>
/// <param name="Familiarity">0 to 1: likeness to the nearest sentence learnt from.</param>
internal readonly record struct TextScores(float[] Probabilities, float Familiarity);

/// <summary>How a <see cref="TextModel"/> is trained.</summary>
/// <param name="L2">Regularisation of the regression.</param>
/// <param name="MaskNames">Take all names for the same.</param>
/// <param name="VectorWeight">Length of a sentence vector beside the stems and the characters, whose vectors have length 1.</param>
internal sealed record TrainingOptions(float L2 = 1e-5f, bool MaskNames = true, float VectorWeight = 1.5f);

/// <summary>A classifier of sentences in one language by stems and characters and, where it was trained with an encoder, by sentence vectors. Unchanging; safe on several threads.</summary>
internal sealed class TextModel : IDisposable
{
    private readonly FeatureSpace features;
    private readonly LinearModel linear;
    private readonly NearestSentence nearest;
    private readonly NearestVector? vectors;

    private TextModel(string[] labels, FeatureSpace features, LinearModel linear, NearestSentence nearest, NearestVector? vectors) =>
        (Labels, this.features, this.linear, this.nearest, this.vectors) = (labels, features, linear, nearest, vectors);

    /// <summary>All labels, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <param name="encode">Gives a sentence's vector, of length 1; null to do without.</param>
    public static TextModel Train(Language language, IReadOnlyList<LabelledText> rows, TrainingOptions options, Func<string, float[]>? encode = null)
    {
        string[] labels = [.. rows.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal)];
        FeatureSpace features = FeatureSpace.Learn(language, [.. rows.Select(row => row.Text)], options.MaskNames);
        var sparse = rows.Select(row => features.Vectors(row.Text)).ToList();
        NearestVector? vectors = encode is null ? null : NearestVector.Of([.. rows.Select(row => encode(row.Text))], options.VectorWeight);
        LinearModel linear = LinearTrainer.Train(
            rows.Select((row, i) => (Join(sparse[i].Stems, sparse[i].Characters, vectors?.Weighted(i, features.Size)), Array.BinarySearch(labels, row.Label, StringComparer.Ordinal))),
            features.Size + (vectors?.Dimensions ?? 0), labels.Length, options.L2);
        return new TextModel(labels, features, linear, NearestSentence.Of([.. sparse.Select(vector => vector.Stems)], features.Size), vectors);
    }

    /// <param name="encode">As in training; not called where the model was trained without.</param>
    public TextScores Classify(string text, Func<string, float[]>? encode = null)
    {
        (SparseVector stems, SparseVector characters) = features.Vectors(text);
        float[] sums = linear.Begin();
        linear.Add(stems, sums);
        linear.Add(characters, sums);
        float familiarity = nearest.Likeness(stems);
        if (vectors is not null && encode is not null)
        {
            float[] vector = encode(text);
            linear.Add(vector, features.Size, vectors.Weight, sums);
            familiarity = vectors.Likeness(vector);
        }
        return new TextScores(LinearModel.Probabilities(sums), familiarity);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Labels.Count);
        foreach (string label in Labels) writer.Write(label);
        features.Write(writer);
        linear.Write(writer);
        nearest.Write(writer);
        writer.Write(vectors is not null);
        vectors?.Write(writer);
    }

    /// <exception cref="IOException">The file ends too soon.</exception>
    public static TextModel Read(Language language, BinaryReader reader)
    {
        var labels = new string[reader.ReadInt32()];
        for (int i = 0; i < labels.Length; i++) labels[i] = reader.ReadString();
        return new TextModel(labels, FeatureSpace.Read(language, reader), LinearModel.Read(reader), NearestSentence.Read(reader), reader.ReadBoolean() ? NearestVector.Read(reader) : null);
    }

    public void Dispose() => features.Dispose();

    private static SparseVector Join(SparseVector first, SparseVector second, SparseVector? third) => third is { } last
        ? new([.. first.Indices, .. second.Indices, .. last.Indices], [.. first.Values, .. second.Values, .. last.Values])
        : new([.. first.Indices, .. second.Indices], [.. first.Values, .. second.Values]);
}
