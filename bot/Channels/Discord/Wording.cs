using System.Globalization;
using System.Text.Json;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Channels.Discord;

/// <summary>What a command asks, and the words around an answer: one editable file a language, <c>wording.en.json</c> and so on.</summary>
internal sealed class Wording
{
    private static readonly Dictionary<Language, Wording> All = Enum.GetValues<Language>().ToDictionary(language => language, Load);
    private readonly Dictionary<string, string> _texts;

    private Wording(Dictionary<string, string> texts) => _texts = texts;

    public static Wording For(Language language) => All[language];

    /// <summary>The text with <c>{0}</c> filled in.</summary>
    public string Say(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    private static Wording Load(Language language)
    {
        string name = $"{typeof(Wording).Namespace}.wording.{language.Code()}.json";
        using Stream stream = typeof(Wording).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        return new Wording(JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? []);
    }
}
