using System.Globalization;
using System.Text.Json;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Answers;

/// <summary>What the bot says around the facts: one editable file a language, <c>phrases.en.json</c> and so on.</summary>
public sealed class Phrases
{
    private static readonly Dictionary<Language, Phrases> All = Enum.GetValues<Language>().ToDictionary(language => language, Load);
    private readonly Dictionary<string, string> _texts;

    private Phrases(Dictionary<string, string> texts) => _texts = texts;

    public static Phrases For(Language language) => All[language];

    /// <summary>The phrase with <c>{0}</c>, <c>{1}</c> filled in.</summary>
    public string Say(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    /// <summary>A phrase of several, separated by '|'.</summary>
    public IReadOnlyList<string> List(string key) => _texts[key].Split('|');

    private static Phrases Load(Language language)
    {
        string name = $"ChatAssistant.Answers.phrases.{language.Code()}.json";
        using Stream stream = typeof(Phrases).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        return new Phrases(JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? []);
    }
}
