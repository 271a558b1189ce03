using System.Collections.Frozen;
using System.Text.Json;

namespace ChatAssistant.Understanding;

/// <summary>The names of intents in utterance files and on the wire: snake_case.</summary>
public static class IntentLabels
{
    private static readonly FrozenDictionary<Intent, string> Labels =
        Enum.GetValues<Intent>().ToFrozenDictionary(intent => intent, intent => JsonNamingPolicy.SnakeCaseLower.ConvertName(intent.ToString()));

    private static readonly FrozenDictionary<string, Intent> Intents = Labels.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string Label(this Intent intent) => Labels[intent];

    /// <exception cref="FormatException">No intent has this label; the message lists those there are.</exception>
    public static Intent Parse(string label) => Intents.TryGetValue(label, out Intent intent)
        ? intent
        : throw new FormatException($"'{label}' is no intent; known labels are {string.Join(", ", Labels.Values)}.");
}
