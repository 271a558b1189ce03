using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding.Intents;

/// <summary>An utterance as a model read it that had not seen its group.</summary>
internal sealed record HeldOut(Utterance Utterance, IntentReading Reading);

/// <summary>Measures the classifier on its own utterances: each group of like wording is read by a model trained without it.</summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    /// <summary>Long groups (greetings, thanks) are cut after this many sentences, or nothing like them would be left to learn from.</summary>
    private const int Longest = 8;

    /// <param name="encode">Sentence vectors, where the classifier has them in this language.</param>
    public static IReadOnlyList<HeldOut> Run(Language language, IReadOnlyList<Utterance> utterances, Func<string, float[]>? encode)
    {
        List<(Utterance Utterance, int Fold)> rows = Assign(utterances.Where(utterance => utterance.Language == language));
        return [.. Enumerable.Range(0, Folds).AsParallel().AsOrdered().SelectMany(fold =>
        {
            Utterance[] training = [.. rows.Where(row => row.Fold != fold).Select(row => row.Utterance)];
            HashSet<string> known = [.. training.Select(Words)];
            using var model = new IntentModel(TextModel.Train(language, Utterances.Labelled(training, language), new TrainingOptions(), encode), encode);
            return rows.Where(row => row.Fold == fold && !known.Contains(Words(row.Utterance)))
                .Select(row => new HeldOut(row.Utterance, model.Classify(row.Utterance.Text, language))).ToArray();
        })];
    }

    private static string Words(Utterance utterance) => string.Join(' ', UtteranceText.Words(utterance.Text));

    private static List<(Utterance, int)> Assign(IEnumerable<Utterance> utterances)
    {
        var rows = new List<(Utterance, int)>();
        int part = 0, length = 0, group = -1;
        foreach (Utterance utterance in utterances)
        {
            if (utterance.Group != group || length == Longest) (part, length, group) = (part + 1, 0, utterance.Group);
            rows.Add((utterance, part % Folds));
            length++;
        }
        return rows;
    }
}
