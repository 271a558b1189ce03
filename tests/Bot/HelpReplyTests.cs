using ChatAssistant.Answers;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Tests.EndToEnd;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Tests.Bot;

/// <summary>What somebody reads who cries for help.</summary>
public sealed class HelpReplyTests
{
    [Theory]
    [InlineData(Language.English, "emergency number", "automatic assistant")]
    [InlineData(Language.Spanish, "número de emergencia", "asistente automático")]
    [InlineData(Language.French, "numéro d'urgence", "assistant automatique")]
    public void WithNothingSetItNamesTheEmergencyNumberAndSaysWhatTheBotIs(Language language, params string[] said)
    {
        Reply reply = Write(new HelpOptions(), language, null);
        Assert.All(said, words => Assert.Contains(words, reply.PlainText(), StringComparison.Ordinal));
        Assert.Equal((Outcome.Crisis, 1), (reply.Outcome, reply.Statements.Count));
        Assert.Empty(reply.Suggestions);
    }

    [Theory]
    [InlineData("es-PY", Language.Spanish, "Paraguay: 147 (Fono Ayuda)")]
    [InlineData("es_py", Language.Spanish, "Paraguay: 147 (Fono Ayuda)")]
    [InlineData("fr-BE", Language.French, "France: 0 825 009 907|Pérou: 1818|Paraguay: 147 (Fono Ayuda)")]
    [InlineData("es-419", Language.Spanish, "Francia: 0 825 009 907|Perú: 1818|Paraguay: 147 (Fono Ayuda)")]
    [InlineData(null, Language.English, "France: 0 825 009 907|Peru: 1818|Paraguay: 147 (Fono Ayuda)")]
    public void TheNumberOfTheAskersCountryIsNamedOrAll(string? locale, Language language, string hotlines)
    {
        var options = new HelpOptions { Hotlines = { ["PY"] = "147 (Fono Ayuda)", ["pe"] = "1818", ["FR"] = "0 825 009 907" } };
        Assert.Equal(hotlines.Split('|'), Write(options, language, locale).Statements.Where(statement => statement.IsListItem).Select(statement => statement.Text));
    }

    [Fact]
    public void TheOperatorsWordsTakeThePlaceOfOursInTheirLanguage()
    {
        var options = new HelpOptions { Text = { ["es"] = "Llame al 911." } };
        Assert.Equal("Llame al 911.", Write(options, Language.Spanish, null).PlainText());
        Assert.Contains("emergency", Write(options, Language.English, null).PlainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Help__Text__de", "Rufen Sie 112.", "Help:Text:de", "en, es or fr")]
    [InlineData("Help__Text__en", " ", "Help:Text:en", "empty")]
    [InlineData("Help__Hotlines__Paraguay", "147", "Help:Hotlines:Paraguay", "two letters")]
    [InlineData("Help__Hotlines__PY", "ask the police", "Help:Hotlines:PY", "no number")]
    public async Task AWrongSettingIsNamedAtTheStart(string key, string value, params string[] said)
    {
        foreach (string[] command in (string[][])[["ask", "hello"], ["serve"]])
        {
            Finished run = await Shell.BotAsync(new Dictionary<string, string> { [key] = value, ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" }, command);
            Assert.Equal(1, run.ExitCode);
            Assert.All(said, words => Assert.Contains(words, run.Errors, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task TheSettingsReachTheAnswer()
    {
        Finished run = await Shell.BotAsync(new Dictionary<string, string> { ["Help__Text__en"] = "Call 911 now.", ["Help__Hotlines__PY"] = "147" }, "ask", "help me, they took my passport and won't let me leave");
        Assert.Contains("Call 911 now.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Paraguay: 147", run.Output, StringComparison.Ordinal);
    }

    private static Reply Write(HelpOptions options, Language language, string? locale) => new HelpReply(Options.Create(options)).Write(new Reading(Intent.Crisis, 1, language, null), locale);
}
