using System.Text.RegularExpressions;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Places;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Answers;

/// <summary>Section <c>Help</c> of the settings: what somebody is told who cries for help.</summary>
public sealed class HelpOptions
{
    public const string Section = "Help";

    /// <summary>The reply by language (<c>en</c>, <c>es</c>, <c>fr</c>), up to 1,000 characters.</summary>
    /// <value>By default: call your local emergency number, and what this bot is and is not.</value>
    public Dictionary<string, string> Text { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Numbers to call by country, under its ISO 3166 code of two letters ("PY"); a few words may stand with the number. Up to 120 characters each.</summary>
    /// <value>None by default.</value>
    public Dictionary<string, string> Hotlines { get; } = new(StringComparer.OrdinalIgnoreCase);
}

/// <summary>Checks the settings at start: what is wrong is named by its key, with the way out.</summary>
internal sealed partial class HelpOptionsCheck : IValidateOptions<HelpOptions>
{
    private const int LongestText = 1000, LongestHotline = 120;

    public ValidateOptionsResult Validate(string? name, HelpOptions options)
    {
        string[] problems = [.. options.Text.SelectMany(pair => InText(pair.Key, pair.Value)), .. options.Hotlines.SelectMany(pair => InHotline(pair.Key, pair.Value))];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> InText(string language, string? text)
    {
        if (!Enum.GetValues<Language>().Any(known => known.Code() == language)) yield return $"Help:Text:{language}: '{language}' is no language of the bot. Use en, es or fr.";
        if (string.IsNullOrWhiteSpace(text)) yield return $"Help:Text:{language} is empty. Write what somebody in danger should read, or remove it to use the bot's own words.";
        else if (text.Length > LongestText) yield return $"Help:Text:{language} has {text.Length} characters. Keep it to {LongestText}: it is read in danger, on a small screen.";
    }

    private static IEnumerable<string> InHotline(string country, string? hotline)
    {
        if (CountryNames.Name(country, Language.English) is null) yield return $"Help:Hotlines:{country}: '{country}' is no country. Use its ISO 3166 code of two letters, such as PY or FR.";
        if (!Number().IsMatch(hotline ?? "")) yield return $"Help:Hotlines:{country} is '{hotline}', which holds no number to call. Write it as '147' or '147 (Fono Ayuda)'.";
        else if (hotline!.Length > LongestHotline) yield return $"Help:Hotlines:{country} has {hotline.Length} characters. Keep it to {LongestHotline}.";
    }

    [GeneratedRegex(@"\d{2}|\d[\s-]\d")]
    private static partial Regex Number();
}
