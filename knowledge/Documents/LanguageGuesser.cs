using System.Collections.Frozen;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Tells English, Spanish and French apart by their small words and letters.</summary>
public static class LanguageGuesser
{
    private const double ClearLead = 0.5;

    private static readonly FrozenDictionary<string, Language[]> Words = Build(
        (Language.English, "the of and to in that for with was were by on is are who what which where when how did at from about this their they has have it an or whom do does be can you me tell please i my show list"),
        (Language.Spanish, "el la los las de del que y en un una por con para su al lo se como más fue fueron quién quien qué cuál cuándo cuando dónde donde cuántos quiénes quienes es son sobre sus entre está este esta hay me dime cómo mi cual cuantos habló hablo asistió"),
        (Language.French, "le la les des du de et en un une que qui dans pour par sur au aux est sont a été ont avec ce cette quel quelle quels quelles où quand comment combien qu il elle je vous nous ne pas plus d l était étaient parlé quoi moi mon ma donne"));

    /// <summary>The language with the most of its words in the first 20,000 characters; English when nothing tells.</summary>
    public static Language Guess(string text) => Score(text).Best;

    /// <summary>The language of a part of a document: its own where its words tell clearly, else the document's.</summary>
    public static Language OfPart(Document document, SourceSpan part)
    {
        (Language best, double lead) = Score(document.Plain.AsSpan(part.Start, part.Length));
        return lead >= ClearLead ? best : document.Language;
    }

    /// <summary>The best language and how far it leads the second, 0 to 1 (0: nothing tells).</summary>
    public static (Language Best, double Lead) Score(ReadOnlySpan<char> text)
    {
        Span<double> scores = stackalloc double[3];
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
        foreach (char c in rest)
        {
            if (c is '¿' or '¡' or 'ñ' or 'Ñ') scores[(int)Language.Spanish] += 0.7;
            else if (c is 'ó' or 'í' or 'á' or 'ú') scores[(int)Language.Spanish] += 0.25;
            else if (c is 'è' or 'ê' or 'à' or 'ç' or 'œ' or 'ù' or 'û' or 'ô' or 'î') scores[(int)Language.French] += 0.4;
        }
        int best = 0;
        for (int k = 1; k < 3; k++) if (scores[k] > scores[best]) best = k;
        double total = scores[0] + scores[1] + scores[2], second = 0;
        for (int k = 0; k < 3; k++) if (k != best) second = Math.Max(second, scores[k]);
        return ((Language)best, total == 0 ? 0 : (scores[best] - second) / total);
    }

    private static FrozenDictionary<string, Language[]> Build(params (Language Language, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split(' ').Select(word => (word, list.Language))).GroupBy(pair => pair.word)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Language).Distinct().ToArray());
}
