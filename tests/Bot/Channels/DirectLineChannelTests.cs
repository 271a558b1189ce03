using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using ChatAssistant.Conversation;
using ChatAssistant.Operation;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using static ChatAssistant.Tests.Bot.Channels.DirectLineHost;

namespace ChatAssistant.Tests.Bot.Channels;

/// <summary>Conversations over Direct Line: what clients see, in which order, and what is kept.</summary>
public sealed class DirectLineChannelTests
{
    [Fact]
    public async Task AMessageIsShownAndThenAnsweredToItsOwnId()
    {
        await using DirectLineHost host = await StartAsync();
        (string id, string token, _) = await host.BeginAsync();
        string sent = (await host.SayAsync(id, token, "hello")).GetProperty("id").GetString()!;
        JsonElement[] all = await AnsweredAsync(host, id, token, 1);
        Assert.Equal(["welcome", "hello", "answer to hello"], all.Select(Text));
        Assert.Equal(sent, all[1].GetProperty("id").GetString());
        Assert.Equal("m1", all[1].GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal("user", all[1].GetProperty("from").GetProperty("role").GetString());
        Assert.StartsWith("dl_", all[1].GetProperty("from").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(sent, all[2].GetProperty("replyToId").GetString());
        Assert.Equal("bot", all[2].GetProperty("from").GetProperty("role").GetString());
        Assert.True(all[1].GetProperty("timestamp").GetDateTimeOffset() < all[2].GetProperty("timestamp").GetDateTimeOffset());
    }

    [Fact]
    public async Task TwoStreamsOfAConversationSeeTheSameAndADroppedOneGoesOnWhereItWas()
    {
        await using DirectLineHost host = await StartAsync();
        (string id, string token, string stream) = await host.BeginAsync();
        using ClientWebSocket one = await OpenAsync(stream), two = await OpenAsync(stream);
        await host.SayAsync(id, token, "first");
        foreach (ClientWebSocket tab in new[] { one, two })
            Assert.Equal(["welcome", "first", "answer to first"], (await ReadUntilAsync(tab, activity => Text(activity) == "answer to first")).Select(Text));
        one.Abort();
        await host.SayAsync(id, token, "second");
        await AnsweredAsync(host, id, token, 2);
        JsonElement back = await host.JsonAsync(HttpMethod.Get, $"conversations/{id}?watermark=3", token);
        using ClientWebSocket again = await OpenAsync(back.GetProperty("streamUrl").GetString()!);
        Assert.Equal(["second", "answer to second"], (await ReadUntilAsync(again, activity => Text(activity) == "answer to second")).Select(Text));
    }

    [Fact]
    public async Task TurnsOfAConversationRunInOrderAndASlowOneShowsTyping()
    {
        await using DirectLineHost host = await StartAsync();
        var slow = new TaskCompletionSource<Reply>();
        host.Assistant.Setup(a => a.ReplyAsync(It.Is<IncomingMessage>(m => m.Text == "slow"), It.IsAny<CancellationToken>())).Returns(slow.Task);
        (string id, string token, string stream) = await host.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        await host.SayAsync(id, token, "slow");
        await host.SayAsync(id, token, "quick");
        await ReadUntilAsync(socket, activity => activity.GetProperty("type").GetString() == "typing");
        slow.SetResult(Say("at last"));
        List<JsonElement> rest = await ReadUntilAsync(socket, activity => Text(activity) == "answer to quick");
        Assert.Equal(["at last", "answer to quick"], rest.Where(activity => activity.GetProperty("type").GetString() == "message").Select(Text));
    }

    [Fact]
    public async Task AFailureIsSaidAndTheNextMessageIsAnswered()
    {
        await using DirectLineHost host = await StartAsync();
        host.Assistant.Setup(a => a.ReplyAsync(It.Is<IncomingMessage>(m => m.Text == "boom"), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("broken"));
        (string id, string token, _) = await host.BeginAsync();
        await host.SayAsync(id, token, "boom");
        await host.SayAsync(id, token, "again");
        JsonElement[] all = await AnsweredAsync(host, id, token, 2);
        Assert.DoesNotContain(all, activity => Text(activity)?.Contains("broken", StringComparison.Ordinal) == true);
        Assert.Equal("answer to again", Text(all[^1]));
    }

    [Fact]
    public async Task OfACryForHelpTheHistoryKeepsNoWordAndSoonNotEvenTheAnswer()
    {
        await using DirectLineHost host = await StartAsync();
        host.Assistant.Setup(a => a.ReplyAsync(It.Is<IncomingMessage>(m => m.Text == "help me"), It.IsAny<CancellationToken>())).ReturnsAsync(Say("call 112", Outcome.Crisis));
        (string id, string token, _) = await host.BeginAsync();
        await host.SayAsync(id, token, "help me");
        JsonElement[] now = await AnsweredAsync(host, id, token, 1);
        Assert.Equal(["welcome", "…", "call 112"], now.Select(Text));
        Assert.Equal("m1", now[1].GetProperty("channelData").GetProperty("clientActivityID").GetString());
        host.Clock.Now += TimeSpan.FromMinutes(3);
        Assert.Equal(["welcome", "…"], (await host.ActivitiesAsync(id, token)).Select(Text));
    }

    [Fact]
    public async Task TheHistoryKeepsTheNewestAndAConversationEndsWhenNobodyUsesIt()
    {
        await using DirectLineHost host = await StartAsync(("DirectLine:HistoryLength", "10"), ("DirectLine:TokenLifetime", "12:00:00"));
        (string id, string token, _) = await host.BeginAsync();
        for (int i = 0; i < 8; i++) await host.SayAsync(id, token, $"q{i}");
        JsonElement[] all = await AnsweredAsync(host, id, token, 1, activity => Text(activity) == "answer to q7");
        Assert.Equal(10, all.Length);
        host.Clock.Now += TimeSpan.FromMinutes(61);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, $"conversations/{id}/activities", token)).StatusCode);
    }

