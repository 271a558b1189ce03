using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Places;

/// <summary>The names of countries in English, Spanish and French, from libphonenumber's data and a supplement of short and older forms.</summary>
public static class CountryNames
{
    private static readonly string[] Languages = ["en", "es", "fr"];

    /// <summary>The names of each country in the three languages, folded; one group a country.</summary>
    public static IReadOnlyList<string[]> Groups { get; } = Build();

    private static readonly FrozenSet<string> Names = Words.Lines("countries.txt").Concat(Groups.SelectMany(names => names)).ToFrozenSet();

    /// <summary>True for a country's name, case and accents aside; articles are no part of it.</summary>
    public static bool IsCountryName(string name) => Names.Contains(Token.Fold(name));

    /// <summary>One name for all names of a country in the three languages.</summary>
    public static string Canonical(string name)
    {
        string folded = Token.Fold(name);
        return Canonicals.GetValueOrDefault(folded, folded);
    }

    private static readonly FrozenDictionary<string, string> Canonicals = Groups.SelectMany(names => names.Select(name => (name, First: names[0]))).DistinctBy(pair => pair.name).ToFrozenDictionary(pair => pair.name, pair => pair.First);

    // libphonenumber brings the names of all countries in the languages of the world.
    private static List<string[]> Build() =>
    [
        .. PhoneNumbers.LocaleData.Data.Keys
            .Select(code => Languages.Select(language => Token.Fold(new PhoneNumbers.Locale("", code).GetDisplayCountry(language)).Replace(" & ", " and ", StringComparison.Ordinal)).Where(name => name.Length > 2).Distinct().ToArray())
            .Where(names => names.Length > 0),
    ];

}
