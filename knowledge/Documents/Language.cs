namespace ChatAssistant.Knowledge.Documents;

/// <summary>The languages that documents and questions come in.</summary>
public enum Language
{
    English,
    Spanish,
    French,
}

/// <summary>Two-letter codes (ISO 639-1) for <see cref="Language"/>.</summary>
public static class LanguageCodes
{
    public static string Code(this Language language) => language switch
    {
        Language.Spanish => "es",
        Language.French => "fr",
        _ => "en",
    };

    /// <summary>The language of a locale such as "es-PY" or "fr"; null when it is none of ours.</summary>
    public static Language? FromLocale(string? locale) => locale?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "en" => Language.English,
        "es" => Language.Spanish,
        "fr" => Language.French,
        _ => null,
    };
}
