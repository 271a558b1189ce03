using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Places;

/// <summary>The names of countries in English, Spanish and French, from libphonenumber's data and a supplement of short and older forms.</summary>
public static class CountryNames
{
    private static readonly string[] Languages = ["en", "es", "fr"];

    // libphonenumber brings the names of all countries in the languages of the world.
    private static readonly List<(string Code, string[] Names)> Countries =
    [
        .. PhoneNumbers.LocaleData.Data.Keys.Where(code => code.Length == 2)
            .Select(code => (code, Languages.Select(language => Token.Fold(new PhoneNumbers.Locale("", code).GetDisplayCountry(language)).Replace(" & ", " and ", StringComparison.Ordinal)).Where(name => name.Length > 2).Distinct().ToArray()))
            .Where(country => country.Item2.Length > 0),
    ];

    // "ISO<TAB>name": further names of a country.
    private static readonly List<(string Code, string Name)> Supplement = [.. Words.Lines("countries.tsv").Select(line => line.Split('\t')).SelectMany(parts => parts[1].Split('|').Select(name => (parts[0].ToUpperInvariant(), name)))];

    private static readonly FrozenDictionary<string, string> Codes = Countries.SelectMany(country => country.Names.Select(name => (country.Code, Name: name))).Concat(Supplement)
        .DistinctBy(pair => pair.Name).ToFrozenDictionary(pair => pair.Name, pair => pair.Code);

    private static readonly FrozenSet<string> FirstWords = Codes.Keys.Select(name => name.Split(' ')[0]).ToFrozenSet();

    /// <summary>True for a folded word that some country's name begins with: a cheap look before a longer one.</summary>
    public static bool Begins(string folded) => FirstWords.Contains(folded);

    /// <summary>The names of each country in the three languages, folded; one group a country.</summary>
    public static IReadOnlyList<string[]> Groups { get; } = [.. Countries.Select(country => country.Names)];

    /// <summary>True for a country's name, case and accents aside; articles are no part of it.</summary>
    public static bool IsCountryName(string name) => Codes.ContainsKey(Token.Fold(name));

    /// <summary>The ISO 3166 code of a country's name; null where it is none.</summary>
    public static string? Code(string name) => Codes.GetValueOrDefault(Token.Fold(name));

    /// <summary>A country's name by its ISO 3166 code, any case; null for what is no code.</summary>
    public static string? Name(string code, Language language) =>
        PhoneNumbers.LocaleData.Data.ContainsKey(code.ToUpperInvariant()) && code.Length == 2 ? new PhoneNumbers.Locale("", code.ToUpperInvariant()).GetDisplayCountry(language.Code()) : null;

    /// <summary>How many tokens from <paramref name="at"/> are a country's name, the longest; 0 when none.</summary>
    public static int At(Mentions.SentenceView view, int at)
    {
        if (at >= view.Tokens.Count || !view.Tokens[at].IsCapitalised || !Begins(view.Folded(at))) return 0;
        for (int words = Math.Min(4, view.Tokens.Count - at); words > 0; words--)
        {
            if (IsCountryName(view.Print(new Mentions.Stretch(at, at + words)).Clean)) return words;
        }
        return 0;
    }

    /// <summary>The codes of the countries named in a text ("IOM Kenya").</summary>
    public static IEnumerable<string> In(string text)
    {
        string[] words = Token.Fold(text).Split([' ', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries);
        for (int from = 0; from < words.Length; from++)
        {
            for (int to = Math.Min(words.Length, from + 4); to > from; to--)
            {
                if (!Codes.TryGetValue(string.Join(' ', words[from..to]), out string? code)) continue;
                yield return code;
                from = to - 1;
                break;
            }
        }
    }

    /// <summary>One name for all names of a country in the three languages.</summary>
    public static string Canonical(string name) => Code(name) ?? Token.Fold(name);
}