    [Fact]
    public async Task TheLongestSilentConversationGoesWhenThereAreTooMany()
    {
        await using DirectLineHost host = await StartAsync(("DirectLine:MaxConversations", "2"));
        var begun = new List<(string Id, string Token)>();
        for (int i = 0; i < 3; i++)
        {
            host.Clock.Now += TimeSpan.FromSeconds(1);
            (string id, string token, _) = await host.BeginAsync();
            begun.Add((id, token));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, $"conversations/{begun[0].Id}/activities", begun[0].Token)).StatusCode);
        Assert.Single(await host.ActivitiesAsync(begun[2].Id, begun[2].Token));
    }

    [Fact]
    public async Task EndOfConversationForgetsItAndClosesItsStreams()
    {
        await using DirectLineHost host = await StartAsync();
        (string id, string token, string stream) = await host.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        await ReadUntilAsync(socket, activity => Text(activity) == "welcome");
        await host.JsonAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "endOfConversation" });
        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken)).MessageType);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, $"conversations/{id}?watermark=0", token)).StatusCode);
        host.Assistant.Verify(a => a.ForgetAsync("directline/" + id, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task WhatStillWaitsWhenAConversationEndsIsNotAskedAnyMore()
    {
        await using DirectLineHost host = await StartAsync();
        var slow = new TaskCompletionSource<Reply>();
        host.Assistant.Setup(a => a.ReplyAsync(It.Is<IncomingMessage>(m => m.Text == "slow"), It.IsAny<CancellationToken>())).Returns(slow.Task);
        (string id, string token, _) = await host.BeginAsync();
        await host.SayAsync(id, token, "slow");
        await host.SayAsync(id, token, "waiting");
        await host.JsonAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "endOfConversation" });
        (string other, string otherToken, _) = await host.BeginAsync();
        slow.SetResult(Say("late"));
        await host.SayAsync(other, otherToken, "hello");
        await AnsweredAsync(host, other, otherToken, 1);
        host.Assistant.Verify(a => a.ReplyAsync(It.Is<IncomingMessage>(m => m.Text == "waiting"), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task AnEndIsTakenWhenTheMemoryCannotBeReached()
    {
        await using DirectLineHost host = await StartAsync();
        host.Assistant.Setup(a => a.ForgetAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("away"));
        (string id, string token, _) = await host.BeginAsync();
        await host.JsonAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "endOfConversation" });
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, $"conversations/{id}/activities", token)).StatusCode);
    }

    [Fact]
    public async Task ThumbsAreCountedWithoutWhoPressedThemAndOtherEventsAreNot()
    {
        await using DirectLineHost host = await StartAsync();
        (string id, string token, _) = await host.BeginAsync();
        foreach (object action in new object[] { Thumb("LikeAction"), Thumb("DislikeAction"), Thumb("DislikeAction"), Thumb("LoveAction"), new { type = "event", name = "webchat:activity-status/feedback" } })
            await host.JsonAsync(HttpMethod.Post, $"conversations/{id}/activities", token, action);
        await host.SayAsync(id, token, "hello");
        await AnsweredAsync(host, id, token, 1);
        string[] counted = await host.Services.GetRequiredService<Records>().ReadAsync(connection =>
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT channel || ' ' || reaction || ' ' || COUNT(*) FROM feedback WHERE user IS NULL GROUP BY channel, reaction ORDER BY reaction";
            using SqliteDataReader rows = command.ExecuteReader();
            var found = new List<string>();
            while (rows.Read()) found.Add(rows.GetString(0));
            return found.ToArray();
        }, TestContext.Current.CancellationToken);
        Assert.Equal(["directline dislike 2", "directline like 1"], counted);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":5}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"typing\"}", HttpStatusCode.OK)]
    [InlineData("{\"type\":\"event\",\"name\":\"webchat/join\"}", HttpStatusCode.OK)]
    [InlineData("{\"type\":\"message\"}", HttpStatusCode.OK)]
    public async Task WhatIsNoActivityIsNamedAndUnknownTypesAreTaken(string body, HttpStatusCode status)
    {
        await using DirectLineHost host = await StartAsync();
        (string id, string token, _) = await host.BeginAsync();
        HttpResponseMessage response = await host.SendAsync(HttpMethod.Post, $"conversations/{id}/activities", token, body);
        Assert.Equal(status, response.StatusCode);
        if (status != HttpStatusCode.OK) Assert.Contains("\"message\":", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesAndBodiesOverTheLimitAreRefusedAndManyMessagesToo()
    {
        await using DirectLineHost host = await StartAsync(("DirectLine:ActivitiesPerMinute", "3"));
        (string id, string token, _) = await host.BeginAsync();
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.SendAsync(HttpMethod.Post, $"conversations/{id}/upload?userId=u", token, "")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.SendAsync(HttpMethod.Post, $"conversations/{id}/activities", token, $"{{\"type\":\"message\",\"text\":\"{new string('a', 70_000)}\"}}")).StatusCode);
        await host.SayAsync(id, token, "two");
        await host.SayAsync(id, token, "three");
        HttpResponseMessage fourth = await host.SendAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "message", text = "four" });
        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.NotNull(fourth.Headers.RetryAfter);
    }

    // As Web Chat sends it.
    private static Dictionary<string, object> Thumb(string type) => new()
    {
        ["type"] = "event", ["name"] = "webchat:activity-status/feedback", ["entities"] = new[] { new Dictionary<string, string> { ["@type"] = type, ["actionStatus"] = "PotentialActionStatus" } },
    };

    private static Task<JsonElement[]> AnsweredAsync(DirectLineHost host, string id, string token, int replies) =>
        AnsweredAsync(host, id, token, replies, activity => activity.TryGetProperty("replyToId", out _) && activity.GetProperty("type").GetString() == "message");

    private static async Task<JsonElement[]> AnsweredAsync(DirectLineHost host, string id, string token, int replies, Func<JsonElement, bool> isReply)
    {
        while (true)
        {
            JsonElement[] all = await host.ActivitiesAsync(id, token);
            if (all.Count(isReply) >= replies) return all;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
