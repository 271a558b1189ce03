using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Places;

/// <summary>Capitals and large cities with their countries (cities.tsv). A town that is not in it may still be a place.</summary>
public static class Gazetteer
{
    private static readonly FrozenDictionary<string, string[]> Cities = Words.Lines("cities.tsv").Select(line => line.Split('\t'))
        .SelectMany(parts => parts[1].Split('|').Select(name => (name, Code: parts[0].ToUpperInvariant()))).GroupBy(pair => pair.name, pair => pair.Code).ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    public static bool IsCity(string name) => Cities.ContainsKey(Token.Fold(name));

    /// <summary>ISO codes of the countries that have a city of this name; empty for an unknown city.</summary>
    public static IReadOnlyList<string> Countries(string city) => Cities.GetValueOrDefault(Token.Fold(city), []);
}
