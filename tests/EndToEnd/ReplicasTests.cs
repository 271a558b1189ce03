using System.Diagnostics;
using System.Text.Json.Nodes;
using ChatAssistant.Knowledge;
using ChatAssistant.Tests.EndToEnd.Chats;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>Two processes of the bot that share a Redis, behind a round robin, through all channels.</summary>
public sealed class ReplicasTests : IAsyncLifetime
{
    private const int Conversations = 200, Channels = 3, Titles = 25;
    private readonly RedisServer _redis = new();
    private readonly TemporaryFolder _documents = new();
    private Users _users = null!;
    private BotProcess[] _replicas = [];
    private int _next;

    public async ValueTask InitializeAsync()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Corpus, "documents"))) File.Copy(file, Path.Combine(_documents.Path, Path.GetFileName(file)));
        await _redis.StartAsync();
        _users = await Users.StartAsync();
        Dictionary<string, string> shared = new(Settings()) { ["Redis__Connection"] = _redis.Connection };
        _replicas = [new BotProcess(shared), new BotProcess(shared)];
        await Task.WhenAll(_replicas.Select(replica => replica.StartAsync()));
    }

    [Fact]
    public async Task ConversationsThroughAllChannelsAnswerAsOneProcessDoesWhileOneIsKilledAndRedisRestarts()
    {
        Assert.Equal(await _replicas[0].ReadinessAsync(), await _replicas[1].ReadinessAsync());
        string[] titles = [.. KnowledgeLoader.Load(_documents.Path).Events.Select(told => told.Title?.Clean).OfType<string>().Distinct().Take(Titles)];
        var expected = new string[Channels * titles.Length][];
        await using (var alone = new BotProcess(Settings()))
        {
            await alone.StartAsync();
            for (int i = 0; i < expected.Length; i++) expected[i] = await TalkAsync(i % Channels, titles[i / Channels], () => alone.Root);
        }

        int done = 0;
        Task trouble = TroubleAsync(() => Volatile.Read(ref done));
        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, Conversations, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            Assert.Equal(expected[i % expected.Length], await TalkAsync(i % Channels, titles[i % expected.Length / Channels], Next));
            Interlocked.Increment(ref done);
        });
        await trouble;
        _users.CheckNothingCameTwice();
        TestContext.Current.TestOutputHelper!.WriteLine($"{Conversations} conversations of 5 turns through {Channels} channels about {titles.Length} events in {watch.Elapsed.TotalSeconds:0} s; asked again {_users.Again} times while a replica or Redis was away");
    }

    [Fact]
    public async Task WithoutRedisUsersAreToldAndItRecovers()
    {
        await using IChat emulator = _users.Chat(0, Next), discord = _users.Chat(2, Next);
        foreach ((Func<Task> away, Func<Task> back) in ((Func<Task>, Func<Task>)[])[(_redis.StopAsync, _redis.StartAsync), (_redis.PauseAsync, _redis.ResumeAsync)])
        {
            await away();
            foreach (IChat chat in (IChat[])[emulator, discord])
            {
                var watch = Stopwatch.StartNew();
                Task<string> answer = (await chat.SendAsync(Next(), "hello", Guid.NewGuid().ToString()))!;
                long accepted = watch.ElapsedMilliseconds;
                Assert.Contains("Please ask again", await answer, StringComparison.Ordinal);
                TestContext.Current.TestOutputHelper!.WriteLine($"{away.Method.Name}, {chat.GetType().Name}: accepted after {accepted} ms, told after {watch.ElapsedMilliseconds} ms");
            }
            await back();
            var recovering = Stopwatch.StartNew();
            foreach (IChat chat in (IChat[])[emulator, discord]) Assert.StartsWith("Hello!", (await _users.AskAsync(chat, "hello", Next)).TrimStart(), StringComparison.Ordinal);
            TestContext.Current.TestOutputHelper!.WriteLine($"{back.Method.Name}: both answered after {recovering.ElapsedMilliseconds} ms");
        }
    }

    [Fact]
    public async Task AChangeOfTheFolderReachesAllReplicas()
    {
        string before = await SnapshotAsync(_replicas[0]);
        Assert.Equal(before, await SnapshotAsync(_replicas[1]));
        var watch = Stopwatch.StartNew();
        _documents.Write("new.txt", "Workshop on trafficking in persons in Lima\n\nLima, 5 May 2021 – A workshop on labour exploitation was held in Lima, Peru. Ana Torres, Director of the National Police, opened the workshop.\n");
        string[] now;
        do
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            now = await Task.WhenAll(_replicas.Select(SnapshotAsync));
        }
        while (now.Contains(before));
        TestContext.Current.TestOutputHelper!.WriteLine($"both replicas tell another snapshot {watch.ElapsedMilliseconds} ms after the change");
        Assert.Equal(now[0], now[1]);
        for (int replica = 0; replica < 2; replica++)
        {
            await using IChat chat = _users.Chat(0, Next);
            Assert.Contains("Director of the National Police", await _users.AskAsync(chat, "Who is Ana Torres?", () => _replicas[replica].Root), StringComparison.Ordinal);
        }
    }

    // A replica reads without sentence vectors until it has made them: the two kinds of reading are not compared here.
    private Dictionary<string, string> Settings() => new(_users.Settings) { ["Understanding__SentenceVectors"] = "false", ["Knowledge__Documents"] = _documents.Path, ["Logging__LogLevel__Default"] = "None" };

    private string Next() => _replicas[Interlocked.Increment(ref _next) % 2].Root;

    private static async Task<string> SnapshotAsync(BotProcess replica) => JsonNode.Parse(await replica.ReadinessAsync())!["snapshot"]!.ToString();

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

    private async Task<string[]> TalkAsync(int channel, string title, Func<string> next)
    {
        await using IChat chat = _users.Chat(channel, next);
        var answers = new List<string>();
        foreach (string question in (string[])[$"What was {title} about?", "who attended?", "when was it?", "whom do I contact?", "who organised it?"]) answers.Add(await _users.AskAsync(chat, question, next));
        return [.. answers];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (BotProcess replica in _replicas) await replica.DisposeAsync();
        await _redis.DisposeAsync();
        await _users.DisposeAsync();
        _documents.Dispose();
    }
}
