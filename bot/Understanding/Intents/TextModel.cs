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
internal sealed record TrainingOptions(float L2 = 1e-5f, bool MaskNames = true);

/// <summary>A classifier of sentences in one language. Unchanging; safe on several threads.</summary>
internal sealed class TextModel : IDisposable
{
    private readonly FeatureSpace features;
    private readonly LinearModel linear;
    private readonly NearestSentence nearest;

    private TextModel(string[] labels, FeatureSpace features, LinearModel linear, NearestSentence nearest) => (Labels, this.features, this.linear, this.nearest) = (labels, features, linear, nearest);

    /// <summary>All labels, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Labels { get; }

    public static TextModel Train(Language language, IReadOnlyList<LabelledText> rows, TrainingOptions options)
    {
        string[] labels = [.. rows.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal)];
        FeatureSpace features = FeatureSpace.Learn(language, [.. rows.Select(row => row.Text)], options.MaskNames);
        var vectors = rows.Select(row => features.Vectors(row.Text)).ToList();
        LinearModel linear = LinearTrainer.Train(
            vectors.Select((vector, i) => (Join(vector.Stems, vector.Characters), Array.BinarySearch(labels, rows[i].Label, StringComparer.Ordinal))), features.Size, labels.Length, options.L2);
        return new TextModel(labels, features, linear, NearestSentence.Of([.. vectors.Select(vector => vector.Stems)], features.Size));
    }

    public TextScores Classify(string text)
    {
        (SparseVector stems, SparseVector characters) = features.Vectors(text);
        float[] sums = linear.Begin();
        linear.Add(stems, sums);
        linear.Add(characters, sums);
        return new TextScores(LinearModel.Probabilities(sums), nearest.Likeness(stems));
    }

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Labels.Count);
        foreach (string label in Labels) writer.Write(label);
        features.Write(writer);
        linear.Write(writer);
        nearest.Write(writer);
    }

    /// <exception cref="IOException">The file ends too soon.</exception>
    public static TextModel Load(Language language, Stream stream)
    {
        using var reader = new BinaryReader(stream);
        var labels = new string[reader.ReadInt32()];
        for (int i = 0; i < labels.Length; i++) labels[i] = reader.ReadString();
        return new TextModel(labels, FeatureSpace.Read(language, reader), LinearModel.Read(reader), NearestSentence.Read(reader));
    }

    public void Dispose() => features.Dispose();

    private static SparseVector Join(SparseVector first, SparseVector second) => new([.. first.Indices, .. second.Indices], [.. first.Values, .. second.Values]);
}
