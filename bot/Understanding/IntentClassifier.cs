using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Understanding.Intents;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Understanding;

/// <summary>How far the preparing of the classifier is, for a progress display.</summary>
/// <param name="Trained">False where a kept model was loaded.</param>
/// <param name="Done">Languages ready so far, of <paramref name="Of"/>.</param>
public sealed record TrainingProgress(Language Language, bool Trained, int Done, int Of);

/// <summary>The classifier: finds the language, asks that language's model. Safe on several threads.</summary>
public sealed class IntentClassifier : IIntentClassifier, IDisposable
{
    private readonly UnderstandingOptions options;
    private readonly IReadOnlyList<Utterance> utterances;
    private readonly IntentModelCache cache;
    private readonly UtteranceLanguage guesser;
    private readonly IntentModel[] models;
    private readonly IntentModel?[] closer;
    private readonly KnownReadings known = new();
    private SentenceReader? reader;

    private IntentClassifier(UnderstandingOptions options, IReadOnlyList<Utterance> utterances, IntentModelCache cache, IntentModel[] models)
    {
        (this.options, this.utterances, this.cache, this.models) = (options, utterances, cache, models);
        closer = new IntentModel?[models.Length];
        guesser = new UtteranceLanguage(utterances);
    }

    /// <summary>Loads the models from the cache, or trains them (some seconds) and keeps them there.</summary>
    /// <param name="progress">Told after each language.</param>
    public static IntentClassifier Load(UnderstandingOptions options, ILogger<IntentClassifier> logger, IProgress<TrainingProgress>? progress = null)
    {
        IReadOnlyList<Utterance> all = Utterances.Load();
        var cache = new IntentModelCache(options.CacheFolder, logger);
        Language[] languages = Enum.GetValues<Language>();
        var models = new IntentModel[languages.Length];
        int done = 0;
        Parallel.ForEach(languages, language =>
        {
            TextModel? kept = cache.Find(language, vectors: false);
            models[(int)language] = new IntentModel(kept ?? cache.Keep(language, vectors: false, TextModel.Train(language, Utterances.Labelled(all, language), new TrainingOptions())));
            progress?.Report(new TrainingProgress(language, kept is null, Interlocked.Increment(ref done), languages.Length));
        });
        return new IntentClassifier(options, all, cache, models);
    }

    /// <summary>Reads what words alone leave open with sentence vectors from now on. Takes some seconds where no such models were kept; meanwhile <see cref="Classify"/> goes on without.</summary>
    public void Use(SentenceEncoder encoder)
    {
        reader = new SentenceReader(encoder);
        Parallel.ForEach(Enum.GetValues<Language>(), language =>
        {
            Func<string, float[]> encode = reader.For(language);
            TextModel model = cache.Find(language, vectors: true)
                ?? cache.Keep(language, vectors: true, TextModel.Train(language, Utterances.Labelled(utterances, language), new TrainingOptions(), encode));
            Volatile.Write(ref closer[(int)language], new IntentModel(model, encode));
        });
        known.Clear();
    }

    public IntentReading Classify(string text, Language? hint) => known.Of(text, hint, Read);

    private IntentReading Read(string text, Language? hint)
    {
        Language language = guesser.Guess(text, hint);
        IntentReading reading = Judged(models[(int)language].Classify(text, language));
        // A sentence vector costs a hundred times the rest of the reading: it is made only where words alone do not decide.
        return reading.IsBelieved || Volatile.Read(ref closer[(int)language]) is not { } model ? reading : Judged(model.Classify(text, language));
    }

    private IntentReading Judged(IntentReading reading) => reading with { IsBelieved = reading.Confidence >= options.EnoughConfidence && reading.Lead >= options.EnoughLead };

    public void Dispose()
    {
        foreach (IntentModel? model in models.Concat(closer)) model?.Dispose();
        reader?.Dispose();
        known.Dispose();
    }
}
