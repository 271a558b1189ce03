using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding.Intents;

/// <summary>A <see cref="TextModel"/> whose labels are intents.</summary>
internal sealed class IntentModel(TextModel model, Func<string, float[]>? encode = null) : IDisposable
{
    private readonly Intent[] intents = [.. model.Labels.Select(IntentLabels.Parse)];

    public IntentReading Classify(string text, Language language)
    {
        TextScores scores = model.Classify(text, encode);
        var ranking = new IntentScore[intents.Length];
        for (int i = 0; i < ranking.Length; i++) ranking[i] = new IntentScore(intents[i], scores.Probabilities[i]);
        Array.Sort(ranking, (one, other) => other.Probability.CompareTo(one.Probability));
        return new IntentReading(ranking[0].Intent, ranking[0].Probability, ranking[0].Probability - ranking[1].Probability, language)
        {
            Ranking = ranking,
            Familiarity = scores.Familiarity,
        };
    }

    public void Dispose() => model.Dispose();
}
