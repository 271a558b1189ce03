using ChatAssistant.Knowledge.Documents;
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
    private readonly UtteranceLanguage guesser;
    private readonly IReadOnlyDictionary<Language, IntentModel> models;

    private IntentClassifier(UtteranceLanguage guesser, IReadOnlyDictionary<Language, IntentModel> models) => (this.guesser, this.models) = (guesser, models);

    /// <summary>Loads the models from the cache, or trains them (some seconds) and keeps them there.</summary>
    /// <param name="progress">Told after each language.</param>
    public static IntentClassifier Load(UnderstandingOptions options, ILogger<IntentClassifier> logger, IProgress<TrainingProgress>? progress = null)
    {
        IReadOnlyList<Utterance> all = Utterances.Load();
        var cache = new IntentModelCache(options.CacheFolder, logger);
        Language[] languages = Enum.GetValues<Language>();
        int done = 0;
        var models = languages.AsParallel().Select(language =>
        {
            TextModel? kept = cache.Find(language);
            TextModel model = kept ?? TextModel.Train(language, Utterances.Labelled(all.Where(utterance => utterance.Language == language)), new TrainingOptions());
            if (kept is null) cache.Keep(language, model);
            progress?.Report(new TrainingProgress(language, kept is null, Interlocked.Increment(ref done), languages.Length));
            return (language, model: new IntentModel(model));
        }).ToDictionary(pair => pair.language, pair => pair.model);
        return new IntentClassifier(new UtteranceLanguage(all), models);
    }

    public IntentReading Classify(string text, Language? hint)
    {
        Language language = guesser.Guess(text, hint);
        return models[language].Classify(text, language);
    }

    public void Dispose()
    {
        foreach (IntentModel model in models.Values) model.Dispose();
    }
}
