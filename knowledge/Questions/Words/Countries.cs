using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Places;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>Countries by their names and by what their people are called, in three languages: "Kenya", "keniana", « kényan ».</summary>
public static class Countries
{
    private const char Mark = '@';

    private static readonly FrozenDictionary<string, (string[] Words, string Key)[]> ByFirstWord = Load()
        .GroupBy(entry => entry.Words[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Words.Length).ToArray());

    /// <summary>The key of the country that is named from <paramref name="at"/> on, with the number of words; null where none is. A word that several countries share ("Congolese") is the first one's.</summary>
    public static (string Key, int Words)? At(IReadOnlyList<string> folded, int at)
    {
        if (!ByFirstWord.TryGetValue(folded[at], out var candidates)) return null;
        foreach ((string[] words, string key) in candidates)
        {
            if (at + words.Length > folded.Count) continue;
            int k = 1;
            while (k < words.Length && folded[at + k] == words[k]) k++;
            if (k == words.Length) return (key, k);
        }
        return null;
    }

    /// <summary>The key of a country by its ISO 3166 code.</summary>
    public static string Key(string code) => Mark + code;

    /// <summary>True for the key of a country.</summary>
    public static bool IsKey(string key) => key[0] == Mark;

    private static IEnumerable<(string[] Words, string Key)> Load()
    {
        // "La reunión" is a meeting far more often than an island.
        var seen = new HashSet<string> { "reunion", "la reunion" };
        foreach (string[] names in CountryNames.Groups)
        {
            foreach (string name in names)
            {
                if (seen.Add(name)) yield return (NameMatcher.Words(name), Key(CountryNames.Canonical(name)));
            }
        }
        foreach (string line in WordFile.Lines("demonyms.tsv"))
        {
            string[] parts = line.Split('\t');
            string key = Key(parts[0]);
            foreach (string form in parts.Skip(1).SelectMany(language => language.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                string[] words = NameMatcher.Words(form.Replace('_', ' '));
                foreach (string[] all in (string[][])[words, [.. words.SkipLast(1), words[^1] + "s"]])
                {
                    if (seen.Add(string.Join(' ', all))) yield return (all, key);
                }
            }
        }
    }
}
