using System.Collections.Concurrent;
using ChatAssistant.Knowledge.Documents;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace ChatAssistant.Understanding;

/// <summary>The classifier of one language: Microsoft.ML's maximum entropy over <see cref="Vectorizer"/>'s features. Safe on several threads.</summary>
internal sealed class IntentModel : IDisposable
{
    private readonly MLContext context = new(seed: 1);
    private readonly ITransformer transformer;
    private readonly SchemaDefinition schema;
    private readonly Intent[] labels;
    private readonly IReadOnlyList<SparseVector> examples;
    private readonly Vectorizer vectorizer;
    private readonly ConcurrentBag<PredictionEngine<Row, Prediction>> idle = [];

    private IntentModel(Language language, IReadOnlyList<Utterance> utterances, Stream? saved)
    {
        var texts = utterances.Select(utterance => utterance.Text).ToList();
        vectorizer = new Vectorizer(language, texts);
        schema = Schema(vectorizer.Size);
        labels = [.. utterances.Select(utterance => utterance.Intent).Distinct().Order()];
        examples = [.. texts.Select(vectorizer.StemVector)];
        transformer = saved is null ? Train(utterances) : context.Model.Load(saved, out _);
    }

    public static IntentModel Train(Language language, IReadOnlyList<Utterance> utterances) => new(language, utterances, null);

    /// <exception cref="Exception">Whatever Microsoft.ML throws at a file it cannot read: train afresh.</exception>
    public static IntentModel Load(Language language, IReadOnlyList<Utterance> utterances, Stream saved) => new(language, utterances, saved);

    public void Save(Stream stream) => context.Model.Save(transformer, context.Data.LoadFromEnumerable(Array.Empty<Row>(), schema).Schema, stream);

    /// <summary>The probabilities of all intents, best first, and the likeness to the nearest training sentence.</summary>
    public (IReadOnlyList<IntentScore> Ranking, double Familiarity) Classify(string text)
    {
        if (!idle.TryTake(out PredictionEngine<Row, Prediction>? engine))
            engine = context.Model.CreatePredictionEngine<Row, Prediction>(transformer, inputSchemaDefinition: schema);
        try
        {
            float[] probabilities = engine.Predict(Row.Of(vectorizer, text, 0)).Score;
            IntentScore[] ranking = [.. probabilities.Select((probability, i) => new IntentScore(labels[i], probability)).OrderByDescending(score => score.Probability)];
            SparseVector vector = vectorizer.StemVector(text);
            return (ranking, examples.Max(example => example.Dot(vector)));
        }
        finally
        {
            idle.Add(engine);
        }
    }

    public void Dispose()
    {
        vectorizer.Dispose();
        foreach (PredictionEngine<Row, Prediction> engine in idle) engine.Dispose();
    }

    private MulticlassPredictionTransformer<MaximumEntropyModelParameters> Train(IReadOnlyList<Utterance> utterances)
    {
        IDataView data = context.Data.LoadFromEnumerable(
            utterances.Select(utterance => Row.Of(vectorizer, utterance.Text, (uint)Array.IndexOf(labels, utterance.Intent))).ToList(), schema);
        var trainer = context.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
        {
            L2Regularization = 1e-5f,
            L1Regularization = 0,
            NumberOfThreads = 1,
        });
        return trainer.Fit(data);
    }

    private static SchemaDefinition Schema(int size)
    {
        SchemaDefinition definition = SchemaDefinition.Create(typeof(Row));
        definition[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        definition[nameof(Row.Label)].ColumnType = new KeyDataViewType(typeof(uint), Enum.GetValues<Intent>().Length);
        return definition;
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }
        public uint Label { get; set; }

        public static Row Of(Vectorizer vectorizer, string text, uint label)
        {
            SparseVector vector = vectorizer.Vector(text);
            return new Row { Features = new VBuffer<float>(vectorizer.Size, vector.Values.Length, vector.Values, vector.Indices), Label = label };
        }
    }

    private sealed class Prediction
    {
        public float[] Score { get; set; } = [];
    }
}
