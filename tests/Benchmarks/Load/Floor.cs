using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Benchmarks.Load;

/// <summary>The least that a bot can be: an end point that parses the activity and posts a fixed reply. What the platform costs by itself.</summary>
internal static partial class Floor
{
    public const string Reply = "Received.";

    public static async Task RunAsync(string url)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        WebApplication app = builder.Build();
        using var http = new HttpClient();
        app.MapGet("/readyz", () => "ready");
        app.MapPost("/api/messages", async (HttpContext context) =>
        {
            Message message = (await JsonSerializer.DeserializeAsync(context.Request.Body, Wire.Default.Message))!;
            var reply = new Message { Type = "message", Id = null, ReplyToId = message.Id, ServiceUrl = message.ServiceUrl, ChannelId = message.ChannelId, From = message.Recipient, Recipient = message.From, Conversation = message.Conversation, Text = Reply };
            using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply, Wire.Default.Message)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using HttpResponseMessage sent = await http.PostAsync($"{message.ServiceUrl}/v3/conversations/{Uri.EscapeDataString(message.Conversation!.Id!)}/activities/{message.Id}", content);
            context.Response.StatusCode = sent.IsSuccessStatusCode ? 200 : 502;
        });
        await app.RunAsync();
    }

    internal sealed record Account(string? Id, string? Name, string? Role);

    internal sealed record Message
    {
        public string? Type { get; init; }
        public string? Id { get; init; }
        public string? ReplyToId { get; init; }
        public string? ServiceUrl { get; init; }
        public string? ChannelId { get; init; }
        public Account? From { get; init; }
        public Account? Recipient { get; init; }
        public Account? Conversation { get; init; }
        public string? Text { get; init; }
        public string? Locale { get; init; }
        public DateTimeOffset? Timestamp { get; init; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Message))]
    internal sealed partial class Wire : JsonSerializerContext;
}
