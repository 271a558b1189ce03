using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChatAssistant.Tests.Bot.Model;

/// <summary>What a service for vectors answers: one of two directions, by whether a text has one of some words.</summary>
internal static class StubEmbeddings
{
    public static IResult Answer(ModelRequest request, params string[] words) => Results.Text(new JsonObject
    {
        ["object"] = "list", ["model"] = "stub",
        ["data"] = new JsonArray([.. Texts(request).Select((text, i) => (JsonNode)new JsonObject { ["object"] = "embedding", ["index"] = i, ["embedding"] = Vector(text, words) })]),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["total_tokens"] = 1 },
    }.ToJsonString(), "application/json");

    public static IReadOnlyList<string> Texts(ModelRequest request) => request.Body.GetProperty("input") is { ValueKind: JsonValueKind.Array } several ? [.. several.EnumerateArray().Select(text => text.GetString()!)] : [request.Body.GetProperty("input").GetString()!];

    // As clients ask for it: base64 of little-endian floats. Three long: a service need not give length 1.
    private static string Vector(string text, string[] words)
    {
        float[] vector = words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) ? [3, 0] : [0, 3];
        return Convert.ToBase64String([.. vector.SelectMany(BitConverter.GetBytes)]);
    }
}
