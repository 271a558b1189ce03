using System.Text.Json.Nodes;

namespace ChatAssistant.Channels.Discord;

/// <summary>Makes the commands that Discord shows those of a file. Does nothing where they are already.</summary>
internal sealed class CommandRegistration(DiscordApi api)
{
    /// <param name="guild">A server, where changes show at once; null for all servers.</param>
    /// <returns>True when something was changed.</returns>
    /// <exception cref="HttpRequestException">Discord did not take the commands, or cannot be reached.</exception>
    public async Task<bool> RegisterAsync(JsonArray commands, string? guild, CancellationToken cancellation)
    {
        JsonArray wanted = guild is null ? commands : new JsonArray([.. commands.Select(ForOneServer)]);
        if (Same(wanted, await api.CommandsAsync(guild, cancellation))) return false;
        await api.OverwriteCommandsAsync(wanted, guild, cancellation);
        return true;
    }

    // Where a command may be used is said of those for all servers only.
    private static JsonObject ForOneServer(JsonNode? command) => new(command!.DeepClone().AsObject().Where(field => field.Key is not ("contexts" or "integration_types")).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    private static bool Same(JsonArray wanted, JsonArray known) =>
        wanted.Count == known.Count && wanted.All(command => known.Any(other => other?["name"]?.ToString() == command!["name"]!.ToString() && Covers(other, command)));

    // Discord adds ids, versions and defaults of its own; what we say must be there.
    private static bool Covers(JsonNode? known, JsonNode? wanted) => (known, wanted) switch
    {
        (JsonObject there, JsonObject ours) => ours.All(field => (IsDefault(field.Value) && there[field.Key] is null) || Covers(there[field.Key], field.Value)),
        (JsonArray there, JsonArray ours) => there.Count == ours.Count && there.Zip(ours).All(pair => Covers(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(known, wanted),
    };

    private static bool IsDefault(JsonNode? value) => value is null || value.ToJsonString() is "false" or "{}" or "[]";
}
