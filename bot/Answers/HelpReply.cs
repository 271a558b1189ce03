using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Places;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Answers;

/// <summary>The answer to a cry for help: the operator's words or ours, and the numbers to call that the operator gave. It asks for nothing, and suggests nothing.</summary>
public sealed class HelpReply(IOptions<HelpOptions> options)
{
    /// <summary>Somebody whose country is not known reads so many numbers at most.</summary>
    private const int MostHotlines = 10;
    private readonly HelpOptions _options = options.Value;

    /// <param name="locale">The user's, as the channel gives it; the number of its country is the one to call.</param>
    public Reply Write(Reading reading, string? locale)
    {
        Phrases phrases = Phrases.For(reading.Language);
        List<Statement> statements = [Statement.Plain(_options.Text.GetValueOrDefault(reading.Language.Code()) ?? phrases.Say("crisis"))];
        KeyValuePair<string, string>[] hotlines = [.. Hotlines(locale)];
        if (hotlines.Length > 0)
        {
            statements.Add(Statement.Plain(phrases.Say("crisis_hotlines")));
            statements.AddRange(hotlines.Select(hotline => new Statement($"{CountryNames.Name(hotline.Key, reading.Language)}: {hotline.Value}", [], IsListItem: true)));
        }
        return new Reply { Outcome = Outcome.Crisis, Intent = reading.Intent.Label(), Confidence = reading.Confidence, Language = reading.Language, Statements = statements };
    }

    private IEnumerable<KeyValuePair<string, string>> Hotlines(string? locale)
    {
        Dictionary<string, string> all = _options.Hotlines;
        return Country(locale) is { } country && all.TryGetValue(country, out string? own) ? [KeyValuePair.Create(country.ToUpperInvariant(), own)]
            : all.OrderBy(hotline => hotline.Key, StringComparer.OrdinalIgnoreCase).Take(MostHotlines);
    }

    // "es-PY", "zh-Hant-TW"; "es-419" names a continent.
    private static string? Country(string? locale) => locale?.Split('-', '_')[1..].FirstOrDefault(part => part.Length == 2);
}
