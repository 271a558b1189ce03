using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using ChatAssistant.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using StackExchange.Redis;
using static ChatAssistant.Tests.Bot.Channels.DirectLineHost;

namespace ChatAssistant.Tests.Bot.Channels;

/// <summary>Web chats of two replicas that share a Redis: a client may reach another one with every request.</summary>
public sealed class SharedConversationsTests : IAsyncLifetime
{
    private readonly RedisServer _redis = new();
    private DirectLineHost _one = null!, _other = null!;

    public async ValueTask InitializeAsync()
    {
        await _redis.StartAsync();
        (_one, _other) = (await ReplicaAsync(), await ReplicaAsync());
    }

    [Fact]
    public async Task AStreamOnOneReplicaSeesWhatTheOtherWritesAndGoesOnThereWhereItWas()
    {
        (string id, string token, string stream) = await _one.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        await _other.SayAsync(id, token, "first");
        List<JsonElement> seen = await ReadUntilAsync(socket, activity => Text(activity) == "answer to first");
        Assert.Equal(["welcome", "first", "answer to first"], seen.Select(Text));
        Assert.Equal(seen[1].GetProperty("id").GetString(), seen[2].GetProperty("replyToId").GetString());
        Assert.True(seen[1].GetProperty("timestamp").GetDateTimeOffset() < seen[2].GetProperty("timestamp").GetDateTimeOffset());
        socket.Abort();
        await _one.SayAsync(id, token, "second");
        JsonElement back = await _other.JsonAsync(HttpMethod.Get, $"conversations/{id}?watermark=3", token);
        using ClientWebSocket again = await OpenAsync(back.GetProperty("streamUrl").GetString()!);
        Assert.Equal(["second", "answer to second"], (await ReadUntilAsync(again, activity => Text(activity) == "answer to second")).Select(Text));
        Assert.Empty(await _one.ActivitiesAsync(id, token, "5"));
    }

    [Fact]
    public async Task TurnsRunInTheOrderOfTheMessagesWhicheverReplicaTook()
    {
        (string id, string token, string stream) = await _one.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        string[] texts = [.. Enumerable.Range(0, 20).Select(i => $"q{i}")];
        for (int i = 0; i < texts.Length; i++) await (i % 3 == 1 ? _other : _one).SayAsync(id, token, texts[i], mark: texts[i]);
        List<JsonElement> seen = await ReadUntilAsync(socket, activity => Text(activity) == "answer to q19");
        Assert.Equal(texts.Select(text => "answer to " + text), seen.Where(activity => activity.TryGetProperty("replyToId", out _)).Select(Text));
    }

