using ChatAssistant.Channels;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.BotFramework.Notices;
using ChatAssistant.Web.Access;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace ChatAssistant.Tests.Bot.Channels;

/// <summary>What else replicas share, on a real Redis.</summary>
public sealed class SharedLimitsTests(RedisServer server) : IClassFixture<RedisServer>
{
    [Fact]
    public async Task ABucketHoldsOverAllReplicasAndFillsWithTime()
    {
        await using ConnectionMultiplexer one = await server.ConnectAsync(), other = await server.ConnectAsync();
        using var here = new RateLimitsHere();
        IRateLimits[] replicas = [new RedisRateLimits(one, here, new RedisOrHere()), new RedisRateLimits(other, here, new RedisOrHere())];
        // Twenty a second.
        var size = new BucketSize(3, 1200);
        for (int i = 0; i < 3; i++) Assert.Null(await replicas[i % 2].TakeAsync("test", "ana", size));
        TimeSpan? wait = await replicas[1].TakeAsync("test", "ana", size);
        Assert.InRange(wait!.Value.TotalMilliseconds, 1, 50);
        Assert.Null(await replicas[1].TakeAsync("test", "eva", size));
        Assert.Null(await replicas[1].TakeAsync("another", "ana", size));
        await Task.Delay(wait.Value + TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);
        Assert.Null(await replicas[0].TakeAsync("test", "ana", size));
        await foreach (RedisKey key in one.GetServer(server.Connection).KeysAsync(pattern: "*limit*"))
        {
            Assert.DoesNotContain("ana", key.ToString(), StringComparison.Ordinal);
            Assert.NotEqual(TimeSpan.MaxValue, await one.GetDatabase().KeyTimeToLiveAsync(key) ?? TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task WithoutRedisEachReplicaCountsByItself()
    {
        await using ConnectionMultiplexer none = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{RedisServer.FreePort()},abortConnect=false,connectTimeout=100,asyncTimeout=100");
        using var here = new RateLimitsHere();
        var limits = new RedisRateLimits(none, here, new RedisOrHere());
        Assert.Null(await limits.TakeAsync("test", "ana", new BucketSize(1, 1)));
        Assert.NotNull(await limits.TakeAsync("test", "ana", new BucketSize(1, 1)));
        Assert.True(await Keys(none).AddAsync("set", "key", TimeSpan.FromMinutes(1)));
        RedisRecentKeys keys = Keys(none);
        Assert.True(await keys.AddAsync("set", "key", TimeSpan.FromMinutes(1)));
        Assert.False(await keys.AddAsync("set", "key", TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task WorkIsDoneOnceAndAnotherReplicaWaitsForItsEnd()
    {
        await using ConnectionMultiplexer one = await server.ConnectAsync(), other = await server.ConnectAsync();
        TaskCompletionSource begun = new(), go = new();
        int done = 0;
        Task first = Keys(one).OnceAsync("work", "once", TimeSpan.FromMinutes(1), async () =>
        {
            begun.SetResult();
            await go.Task;
            done++;
        });
        await begun.Task;
        Task second = Keys(other).OnceAsync("work", "once", TimeSpan.FromMinutes(1), () => Task.FromResult(done += 10));
        await Task.Delay(150, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        go.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal(1, done);
    }

    [Fact]
    public async Task WorkWhoseReplicaDiedIsDoneByTheOther()
    {
        await using ConnectionMultiplexer dying = await server.ConnectAsync(), living = await server.ConnectAsync();
        _ = Keys(dying).OnceAsync("work", "died", TimeSpan.FromMinutes(1), () => new TaskCompletionSource().Task);
        await dying.CloseAsync();
        bool done = false;
        await Keys(living).OnceAsync("work", "died", TimeSpan.FromMinutes(1), () => Task.FromResult(done = true));
        Assert.True(done);
    }

    [Fact]
    public async Task AReferenceKeptByOneReplicaIsToldByAnotherAndReadByNobodyElse()
    {
        await using ConnectionMultiplexer one = await server.ConnectAsync(), other = await server.ConnectAsync();
        var activity = new Activity { Type = "message", Text = "notify me", ChannelId = "msteams", ServiceUrl = "https://teams.example", Conversation = new ConversationAccount { Id = "19:zofia" }, From = new ChannelAccount { Id = "29:zofia" }, Recipient = new ChannelAccount { Id = "28:bot" } };
        Assert.True(await References(one).KeepAsync(activity));
        Activity found = Assert.Single(await References(other).AllAsync());
        Assert.Equal(("19:zofia", "https://teams.example", null), (found.Conversation!.Id, found.ServiceUrl, found.Text));
        Assert.Empty(await References(other, "another secret that is long enough").AllAsync());
        Assert.DoesNotContain("zofia", server.Dump(), StringComparison.Ordinal);
        Assert.NotNull(await one.GetDatabase().KeyTimeToLiveAsync("chatassistant:{references}"));
        await References(other).ForgetAsync(activity);
        Assert.Empty(await References(one).AllAsync());
    }

    private static RedisRecentKeys Keys(IConnectionMultiplexer redis) => new(redis, new RecentKeysHere(TimeProvider.System), new RedisOrHere());

    private static RedisConversationReferences References(IConnectionMultiplexer redis, string secret = "a secret that is long enough to be one") => new(redis, new SigningKeys(Options.Create(new AccessOptions { Secret = secret })));
}
