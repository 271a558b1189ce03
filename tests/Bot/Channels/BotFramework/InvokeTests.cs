using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAssistant.Operation;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>Invokes over real HTTP: searches from the compose box, feedback, and those that the bot does not know.</summary>
public sealed class InvokeTests : IAsyncLifetime
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"feedback-{Guid.NewGuid()}.jsonl");
    private RecordingChannel _channel = null!;
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _channel = await RecordingChannel.StartAsync();
        _bot = await TestBot.StartAsync([$"--Feedback:File={_file}"]);
    }

    [Theory]
    [InlineData("paraguay")]
    [InlineData("Semin")]
    [InlineData("")]
    public async Task ASearchFindsEventsAndGivesACardForEach(string query)
    {
        JsonElement result = (await BodyAsync("composeExtension/query", new { commandId = "search", parameters = new[] { new { name = query.Length > 0 ? "query" : "initialRun", value = query.Length > 0 ? query : "true" } }, queryOptions = new { skip = 0, count = 25 } })).GetProperty("composeExtension");
        Assert.Equal(("result", "list"), (result.GetProperty("type").GetString(), result.GetProperty("attachmentLayout").GetString()));
        JsonElement first = result.GetProperty("attachments")[0];
        Assert.Equal("application/vnd.microsoft.card.adaptive", first.GetProperty("contentType").GetString());
        Assert.Equal("1.5", first.GetProperty("content").GetProperty("version").GetString());
        Assert.Equal("application/vnd.microsoft.card.thumbnail", first.GetProperty("preview").GetProperty("contentType").GetString());
        Assert.NotEmpty(first.GetProperty("preview").GetProperty("content").GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task ASearchFindsPeopleByNameAndBody()
    {
        JsonElement[] found = [.. (await SearchAsync("erika ro", 0, 25)).EnumerateArray()];
        Assert.Contains(found, one => one.GetProperty("preview").GetProperty("content").GetProperty("title").GetString() == "Erika Rojas");
        Assert.Contains("Erika Rojas", found[0].GetProperty("content").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASearchGoesPageByPageAndEndsEmpty()
    {
        int all = (await SearchAsync("a", 0, 25)).GetArrayLength();
        Assert.InRange(all, 2, 25);
        Assert.Equal(1, (await SearchAsync("a", 1, 1)).GetArrayLength());
        Assert.Equal(0, (await SearchAsync("a", 9999, 25)).GetArrayLength());
        Assert.Equal(0, (await SearchAsync("nothing-like-this", 0, 25)).GetArrayLength());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("7")]
    [InlineData("""{"parameters":7,"queryOptions":[]}""")]
    [InlineData("""{"parameters":[null,7,{"name":7,"value":{}}],"queryOptions":{"skip":-1,"count":"x"}}""")]
    public async Task AMalformedSearchIsASearchForNothing(string value) =>
        Assert.Equal("result", (await BodyAsync("composeExtension/query", JsonDocument.Parse(value).RootElement)).GetProperty("composeExtension").GetProperty("type").GetString());

    [Fact]
    public async Task FeedbackIsWrittenDownWithItsReasonAndWithoutWhoGaveIt()
    {
        await BodyAsync("message/submitAction", new { actionName = "feedback", actionValue = new { reaction = "dislike", feedback = "{\"feedbackText\":\"The date is missing\"}" } });
        await BodyAsync("message/submitAction", new { actionName = "feedback", actionValue = new { reaction = "like", feedback = "{}" } });
        Records records = _bot.Services.GetRequiredService<Records>();
        Assert.Equal(2L, await records.ReadAsync(connection =>
        {
            using SqliteCommand count = connection.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM feedback WHERE user IS NULL AND channel = 'msteams'";
            return (long)count.ExecuteScalar()!;
        }, TestContext.Current.CancellationToken));
        string[] lines = await File.ReadAllLinesAsync(_file, TestContext.Current.CancellationToken);
        Assert.Equal(["dislike The date is missing", "like "], lines.Select(line => JsonDocument.Parse(line).RootElement).Select(line => $"{line.GetProperty("reaction")} {(line.TryGetProperty("reason", out JsonElement reason) ? reason.GetString() : "")}"));
        Assert.All(lines, line => Assert.Equal(["day", "reaction", "reason"], JsonDocument.Parse(line).RootElement.EnumerateObject().Select(field => field.Name).Union(["reason"]).Order()));
    }

    [Theory]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"love"}}""")]
    [InlineData("""{"actionName":"other","actionValue":{"reaction":"like"}}""")]
    [InlineData("""{"actionName":"feedback"}""")]
    [InlineData("[]")]
    public async Task WhatIsNoFeedbackIsRefused(string value)
    {
        using HttpResponseMessage response = await PostAsync("message/submitAction", JsonDocument.Parse(value).RootElement);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(File.Exists(_file));
    }

    [Fact]
    public async Task AnInvokeThatTheBotDoesNotKnowIsNotImplemented() => Assert.Equal(HttpStatusCode.NotImplemented, (await PostAsync("task/fetch", new { })).StatusCode);

    [Fact]
    public async Task WhereRepliesAreExpectedAnInvokeIsAnsweredInTheList()
    {
        using HttpResponseMessage response = await _bot.PostAsync(TestBot.Message(_channel.ServiceUrl, changes: [("type", "invoke"), ("name", "adaptiveCard/action"), ("deliveryMode", "expectReplies"), ("value", new { action = new { data = new { ask = "Who attended?" } } })]));
        JsonElement activity = (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("activities")[0];
        Assert.Equal("invokeResponse", activity.GetProperty("type").GetString());
        Assert.Equal(200, activity.GetProperty("value").GetProperty("status").GetInt32());
        Assert.Equal("You said: Who attended?", activity.GetProperty("value").GetProperty("body").GetProperty("value").GetString());
    }

    private async Task<JsonElement> SearchAsync(string query, int skip, int count) =>
        (await BodyAsync("composeExtension/query", new { commandId = "search", parameters = new[] { new { name = "query", value = query } }, queryOptions = new { skip, count } })).GetProperty("composeExtension").GetProperty("attachments");

    private async Task<JsonElement> BodyAsync(string name, object value)
    {
        using HttpResponseMessage response = await PostAsync(name, value);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> PostAsync(string name, object value) => _bot.PostAsync(TestBot.Message(_channel.ServiceUrl, changes: [("type", "invoke"), ("name", name), ("value", value), ("channelId", "msteams"), ("text", null)]));

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _channel.DisposeAsync();
        File.Delete(_file);
    }
}