    [Fact]
    public async Task AMessageWhoseReplicaDiedIsAnsweredByTheOtherOnce()
    {
        var begun = new TaskCompletionSource();
        _one.Assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).Returns(() =>
        {
            begun.TrySetResult();
            return new TaskCompletionSource<Reply>().Task;
        });
        (string id, string token, _) = await _one.BeginAsync();
        await _one.SayAsync(id, token, "lost?");
        await begun.Task;
        await _one.Services.GetRequiredService<IConnectionMultiplexer>().CloseAsync();
        JsonElement back = await _other.JsonAsync(HttpMethod.Get, $"conversations/{id}?watermark=1", token);
        using ClientWebSocket socket = await OpenAsync(back.GetProperty("streamUrl").GetString()!);
        await _other.SayAsync(id, token, "next", mark: "m2");
        List<JsonElement> seen = await ReadUntilAsync(socket, activity => Text(activity) == "answer to next");
        Assert.Equal(["answer to lost?", "answer to next"], seen.Where(activity => activity.TryGetProperty("replyToId", out _) && activity.GetProperty("type").GetString() == "message").Select(Text));
    }

    [Fact]
    public async Task AMessageSentAgainIsTheSameMessage()
    {
        (string id, string token, string stream) = await _one.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        JsonElement first = await _one.SayAsync(id, token, "twice"), again = await _other.SayAsync(id, token, "twice");
        Assert.Equal(first.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        await ReadUntilAsync(socket, activity => Text(activity) == "answer to twice");
        await _other.SayAsync(id, token, "last", mark: "m2");
        List<JsonElement> seen = await ReadUntilAsync(socket, activity => Text(activity) == "answer to last");
        Assert.Equal(["last", "answer to last"], seen.Select(Text));
    }

    [Fact]
    public async Task OfACryForHelpNoReplicaKeepsAWordAndNothingInRedisCanBeReadOrStays()
    {
        const string Cry = "help me, I am Zofia Wisniewska";
        _other.Assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync(Say("call 112", Outcome.Crisis));
        (string id, string token, string stream) = await _one.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        await _other.SayAsync(id, token, Cry);
        await ReadUntilAsync(socket, activity => Text(activity) == "call 112");
        Assert.Equal(["welcome", "…", "call 112"], (await _one.ActivitiesAsync(id, token)).Select(Text));
        await using ConnectionMultiplexer redis = await _redis.ConnectAsync();
        RedisKey[] keys = [.. redis.GetServer(_redis.Connection).Keys()];
        Assert.NotEmpty(keys);
        foreach (RedisKey key in keys) Assert.NotNull(await redis.GetDatabase().KeyTimeToLiveAsync(key));
        foreach (string secret in (string[])["Zofia", "Wisniewska", "call 112", id, "dl_"]) Assert.DoesNotContain(secret, _redis.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileRedisIsAwayClientsAreToldToTryAgainAndNothingAcknowledgedIsLost()
    {
        (string id, string token, string stream) = await _one.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        await _one.SayAsync(id, token, "before");
        await ReadUntilAsync(socket, activity => Text(activity) == "answer to before");
        foreach ((Func<Task> away, Func<Task> back) in ((Func<Task>, Func<Task>)[])[(_redis.StopAsync, _redis.StartAsync), (_redis.PauseAsync, _redis.ResumeAsync)])
        {
            await away();
            using HttpResponseMessage refused = await _one.SendAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "message", text = "not taken" });
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Contains("try again", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            await back();
            while ((await _one.SendAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "message", text = "after", channelData = new { clientActivityID = back.Method.Name } })).StatusCode != HttpStatusCode.OK) await Task.Delay(50, TestContext.Current.CancellationToken);
            // The stream that was open all the time.
            await ReadUntilAsync(socket, activity => Text(activity) == "answer to after");
        }
        Assert.Equal("answer to before", Text((await _other.ActivitiesAsync(id, token, "2"))[0]));
    }

    [Fact]
    public async Task TheHistoryIsBoundedAndTheLimitOfMessagesHoldsOverAllReplicas()
    {
        await using DirectLineHost one = await ReplicaAsync(("DirectLine:HistoryLength", "10"), ("DirectLine:ActivitiesPerMinute", "12")), other = await ReplicaAsync(("DirectLine:HistoryLength", "10"), ("DirectLine:ActivitiesPerMinute", "12"));
        (string id, string token, string stream) = await one.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        for (int i = 0; i < 12; i++) await (i % 2 == 0 ? one : other).SayAsync(id, token, $"q{i}", mark: $"m{i}");
        await ReadUntilAsync(socket, activity => Text(activity) == "answer to q11");
        JsonElement[] kept = await one.ActivitiesAsync(id, token);
        Assert.Equal((10, "answer to q11"), (kept.Length, Text(kept[^1])));
        using HttpResponseMessage refused = await other.SendAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "message", text = "too much" });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task OnAClusterReplicasShareConversationsToo()
    {
        await using var cluster = new RedisServer { IsCluster = true };
        await cluster.StartAsync();
        await using DirectLineHost one = await ReplicaAsync(("Redis:Connection", cluster.Connection)), other = await ReplicaAsync(("Redis:Connection", cluster.Connection));
        (string id, string token, string stream) = await one.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        await other.SayAsync(id, token, "hello");
        Assert.Equal(["welcome", "hello", "answer to hello"], (await ReadUntilAsync(socket, activity => Text(activity) == "answer to hello")).Select(Text));
        var memory = ActivatorUtilities.CreateInstance<RedisConversationMemory>(other.Services);
        await using (ConversationTurn turn = await memory.BeginTurnAsync("directline/" + id, TestContext.Current.CancellationToken)) turn.State = turn.State with { Person = "Ana Torres" };
        await using ConversationTurn next = await memory.BeginTurnAsync("directline/" + id, TestContext.Current.CancellationToken);
        Assert.Equal("Ana Torres", next.State.Person);
    }

    [Fact]
    public async Task EndOfConversationForgetsItOnAllReplicas()
    {
        (string id, string token, string stream) = await _one.BeginAsync();
        using ClientWebSocket socket = await OpenAsync(stream);
        await ReadUntilAsync(socket, activity => Text(activity) == "welcome");
        await _other.JsonAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "endOfConversation" });
        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken)).MessageType);
        Assert.Equal(HttpStatusCode.NotFound, (await _one.SendAsync(HttpMethod.Get, $"conversations/{id}?watermark=0", token)).StatusCode);
    }

    private Task<DirectLineHost> ReplicaAsync(params (string, string)[] settings) => StartAsync([("Redis:Connection", _redis.Connection), ("Logging:LogLevel:Default", "None"), .. settings]);

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _redis.DisposeAsync();
    }
}
