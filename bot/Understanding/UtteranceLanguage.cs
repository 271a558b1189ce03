using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding;

/// <summary>Tells the language of a short text by its function words, its letters, and the character runs of the training sentences. Safe on several threads.</summary>
internal sealed class UtteranceLanguage
{
    private static readonly Language[] All = Enum.GetValues<Language>();
    private readonly FrozenDictionary<string, float[]> runs;

    /// <param name="utterances">Sentences in every language, about the same number of each.</param>
    public UtteranceLanguage(IReadOnlyList<Utterance> utterances)
    {
        var counts = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var totals = new float[All.Length];
        foreach (Utterance utterance in utterances)
        {
            foreach (string run in Runs(UtteranceText.Words(utterance.Text)))
            {
                if (!counts.TryGetValue(run, out float[]? count)) counts[run] = count = new float[All.Length];
                count[(int)utterance.Language]++;
                totals[(int)utterance.Language]++;
            }
        }
        const float smoothing = 0.5f;
        foreach (float[] count in counts.Values)
            for (int i = 0; i < count.Length; i++)
                count[i] = MathF.Log((count[i] + smoothing) / (totals[i] + smoothing * counts.Count));
        runs = counts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Lead a run of characters, in natural logarithms, up to which a sentence counts as doubtful.</summary>
    private const float Doubt = 0.3f;

    /// <summary>The likeliest language; where two are about as likely, <paramref name="hint"/> if it is one of them.</summary>
    public Language Guess(string text, Language? hint)
    {
        var scores = new float[All.Length];
        IReadOnlyList<string> words = UtteranceText.Words(text);
        int known = 0;
        foreach (string run in Runs(words))
        {
            if (!runs.TryGetValue(run, out float[]? logs)) continue;
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

    /// <summary>Whole words, which tell most, and runs of 2 and 3 characters, which also tell of words never seen.</summary>
    private static IEnumerable<string> Runs(IReadOnlyList<string> words)
    {
        foreach (string word in words)
        {
            if (word is UtteranceText.Name or UtteranceText.Year or UtteranceText.Number or UtteranceText.Mail) continue;
            yield return "=" + word;
            string padded = " " + word + " ";
            for (int start = 0; start + 2 <= padded.Length; start++)
            {
                yield return padded.Substring(start, 2);
                if (start + 3 <= padded.Length) yield return padded.Substring(start, 3);
            }
        }
    }
}
