using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Commands;
using ChatAssistant.Knowledge;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>Two processes of the bot that share a Redis, behind a round robin.</summary>
public sealed class ReplicasTests : IAsyncLifetime
{
    private const int Conversations = 200, Turns = 5;
    private static readonly string Documents = Path.Combine(Repository.Corpus, "documents");
    private readonly RedisServer _redis = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private BotProcess[] _replicas = [];
    private int _again;

    public async ValueTask InitializeAsync()
    {
        await _redis.StartAsync();
        // A replica reads without sentence vectors until it has made them: the two kinds of reading are not compared here.
        Dictionary<string, string> settings = new() { ["Understanding__SentenceVectors"] = "false", ["Redis__Connection"] = _redis.Connection, ["Knowledge__Documents"] = Documents, ["BotFramework__MessagesAtOnce"] = "100000", ["Logging__LogLevel__Default"] = "None" };
        _replicas = [new BotProcess(settings), new BotProcess(settings)];
        await Task.WhenAll(_replicas.Select(replica => replica.StartAsync()));
    }

    [Fact]
    public async Task ConversationsOverTwoReplicasAnswerAsOneProcessDoesWhileOneIsKilledAndRedisRestarts()
    {
        Assert.Equal(await _replicas[0].ReadinessAsync(), await _replicas[1].ReadinessAsync());
        await using WebApplication alone = ServeCommand.Application(Documents, ["--urls", "http://127.0.0.1:0", "--BotFramework:MessagesAtOnce=100000", "--Understanding:SentenceVectors=false"]);
        await alone.StartAsync(TestContext.Current.CancellationToken);
        string[] titles = [.. alone.Services.GetRequiredService<LiveKnowledge>().Current.Events.Select(told => told.Title?.Clean).OfType<string>().Distinct().Take(25)];
        string[][] expected = await Task.WhenAll(titles.Select((title, i) => TalkAsync($"alone-{i}", title, _ => alone.Urls.First())));

        int done = 0;
        Task trouble = TroubleAsync(() => Volatile.Read(ref done));
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, Conversations, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            string[] answers = await TalkAsync($"c{i}", titles[i % titles.Length], turn => _replicas[(i + turn) % 2].Root);
            Assert.Equal(expected[i % titles.Length], answers);
            Interlocked.Increment(ref done);
        });
        await trouble;
        TestContext.Current.TestOutputHelper!.WriteLine($"{Conversations} conversations of {Turns} turns about {titles.Length} events in {watch.Elapsed.TotalSeconds:0} s; asked again {_again} times while a replica or Redis was away");
    }

    [Fact]
    public async Task WithoutRedisTheUserIsToldAndItRecovers()
    {
        await _redis.StopAsync();
        Assert.Contains("Please ask again", await AskAsync(_replicas[0].Root, "outage", "hello"), StringComparison.Ordinal);
        await _redis.StartAsync();
        Assert.DoesNotContain("Please ask again", await AgainAsync(_ => _replicas[0].Root, 0, "outage", "hello"), StringComparison.Ordinal);
    }

    // A replica dies after a quarter and comes back; Redis restarts after the half.
    private async Task TroubleAsync(Func<int> done)
    {
        while (done() < Conversations / 4) await Task.Delay(10, TestContext.Current.CancellationToken);
        await _replicas[1].KillAsync();
        await _replicas[1].StartAsync();
        while (done() < Conversations / 2) await Task.Delay(10, TestContext.Current.CancellationToken);
        await _redis.StopAsync();
        await _redis.StartAsync();
    }

    private async Task<string[]> TalkAsync(string conversation, string title, Func<int, string> root)
    {
        string[] questions = [$"What was {title} about?", "who attended?", "when was it?", "whom do I contact?", "who organised it?"];
        var answers = new string[Turns];
        for (int turn = 0; turn < Turns; turn++) answers[turn] = await AgainAsync(root, turn, conversation, questions[turn]);
        return answers;
    }

    // As a person does who is told to try again, or whose message did not go through.
    private async Task<string> AgainAsync(Func<int, string> root, int turn, string conversation, string question)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                string answer = await AskAsync(root(turn + attempt), conversation, question);
                if (!answer.Contains("Please ask again", StringComparison.Ordinal)) return answer;
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && attempt < 500)
            {
                // The replica is away.
            }
            Interlocked.Increment(ref _again);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task<string> AskAsync(string root, string conversation, string text)
    {
        object activity = new { type = "message", id = Guid.NewGuid().ToString(), channelId = "emulator", deliveryMode = "expectReplies", locale = "en-US", from = new { id = "user" }, recipient = new { id = "bot" }, conversation = new { id = conversation }, text };
        using HttpResponseMessage response = await _http.PostAsJsonAsync(root + "/api/messages", activity, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        JsonNode body = (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        return Assert.Single(body["activities"]!.AsArray())!["text"]!.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (BotProcess replica in _replicas) await replica.DisposeAsync();
        await _redis.DisposeAsync();
        _http.Dispose();
    }
}
