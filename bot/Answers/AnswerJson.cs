using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Answers;

/// <summary>A reply as the JSON object that <c>ask --json</c> prints.</summary>
internal static class AnswerJson
{
    public static JsonObject Write(string? id, Reply reply) => new()
    {
        ["id"] = id,
        ["outcome"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(reply.Outcome.ToString()),
        ["intent"] = reply.Intent,
        ["confidence"] = Math.Round(reply.Confidence, 3),
        ["language"] = reply.Language.Code(),
        ["text"] = reply.PlainText(),
        ["facts"] = new JsonArray([.. reply.Facts.Select(fact => new JsonObject
        {
            ["kind"] = fact.Kind, ["text"] = fact.Text, ["event"] = fact.Event,
            ["fields"] = new JsonObject(fact.Fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value))),
            ["citations"] = new JsonArray([.. fact.Citations.Select(number => (JsonNode)number)]),
        })]),
        ["citations"] = new JsonArray([.. reply.Citations.Select(c => new JsonObject
        {
            ["number"] = c.Number, ["document"] = c.Source.DocumentId, ["title"] = c.Title, ["start"] = c.Source.Start, ["length"] = c.Source.Length, ["quote"] = c.Quote,
        })]),
        ["suggestions"] = new JsonArray([.. reply.Suggestions.Select(suggestion => (JsonNode)suggestion)]),
    };
}
