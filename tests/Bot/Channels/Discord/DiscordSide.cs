using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ChatAssistant.Channels.Discord;
using ChatAssistant.Commands;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NSec.Cryptography;

namespace ChatAssistant.Tests.Bot.Channels.Discord;

/// <summary>What Discord is to the bot: it signs and sends interactions, and has an API that records what the bot calls.</summary>
internal sealed class DiscordSide : IAsyncDisposable
{
    public const string Application = "1100";
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly Channel<(string Method, string Path, JsonNode? Body)> _calls = System.Threading.Channels.Channel.CreateUnbounded<(string, string, JsonNode?)>();
    // Discord gives up after three seconds: a test of that is not patient.
    private readonly HttpClient _patient = new(), _http = new() { Timeout = TimeSpan.FromSeconds(3) };
    private WebApplication _api = null!, _bot = null!;
    private long _interactions = 5_000;

    /// <summary>How the API answers the n-th call, from 1; null to take it.</summary>
    public Func<int, HttpContext, IResult?> Answer { get; set; } = (_, _) => null;
    public int Count;
    public string ApiBase => _api.Urls.First() + "/api/v10";
    public IAssistant Assistant => _bot.Services.GetRequiredService<IAssistant>();
    public Uri Endpoint => new(_bot.Urls.First() + "/api/discord/interactions");

    /// <summary>With the whole bot on the seeds, or with an assistant of the test's.</summary>
    public static async Task<DiscordSide> StartAsync(IAssistant? assistant = null, params string[] settings)
    {
        var side = new DiscordSide { _api = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build() };
        side._api.Map("/api/v10/{**path}", (Delegate)side.TakeAsync);
        await side._api.StartAsync();
        string[] args = ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None", "--Discord:PublicKey=" + Convert.ToHexStringLower(side._key.PublicKey.Export(KeyBlobFormat.RawPublicKey)), "--Discord:ApiBase=" + side.ApiBase, .. settings];
        side._bot = assistant is null ? ServeCommand.Application(Repository.Seeds, args) : WithAssistant(assistant, args);
        // As "serve" does: what is known is read before the first request comes.
        if (assistant is null) await side._bot.Services.PrepareAsync();
        await side._bot.StartAsync();
        return side;
    }

    private static WebApplication WithAssistant(IAssistant assistant, string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddSingleton(new LiveKnowledge(KnowledgeLoader.Load(Repository.Seeds))).AddSingleton(assistant).AddWeb().AddDiscordChannel();
        WebApplication app = builder.Build();
        app.MapDiscordChannel();
        return app;
    }

    /// <summary>A slash command as Discord sends it.</summary>
    public JsonObject Command(string name, string? option = null, string? value = null) => Interaction(2, new JsonObject { ["name"] = name, ["type"] = 1, ["options"] = option is null ? null : new JsonArray(new JsonObject { ["name"] = option, ["type"] = 3, ["value"] = value }) });

    public JsonObject Typing(string name, string option, string value) => Interaction(4, new JsonObject { ["name"] = name, ["type"] = 1, ["options"] = new JsonArray(new JsonObject { ["name"] = option, ["type"] = 3, ["value"] = value, ["focused"] = true }) });

    public JsonObject Press(string customId, int flags = 0)
    {
        JsonObject press = Interaction(3, new JsonObject { ["component_type"] = 2, ["custom_id"] = customId });
        press["message"] = new JsonObject { ["id"] = "77", ["flags"] = flags };
        return press;
    }

    public JsonObject OnMessage(string content, string author = "42") => Interaction(2, new JsonObject
    {
        ["name"] = "Ask about this", ["type"] = 3, ["target_id"] = "88",
        ["resolved"] = new JsonObject { ["messages"] = new JsonObject { ["88"] = new JsonObject { ["id"] = "88", ["content"] = content, ["author"] = new JsonObject { ["id"] = author } } } },
    });

    /// <summary>From a server's channel; <see cref="Direct"/>, <see cref="In"/> and <see cref="By"/> change where and who.</summary>
    public JsonObject Interaction(int type, JsonObject? data)
    {
        string id = Interlocked.Increment(ref _interactions).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["id"] = id, ["application_id"] = Application, ["type"] = type, ["data"] = data, ["token"] = "token-" + id, ["version"] = 1, ["locale"] = "en-US", ["guild_id"] = "300", ["context"] = 0,
            ["channel_id"] = "400", ["channel"] = new JsonObject { ["id"] = "400", ["type"] = 0 }, ["member"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "42" } },
        };
    }

    /// <summary>Sends it, signed as Discord does unless the test spoils it, and gives what the bot answered.</summary>
    public async Task<HttpResponseMessage> PostAsync(JsonObject interaction, DateTimeOffset? at = null, Action<HttpRequestMessage>? spoil = null, bool patient = true)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(interaction);
        string time = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.Add("X-Signature-Timestamp", time);
        request.Headers.Add("X-Signature-Ed25519", Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(_key, [.. Encoding.UTF8.GetBytes(time), .. body])));
        spoil?.Invoke(request);
        return await (patient ? _patient : _http).SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends it and gives the response, which keeps Discord's limits.</summary>
    public async Task<JsonNode> SendAsync(JsonObject interaction, bool patient = true)
    {
        using HttpResponseMessage response = await PostAsync(interaction, patient: patient);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        if (answer["data"] is { } data) DiscordLimits.Check(data);
        return answer;
    }

    /// <summary>The next call of the bot's to the API.</summary>
    public async Task<(string Method, string Path, JsonNode? Body)> NextCallAsync() => await _calls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task StopBotAsync() => _bot.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>All words of a message, as a person sees them.</summary>
    public static string TextOf(JsonNode? message) => string.Join('\n', [message?["content"]?.ToString() ?? "", .. (message?["embeds"]?.AsArray() ?? []).Select(embed => embed!["title"] + "\n" + embed["description"])]);

    public static JsonNode[] ButtonsOf(JsonNode? message) => [.. (message?["components"]?.AsArray() ?? []).SelectMany(row => row!["components"]!.AsArray())!];

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        IResult? special = Answer(Interlocked.Increment(ref Count), context);
        _calls.Writer.TryWrite((context.Request.Method, context.Request.Path.ToString(), body.Length > 0 ? JsonNode.Parse(body) : null));
        return special ?? Results.Json(new { id = "9" });
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _api.DisposeAsync();
        _http.Dispose();
        _patient.Dispose();
        _key.Dispose();
    }
}

internal static class InteractionChanges
{
    public static JsonObject With(this JsonObject interaction, string field, JsonNode? value)
    {
        interaction[field] = value;
        return interaction;
    }

    /// <summary>In a direct message to the bot.</summary>
    public static JsonObject Direct(this JsonObject interaction)
    {
        interaction.Remove("guild_id");
        interaction.Remove("member");
        return interaction.With("context", 1).With("user", new JsonObject { ["id"] = "42" }).With("channel", new JsonObject { ["id"] = "400", ["type"] = 1 });
    }

    /// <summary>In a channel of the server; type 11 is a thread.</summary>
    public static JsonObject In(this JsonObject interaction, string channel, int type = 0) => interaction.With("channel_id", channel).With("channel", new JsonObject { ["id"] = channel, ["type"] = type });

    public static JsonObject By(this JsonObject interaction, string user) => interaction.With("member", new JsonObject { ["user"] = new JsonObject { ["id"] = user } });
}
