using System.Globalization;
using System.Text.Json;
using ChatAssistant.Knowledge.Documents;
using Microsoft.Net.Http.Headers;

namespace ChatAssistant.Web.Pages;

/// <summary>The words on the pages: one editable file a language, <c>texts.en.json</c> and so on.</summary>
internal sealed class PageTexts
{
    private static readonly Dictionary<Language, PageTexts> All = Enum.GetValues<Language>().ToDictionary(language => language, language => new PageTexts(language));
    private readonly Dictionary<string, string> _texts;

    private PageTexts(Language language)
    {
        Language = language;
        string name = $"ChatAssistant.Web.Pages.texts.{language.Code()}.json";
        using Stream stream = typeof(PageTexts).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
    }

    public Language Language { get; }

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language.Code());

    public string this[string key] => _texts[key];

    public string Say(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    /// <summary>A time in its largest whole unit: "30 minutes", "1 hour", "90 days".</summary>
    public string Duration(TimeSpan time)
    {
        (string unit, long number) = time.Ticks % TimeSpan.TicksPerDay == 0 ? ("day", (long)time.TotalDays) : time.Ticks % TimeSpan.TicksPerHour == 0 ? ("hour", (long)time.TotalHours) : ("minute", (long)Math.Ceiling(time.TotalMinutes));
        return Say(number == 1 ? unit : unit + "s", number);
    }

    public static PageTexts For(Language language) => All[language];

    /// <summary>In the language that the address names (<c>language=es</c>), else in the first of the browser's that is ours, else in English.</summary>
    public static PageTexts For(HttpRequest request)
    {
        if (LanguageCodes.FromLocale(request.Query["language"]) is { } named) return All[named];
        IEnumerable<StringWithQualityHeaderValue> accepted = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out IList<StringWithQualityHeaderValue>? list) ? list : [];
        return All[accepted.OrderByDescending(value => value.Quality ?? 1).Select(value => LanguageCodes.FromLocale(value.Value.Value)).FirstOrDefault(language => language is not null) ?? Language.English];
    }
}
