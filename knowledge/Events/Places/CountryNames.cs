using System.Collections.Frozen;
using System.Globalization;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Places;

/// <summary>The names of countries in English, Spanish and French, from .NET's culture data and a supplement of short and older forms.</summary>
public static class CountryNames
{
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

    private static List<string[]> Build()
    {
        var groups = new Dictionary<string, HashSet<string>>();
        CultureInfo before = CultureInfo.CurrentUICulture;
        string[] regions = [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(culture => culture.Name).Where(name => name[^3] == '-' && char.IsAsciiLetterUpper(name[^1])).DistinctBy(name => name[^2..])];
        try
        {
            foreach (string language in (string[])["en", "es", "fr"])
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                foreach (string code in regions)
                {
                    var region = new RegionInfo(code);
                    if (!groups.TryGetValue(code, out HashSet<string>? names)) groups[code] = names = [];
                    names.Add(Token.Fold(region.DisplayName).Replace(" & ", " and ", StringComparison.Ordinal));
                    names.Add(Token.Fold(region.EnglishName).Replace(" & ", " and ", StringComparison.Ordinal));
                }
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
        return [.. groups.Values.Select(names => names.ToArray())];
    }
}
