using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Tests.Bot.Channels.Discord;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NSec.Cryptography;

namespace ChatAssistant.Tests.EndToEnd.Chats;

/// <summary>A thread on Discord: the answer is in the response, or edited in later.</summary>
internal sealed class DiscordChat(HttpClient http, DiscordApiSide discord, string thread) : IChat
{
    public async Task<Task<string>?> SendAsync(string root, string question, string id)
    {
        // Discord sends nothing twice: who asks again makes another interaction.
        string interaction = Random.Shared.NextInt64(1L << 60).ToString(CultureInfo.InvariantCulture), token = "token-" + interaction;
        try
        {
            using HttpRequestMessage request = discord.Sign(root + "/api/discord/interactions", new JsonObject
            {
                ["id"] = interaction, ["application_id"] = "1100", ["type"] = 2, ["token"] = token, ["version"] = 1, ["locale"] = "en-US", ["guild_id"] = "300", ["context"] = 0,
                ["channel_id"] = thread, ["channel"] = new JsonObject { ["id"] = thread, ["type"] = 11 }, ["member"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "42" } },
                ["data"] = new JsonObject { ["name"] = "ask", ["type"] = 1, ["options"] = new JsonArray(new JsonObject { ["name"] = "question", ["type"] = 3, ["value"] = question }) },
            });
            using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            if (!response.IsSuccessStatusCode) return null;
            JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            return (int)answer["type"]! == 5 ? discord.EditOf(token) : Task.FromResult(DiscordSide.TextOf(answer["data"]));
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => default;
}

/// <summary>Discord: signs interactions, and takes edits.</summary>
internal sealed class DiscordApiSide : IAsyncDisposable
{
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _edits = new();
    private readonly WebApplication _app = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();

    public string PublicKey => Convert.ToHexStringLower(_key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
    public string ApiBase => _app.Urls.First() + "/api/v10";

    public static async Task<DiscordApiSide> StartAsync()
    {
        var discord = new DiscordApiSide();
        discord._app.MapPatch("/api/v10/webhooks/{application}/{token}/messages/@original", discord.Take);
        await discord._app.StartAsync();
        return discord;
    }

    public Task<string> EditOf(string token) => Edit(token).Task;

    public HttpRequestMessage Sign(string address, JsonObject interaction)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(interaction);
        string time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Signature-Timestamp", time);
        request.Headers.Add("X-Signature-Ed25519", Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(_key, [.. Encoding.UTF8.GetBytes(time), .. body])));
        return request;
    }

    private IResult Take(string token, JsonNode message)
    {
        Edit(token).TrySetResult(DiscordSide.TextOf(message));
        return Results.Json(new { id = "9" });
    }

    private TaskCompletionSource<string> Edit(string token) => _edits.GetOrAdd(token, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }
}
