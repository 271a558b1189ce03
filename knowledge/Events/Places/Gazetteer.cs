using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Places;

/// <summary>Capitals and large cities with their countries (cities.tsv). A town that is not in it may still be a place.</summary>
public static class Gazetteer
{
    private sealed record City(string Code, string[] Names);

    private static readonly FrozenDictionary<string, City[]> Cities = Words.Lines("cities.tsv").Select(line => line.Split('\t'))
        .SelectMany(parts => parts[1].Split('|').Select(names => new City(parts[0].ToUpperInvariant(), names.Split('='))))
        .SelectMany(city => city.Names.Select(name => (name, city))).GroupBy(pair => pair.name, pair => pair.city).ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    private static readonly FrozenSet<string> FirstWords = Cities.Keys.Select(name => name.Split(' ')[0].TrimEnd(',')).ToFrozenSet();

    /// <summary>True for a folded word that some city's name begins with: a cheap look before a longer one.</summary>
    public static bool Begins(string folded) => FirstWords.Contains(folded);

    public static bool IsCity(string name) => Cities.ContainsKey(Token.Fold(name));

    /// <summary>ISO codes of the countries that have a city of this name; empty for an unknown city.</summary>
    public static IReadOnlyList<string> Countries(string city) => [.. Found(city).Select(found => found.Code).Distinct()];

    /// <summary>The names of a city in the three languages, folded; an unknown one has only its own.</summary>
    public static HashSet<string> Names(string city) => [Token.Fold(city), .. Found(city).SelectMany(found => found.Names)];

    private static City[] Found(string city) => Cities.GetValueOrDefault(Token.Fold(city), []);
}
