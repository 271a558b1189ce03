using ChatAssistant.Channels;
using ChatAssistant.Conversation;
using ChatAssistant.Redis;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace ChatAssistant.Tests.Bot.Conversation;

/// <summary>What replicas share, on a real Redis.</summary>
public sealed class RedisConversationMemoryTests(RedisServer server) : IClassFixture<RedisServer>
{
    [Fact]
    public async Task WhatOneReplicaKeepsAnotherFinds()
    {
        await using ConnectionMultiplexer one = await server.ConnectAsync(), other = await server.ConnectAsync();
        await KeepAsync(one, "emulator/a", "Ana Torres");
        await using ConversationTurn turn = await Memory(other).BeginTurnAsync("emulator/a", TestContext.Current.CancellationToken);
        Assert.Equal("Ana Torres", turn.State.Person);
        await using ConversationTurn stranger = await Memory(other).BeginTurnAsync("emulator/b", TestContext.Current.CancellationToken);
        Assert.Null(stranger.State.Person);
    }

    [Fact]
    public async Task AForgottenConversationLeavesNothingBehind()
    {
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        RedisKey[] before = Keys();
        await KeepAsync(redis, "emulator/gone", "Ana Torres");
        Assert.NotEqual(before, Keys());
        await using (ConversationTurn turn = await Memory(redis).BeginTurnAsync("emulator/gone", TestContext.Current.CancellationToken)) turn.Forget = true;
        Assert.Equal(before, Keys());
        await using ConversationTurn next = await Memory(redis).BeginTurnAsync("emulator/gone", TestContext.Current.CancellationToken);
        Assert.Null(next.State.Person);

        RedisKey[] Keys() => [.. redis.GetServer(server.Connection).Keys(pattern: "*:state").OrderBy(key => (string?)key, StringComparer.Ordinal)];
    }

    [Fact]
    public async Task TurnsOfOneConversationRunOneByOneInTheirOrderWhicheverReplicaTheyAreIn()
    {
        await using ConnectionMultiplexer one = await server.ConnectAsync(), other = await server.ConnectAsync();
        RedisConversationMemory[] replicas = [Memory(one), Memory(other)];
        var order = new List<int>();
        int inside = 0;
        var turns = new List<Task>();
        for (int i = 0; i < 30; i++)
        {
            int number = i;
            turns.Add(RunAsync());
            // The next begins when this one is in the queue.
            await WaitUntilAsync(async () => await one.GetDatabase().ListLengthAsync(await KeyAsync(one, "turns")) > number - order.Count || order.Count > number);

            async Task RunAsync()
            {
                await using ConversationTurn turn = await replicas[number % 2].BeginTurnAsync("emulator/order", TestContext.Current.CancellationToken);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                lock (order) order.Add(number);
                turn.State = turn.State with { Shown = turn.State.Shown + 1 };
                await Task.Delay(3, TestContext.Current.CancellationToken);
                Interlocked.Decrement(ref inside);
            }
        }
        await Task.WhenAll(turns);
        Assert.Equal(Enumerable.Range(0, 30), order);
        await using ConversationTurn last = await Memory(one).BeginTurnAsync("emulator/order", TestContext.Current.CancellationToken);
        Assert.Equal(30, last.State.Shown);
    }

    [Fact]
    public async Task ATurnWhoseReplicaDiedIsPassedOverAndCannotWriteAnyMore()
    {
        await using ConnectionMultiplexer dying = await server.ConnectAsync(), living = await server.ConnectAsync();
        ConversationTurn dead = await Memory(dying).BeginTurnAsync("emulator/dead", TestContext.Current.CancellationToken);
        await dying.CloseAsync();
        await using (ConversationTurn turn = await Memory(living).BeginTurnAsync("emulator/dead", TestContext.Current.CancellationToken)) turn.State = turn.State with { Person = "Ana Torres" };
        dead.State = dead.State with { Person = "Nobody" };
        await Assert.ThrowsAnyAsync<Exception>(() => dead.DisposeAsync().AsTask());
        await using ConversationTurn after = await Memory(living).BeginTurnAsync("emulator/dead", TestContext.Current.CancellationToken);
        Assert.Equal("Ana Torres", after.State.Person);
    }

    [Fact]
    public async Task EverythingExpiresAndNothingCanBeRead()
    {
        await using ConnectionMultiplexer redis = await server.ConnectAsync();
        await KeepAsync(redis, "discord/123456789/user-77", "Zofia Wisniewska");
        await Keys(redis).AddAsync("activities", "discord/123456789/user-77", TimeSpan.FromMinutes(1));
        await new RedisCache(redis).SetAsync("page", [1], new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(1) }, TestContext.Current.CancellationToken);
        RedisKey[] keys = [.. redis.GetServer(server.Connection).Keys()];
        Assert.True(keys.Length >= 3);
        foreach (RedisKey key in keys) Assert.NotNull(await redis.GetDatabase().KeyTimeToLiveAsync(key));
        foreach (string secret in (string[])["Zofia", "Wisniewska", "123456789", "user-77"]) Assert.DoesNotContain(secret, server.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeyIsNewOnceForAllReplicas()
    {
        await using ConnectionMultiplexer one = await server.ConnectAsync(), other = await server.ConnectAsync();
        Assert.True(await Keys(one).AddAsync("set", "key", TimeSpan.FromMinutes(1)));
        Assert.False(await Keys(other).AddAsync("set", "key", TimeSpan.FromMinutes(1)));
        Assert.True(await Keys(other).AddAsync("other set", "key", TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task ACachedValueIsFoundByTheOtherReplica()
    {
        await using ConnectionMultiplexer one = await server.ConnectAsync(), other = await server.ConnectAsync();
        await new RedisCache(one).SetAsync("pages", [1, 2, 3], new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(1) }, TestContext.Current.CancellationToken);
        Assert.Equal([1, 2, 3], await new RedisCache(other).GetAsync("pages", TestContext.Current.CancellationToken));
        Assert.Null(await new RedisCache(other).GetAsync("none", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WithoutRedisATurnDoesNotBegin()
    {
        await using ConnectionMultiplexer none = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{RedisServer.FreePort()},abortConnect=false,connectTimeout=300,asyncTimeout=300");
        await Assert.ThrowsAnyAsync<RedisException>(() => Memory(none).BeginTurnAsync("emulator/a", TestContext.Current.CancellationToken));
        Assert.True(await Keys(none).AddAsync("set", "key", TimeSpan.FromMinutes(1)));
    }

    private static RedisRecentKeys Keys(IConnectionMultiplexer redis) => new(redis, new RecentKeysHere(TimeProvider.System), new RedisOrHere());

    private static RedisConversationMemory Memory(IConnectionMultiplexer redis) => new(redis, Options.Create(new ConversationOptions()));

    private static async Task KeepAsync(IConnectionMultiplexer redis, string conversation, string person)
    {
        await using ConversationTurn turn = await Memory(redis).BeginTurnAsync(conversation, TestContext.Current.CancellationToken);
        turn.State = turn.State with { Person = person, Question = $"Who is {person}?" };
    }

    // Of the one conversation whose turns wait.
    private async Task<RedisKey> KeyAsync(ConnectionMultiplexer redis, string name)
    {
        await foreach (RedisKey key in redis.GetServer(server.Connection).KeysAsync(pattern: $"*:{name}")) return key;
        return "none";
    }

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition()) await Task.Delay(1, TestContext.Current.CancellationToken);
    }
}
