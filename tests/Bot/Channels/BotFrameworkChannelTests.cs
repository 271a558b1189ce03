using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using ChatAssistant.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAssistant.Tests.Bot.Channels;

/// <summary>The channel over real HTTP: the bot on one port, a connector that records on another.</summary>
public sealed class BotFrameworkChannelTests : IAsyncLifetime
{
    private readonly WebApplication _bot = ServeCommand.Application(Repository.Seeds, ["--urls", "http://127.0.0.1:0"]);
    private readonly Channel<(string Path, JsonElement Activity)> _sent = Channel.CreateUnbounded<(string, JsonElement)>();
    private readonly HttpClient _http = new();
    private WebApplication _connector = null!;
    private string _serviceUrl = "";

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        _connector = builder.Build();
        _connector.MapPost("/channel/{**path}", async (HttpRequest request) =>
        {
            await _sent.Writer.WriteAsync((request.Path, await request.ReadFromJsonAsync<JsonElement>()));
            return Results.Json(new { id = "r1" }, statusCode: 201);
        });
        await _connector.StartAsync();
        await _bot.StartAsync();
        _serviceUrl = _connector.Urls.First() + "/channel";
    }

    [Fact]
    public async Task AQuestionIsAnsweredAtTheServiceUrlWithSourcesAndSuggestions()
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message("Who attended the seminar in Paraguay?"))).StatusCode);
        (string path, JsonElement reply) = await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("/channel/v3/conversations/team;messageid=1/activities/m1", Uri.UnescapeDataString(path));
        Assert.Contains("Jorge Diaz Almeida", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("[1]", reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, reply.GetProperty("suggestedActions").GetProperty("actions").GetArrayLength());
        Assert.Equal("m1", reply.GetProperty("replyToId").GetString());
    }

    [Fact]
    public async Task ANewConversationIsGreetedOnceAndTheBotItselfIsNot()
    {
        object Update(string conversation, params string[] members) => new { type = "conversationUpdate", id = "u1", channelId = "emulator", serviceUrl = _serviceUrl, from = new { id = "user" }, recipient = new { id = "bot" }, conversation = new { id = conversation }, membersAdded = members.Select(id => new { id }) };
        await PostAsync(Update("a", "bot"));
        await PostAsync(Update("b", "user", "bot"));
        await PostAsync(Update("b", "user"));
        await PostAsync(Message("whom do I contact?"));
        (string path, JsonElement first) = await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);
        (string _, JsonElement second) = await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("/channel/v3/conversations/b/activities", path);
        Assert.Equal(3, first.GetProperty("suggestedActions").GetProperty("actions").GetArrayLength());
        Assert.Contains("Eduardo Carrillo", second.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpectRepliesAnswersInTheBodyAndAMentionOfTheBotIsNoPartOfTheQuestion()
    {
        HttpResponseMessage response = await PostAsync(new
        {
            type = "message", id = "m1", channelId = "msteams", deliveryMode = "expectReplies", from = new { id = "user" }, recipient = new { id = "bot" }, conversation = new { id = "c" },
            text = "<at>Bot</at> whom do I contact?", entities = new[] { new { type = "mention", text = "<at>Bot</at>", mentioned = new { id = "bot" } } },
        });
        JsonElement body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains("595 21 981-50-90-20", body.GetProperty("activities")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"text\":\"hi\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"text\":\"hi\",\"channelId\":\"x\",\"from\":{\"id\":\"u\"},\"conversation\":{\"id\":\"c\"},\"serviceUrl\":\"https://example.org/\"}", HttpStatusCode.Forbidden)]
    [InlineData("{\"type\":\"<custom-activity-type>\"}", HttpStatusCode.OK)]
    public async Task BadInputIsNamedAndUnknownTypesAreIgnored(string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        HttpResponseMessage response = await _http.PostAsync(new Uri(_bot.Urls.First() + "/api/messages"), content, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        if (status != HttpStatusCode.OK) Assert.NotEmpty((await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("error").GetProperty("message").GetString()!);
    }

    private object Message(string text) => new { type = "message", id = "m1", channelId = "emulator", serviceUrl = _serviceUrl, from = new { id = "user" }, recipient = new { id = "bot" }, conversation = new { id = "team;messageid=1" }, text, unknownField = new { kept = true } };

    private Task<HttpResponseMessage> PostAsync(object activity) => _http.PostAsJsonAsync(new Uri(_bot.Urls.First() + "/api/messages"), activity, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _bot.DisposeAsync();
        await _connector.DisposeAsync();
    }
}
