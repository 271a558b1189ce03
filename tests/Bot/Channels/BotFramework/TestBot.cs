using System.Net.Http.Json;
using System.Text.Json;
using ChatAssistant.Channels.BotFramework;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Operation;
using ChatAssistant.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>The channel in a web server of its own, with an assistant that the test writes.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private static readonly Lazy<KnowledgeSnapshot> Seeds = new(() => KnowledgeLoader.Load(Repository.Seeds));
    private readonly WebApplication _app;

    private TestBot(WebApplication app) => _app = app;

    public Mock<IAssistant> Assistant { get; } = new();
    public HttpClient Http { get; } = new();
    public IServiceProvider Services => _app.Services;
    public Uri Endpoint => new(_app.Urls.First() + "/api/messages");

    public static async Task<TestBot> StartAsync(string[]? settings = null, Action<IServiceCollection>? services = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None", .. settings ?? []]);
        services?.Invoke(builder.Services);
        builder.Services.AddRecords().AddWeb().AddBotFrameworkChannel();
        TestBot? bot = null;
        builder.Services.AddSingleton(_ => new LiveKnowledge(Seeds.Value)).AddSingleton(_ => bot!.Assistant.Object);
        WebApplication app = builder.Build();
        app.MapBotFrameworkChannel();
        bot = new TestBot(app);
        bot.Assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).Returns((IncomingMessage message, CancellationToken _) => Task.FromResult(Says("You said: " + message.Text)));
        bot.Assistant.Setup(a => a.Welcome(It.IsAny<string?>())).Returns(Says("Welcome!"));
        await app.StartAsync();
        return bot;
    }

    public static Reply Says(string text) => new() { Outcome = Outcome.SmallTalk, Intent = "greeting", Confidence = 1, Language = Language.English, Statements = [Statement.Plain(text)], Suggestions = ["Who attended?"] };

    /// <summary>A message as a channel sends it; the changes are laid over it.</summary>
    public static Dictionary<string, object?> Message(string serviceUrl, string text = "hello", string id = "m1", string conversation = "c1", params (string Field, object? Value)[] changes)
    {
        Dictionary<string, object?> activity = new()
        {
            ["type"] = "message", ["id"] = id, ["channelId"] = "emulator", ["serviceUrl"] = serviceUrl, ["from"] = new { id = "user" }, ["recipient"] = new { id = "bot" }, ["conversation"] = new { id = conversation }, ["text"] = text, ["locale"] = "en-US",
        };
        foreach ((string field, object? value) in changes) activity[field] = value;
        return activity;
    }

    public Task<HttpResponseMessage> PostAsync(object activity, string? token = null) => SendAsync(JsonContent.Create(activity), token is null ? null : "Bearer " + token);

    public async Task<HttpResponseMessage> SendAsync(HttpContent content, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint) { Content = content };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The protocol's error in the body of an answer.</summary>
    public static async Task<JsonElement> ErrorAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
