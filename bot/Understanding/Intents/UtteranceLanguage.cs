using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding.Intents;

/// <summary>Tells the language of a short text by its function words, its letters, and the character runs of the training sentences. Safe on several threads.</summary>
internal sealed class UtteranceLanguage
{
    /// <summary>Lead a run of characters, in natural logarithms, up to which a sentence counts as doubtful.</summary>
    private const float Doubt = 0.3f;

    private static readonly Language[] All = Enum.GetValues<Language>();
    private readonly Dictionary<string, float[]>.AlternateLookup<ReadOnlySpan<char>> runs;

    /// <param name="utterances">Sentences in every language, about the same number of each.</param>
    public UtteranceLanguage(IReadOnlyList<Utterance> utterances)
    {
        var counts = new Dictionary<string, float[]>(StringComparer.Ordinal);
        runs = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var totals = new float[All.Length];
        foreach (Utterance utterance in utterances)
        {
            string text = Marked(utterance.Text);
            foreach (Run run in Runs(text))
            {
                ReadOnlySpan<char> piece = text.AsSpan(run.Start, run.Length);
                if (!runs.TryGetValue(piece, out float[]? count)) runs[piece] = count = new float[All.Length];
                count[(int)utterance.Language]++;
                totals[(int)utterance.Language]++;
            }
        }
        const float smoothing = 0.5f;
        foreach (float[] count in counts.Values)
            for (int i = 0; i < count.Length; i++)
                count[i] = MathF.Log((count[i] + smoothing) / (totals[i] + smoothing * counts.Count));
    }

    /// <summary>The likeliest language; where two are about as likely, <paramref name="hint"/> if it is one of them.</summary>
    public Language Guess(string text, Language? hint)
    {
        Span<float> scores = stackalloc float[All.Length];
        string marked = Marked(text);
        int known = 0;
        foreach (Run run in Runs(marked))
        {
            if (!runs.TryGetValue(marked.AsSpan(run.Start, run.Length), out float[]? logs)) continue;
            known++;
            for (int i = 0; i < scores.Length; i++) scores[i] += logs[i];
        }
        foreach (char c in text)
        {
            if (c is 'ñ' or 'Ñ' or '¿' or '¡' or 'á' or 'í' or 'ó' or 'ú') scores[(int)Language.Spanish] += 3;
            else if (c is 'ç' or 'à' or 'è' or 'ê' or 'ù' or 'œ' or 'î' or 'ô' or 'û' or 'â') scores[(int)Language.French] += 3;
        }
        // A hint outweighs what doubtful words say ("son numéro"), not a clear sentence in another language.
        if (hint is { } likely) scores[(int)likely] += 2 + Doubt * known;
        Language best = Language.English;
        foreach (Language language in All)
            if (scores[(int)language] > scores[(int)best]) best = language;
        return best;
    }

    /// <summary>Every word as <c>= word </c>, so that whole words differ from runs inside them; names and numbers, which are of no language, left out.</summary>
    private static string Marked(string text) => string.Concat(UtteranceText.Words(text)
        .Where(word => word is not (UtteranceText.Name or UtteranceText.Year or UtteranceText.Number or UtteranceText.Mail)).Select(word => $"= {word} "));

    /// <summary>Whole words, which tell most, and runs of 2 and 3 characters, which also tell of words never seen.</summary>
    private static IEnumerable<Run> Runs(string marked)
    {
        for (int word = 0; word < marked.Length;)
        {
            int end = marked.IndexOf(' ', word + 2) + 1;
            yield return new Run(word, end - word);
            for (int start = word + 1; start + 2 <= end; start++)
            {
                yield return new Run(start, 2);
                if (start + 3 <= end) yield return new Run(start, 3);
            }
            word = end;
        }
    }
}
