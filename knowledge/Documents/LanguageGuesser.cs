using System.Collections.Frozen;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Tells English, Spanish and French apart by their small words and letters.</summary>
public static class LanguageGuesser
{
    /// <summary>A part is of another language than its document when that language leads by this much, with this many of its words: a name or a title in it is not enough.</summary>
    private const double ClearLead = 0.5, EnoughWords = 3;

    private static readonly FrozenDictionary<string, Language[]> Words = Load();

    /// <summary>The language with the most of its words in the first 20,000 characters; English when nothing tells.</summary>
    public static Language Guess(string text) => Score(text).Best;

    /// <summary>The language of a part of a document: its own where its words tell clearly, else the document's.</summary>
    public static Language OfPart(Document document, SourceSpan part)
    {
        Span<double> scores = stackalloc double[3];
        Count(document.Plain.AsSpan(part.Start, part.Length), scores);
        (Language best, double lead) = Best(scores);
        return lead >= ClearLead && scores[(int)best] >= EnoughWords ? best : document.Language;
    }

    /// <summary>The best language and how far it leads the second, 0 to 1 (0: nothing tells).</summary>
    public static (Language Best, double Lead) Score(ReadOnlySpan<char> text)
    {
        Span<double> scores = stackalloc double[3];
        Count(text, scores);
        return Best(scores);
    }

    private static void Count(ReadOnlySpan<char> text, Span<double> scores)
    {
        ReadOnlySpan<char> rest = text[..Math.Min(text.Length, 20_000)];
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[24];
        int start = -1;
        for (int i = 0; i <= rest.Length; i++)
        {
            bool letter = i < rest.Length && char.IsLetter(rest[i]);
            if (letter && start < 0) start = i;
            if (letter || start < 0) continue;
            int length = i - start;
            if (length <= lower.Length)
            {
                rest.Slice(start, length).ToLowerInvariant(lower);
                if (lookup.TryGetValue(lower[..length], out Language[]? languages))
                {
                    foreach (Language language in languages) scores[(int)language] += 1.0 / languages.Length;
                }
            }
            start = -1;
        }
        for (int i = 0; i < rest.Length; i++)
        {
            char c = rest[i];
            if (c is '¿' or '¡' or 'ñ' or 'Ñ') scores[(int)Language.Spanish] += 0.7;
            else if (c is 'ó' or 'í' or 'á' or 'ú') scores[(int)Language.Spanish] += 0.25;
            else if (c is 'è' or 'ê' or 'à' or 'ç' or 'œ' or 'ù' or 'û' or 'ô' or 'î') scores[(int)Language.French] += 0.4;
            // Spanish has this letter too, less often; and only French sets a blank before these marks.
            else if (c is 'é') scores[(int)Language.French] += 0.1;
            else if (c is ':' or ';' or '?' or '!' && i > 0 && rest[i - 1] is ' ' or '\u00A0' or '\u202F') scores[(int)Language.French] += 0.3;
        }
    }

    private static (Language Best, double Lead) Best(ReadOnlySpan<double> scores)
    {
        int best = 0;
        for (int k = 1; k < 3; k++) if (scores[k] > scores[best]) best = k;
        double total = scores[0] + scores[1] + scores[2], second = 0;
        for (int k = 0; k < 3; k++) if (k != best) second = Math.Max(second, scores[k]);
        return ((Language)best, total == 0 ? 0 : (scores[best] - second) / total);
    }

    private static FrozenDictionary<string, Language[]> Load()
    {
        using Stream stream = typeof(LanguageGuesser).Assembly.GetManifestResourceStream("ChatAssistant.Knowledge.Documents.languagewords.tsv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
            .SelectMany(line => line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (Word: word, Language: LanguageCodes.FromLocale(line[0])!.Value)))
            .GroupBy(pair => pair.Word).ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Language).Distinct().ToArray());
    }
}
