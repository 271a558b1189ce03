using ChatAssistant.Knowledge.Documents;
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

    private IntentClassifier(UtteranceLanguage guesser, IReadOnlyDictionary<Language, IntentModel> models)
    {
        this.guesser = guesser;
        this.models = models;
    }

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
            var own = all.Where(utterance => utterance.Language == language).ToList();
            IntentModel? kept = cache.Find(language, own);
            IntentModel model = kept ?? IntentModel.Train(language, own);
            if (kept is null) cache.Keep(language, model);
            progress?.Report(new TrainingProgress(language, kept is null, Interlocked.Increment(ref done), languages.Length));
            return (language, model);
        }).ToDictionary(pair => pair.language, pair => pair.model);
        return new IntentClassifier(new UtteranceLanguage(all), models);
    }

    public IntentReading Classify(string text, Language? hint)
    {
        Language language = guesser.Guess(text, hint);
        (IReadOnlyList<IntentScore> ranking, double familiarity) = models[language].Classify(text);
        return new IntentReading(ranking[0].Intent, ranking[0].Probability, ranking[0].Probability - ranking[1].Probability, language)
        {
            Ranking = ranking,
            Familiarity = familiarity,
        };
    }

    public void Dispose()
    {
        foreach (IntentModel model in models.Values) model.Dispose();
    }
}
