using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ChatAssistant.Channels.DirectLine;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Redis;
using ChatAssistant.Web;
using ChatAssistant.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels;

/// <summary>The Direct Line channel over real HTTP, with an assistant and a clock that the test holds.</summary>
internal sealed class DirectLineHost : IAsyncDisposable
{
    public const string Secret = "a secret that is long enough to be one", AllowedOrigin = "https://www.example.org";
    private readonly WebApplication _app;

    private DirectLineHost(WebApplication app) => _app = app;

    public Mock<IAssistant> Assistant { get; } = new();
    public SettableClock Clock { get; } = new() { Now = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero) };
    public HttpClient Http { get; } = new();
    public string Root => _app.Urls.First();
    public IServiceProvider Services => _app.Services;

    public static async Task<DirectLineHost> StartAsync(params (string Key, string Value)[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        (builder.Configuration["DirectLine:Secret"], builder.Configuration["DirectLine:AllowedOrigins:0"]) = (Secret, AllowedOrigin);
        foreach ((string key, string value) in settings) builder.Configuration[key] = value;
        builder.Services.AddWeb().AddDirectLineChannel().AddRedis(builder.Configuration);
        IAssistant? assistant = null;
        TimeProvider? clock = null;
        builder.Services.AddSingleton(_ => assistant!).AddSingleton(_ => clock!);
        var host = new DirectLineHost(builder.Build());
        (assistant, clock) = (host.Assistant.Object, host.Clock);
        host.Assistant.Setup(a => a.Welcome(It.IsAny<string?>())).Returns(Say("welcome"));
        host.Assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync((IncomingMessage message, CancellationToken _) => Say("answer to " + message.Text));
        host._app.UseWebAccess();
        host._app.MapDirectLineChannel();
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public static Reply Say(string text, Outcome outcome = Outcome.SmallTalk) => new() { Outcome = outcome, Intent = "greeting", Confidence = 1, Language = Language.English, Statements = [Statement.Plain(text)] };

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, object? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, $"{Root}/v3/directline/{path}");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (body is not null) request.Content = body is string text ? new StringContent(text, Encoding.UTF8, "application/json") : JsonContent.Create(body);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> JsonAsync(HttpMethod method, string path, string? token = null, object? body = null, string? origin = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, token, body, origin);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>A conversation begun as a page of the allow-list begins it.</summary>
    public async Task<(string Id, string Token, string Stream)> BeginAsync()
    {
        string token = (await JsonAsync(HttpMethod.Post, "tokens/generate", origin: AllowedOrigin)).GetProperty("token").GetString()!;
        JsonElement started = await JsonAsync(HttpMethod.Post, "conversations", token, new { locale = "en-US" }, AllowedOrigin);
        return (started.GetProperty("conversationId").GetString()!, started.GetProperty("token").GetString()!, started.GetProperty("streamUrl").GetString()!);
    }

    public Task<JsonElement> SayAsync(string id, string token, string text, string mark = "m1") =>
        JsonAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "message", text, from = new { id = "somebody else" }, channelData = new { clientActivityID = mark } });

    public async Task<JsonElement[]> ActivitiesAsync(string id, string token, string watermark = "") =>
        [.. (await JsonAsync(HttpMethod.Get, $"conversations/{id}/activities?watermark={watermark}", token)).GetProperty("activities").EnumerateArray()];

    public static async Task<ClientWebSocket> OpenAsync(string stream)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(stream), TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>Reads frames until one holds an activity that fits; gives all activities since.</summary>
    public static async Task<List<JsonElement>> ReadUntilAsync(ClientWebSocket socket, Func<JsonElement, bool> last)
    {
        var read = new List<JsonElement>();
        byte[] buffer = new byte[1 << 20];
        while (!read.Any(last))
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The stream was closed.");
            read.AddRange(JsonDocument.Parse(buffer.AsMemory(0, length).ToArray()).RootElement.GetProperty("activities").EnumerateArray());
        }
        return read;
    }

    public static string? Text(JsonElement activity) => activity.TryGetProperty("text", out JsonElement text) ? text.GetString() : null;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
