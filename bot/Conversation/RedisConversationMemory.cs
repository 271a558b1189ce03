using System.Text.Json;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace ChatAssistant.Conversation;

/// <summary>The memory of conversations in Redis, shared by all replicas. Keys are hashes of conversation ids and values are sealed with the ids, so that who reads Redis learns neither.</summary>
/// <remarks>A queue for each conversation holds the turns that wait, whichever replica they are in; one whose replica died is passed over when its lease ends.</remarks>
public sealed class RedisConversationMemory(IConnectionMultiplexer redis, IOptions<ConversationOptions> options) : IConversationMemory
{
    /// <summary>How long a turn holds its place without a sign of life, in milliseconds, and how often it gives one.</summary>
    private const int Lease = 4_000, SignOfLife = 1_000;
    private const int FirstPoll = 4, LongestPoll = 60;

    // Keys: queue, leases, state. Arguments: the turn, lease and expiry in milliseconds, 1 to join the queue. Gives {1, state} when it is the turn's time, otherwise {0}; {-1} when its place was lost.
    private const string Enter =
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        if ARGV[4] == '1' then redis.call('RPUSH', KEYS[1], ARGV[1]) elseif redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then return {-1} end
        redis.call('HSET', KEYS[2], ARGV[1], now + ARGV[2])
        local head = redis.call('LINDEX', KEYS[1], 0)
        while head ~= ARGV[1] and tonumber(redis.call('HGET', KEYS[2], head) or 0) < now do
          redis.call('LPOP', KEYS[1])
          redis.call('HDEL', KEYS[2], head)
          head = redis.call('LINDEX', KEYS[1], 0)
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[3])
        redis.call('PEXPIRE', KEYS[2], ARGV[3])
        if head ~= ARGV[1] then return {0} end
        return {1, redis.call('GET', KEYS[3])}
        """;

    // Keeps the state, or erases it when there is none, only for the turn whose time it is: one that was passed over must not write over its successor. Gives 1 when it was kept.
    private const string Leave =
        """
        local mine = redis.call('LINDEX', KEYS[1], 0) == ARGV[1]
        redis.call('LREM', KEYS[1], 1, ARGV[1])
        redis.call('HDEL', KEYS[2], ARGV[1])
        if not mine then return 0 end
        if ARGV[2] == '' then redis.call('DEL', KEYS[3]) else redis.call('SET', KEYS[3], ARGV[2], 'PX', ARGV[3]) end
        return 1
        """;

    private readonly TimeSpan _expire = TimeSpan.FromMinutes(options.Value.ExpireMinutes);

    /// <exception cref="RedisException">Redis cannot be reached. The turn did not begin.</exception>
    public async Task<ConversationTurn> BeginTurnAsync(string conversationId, CancellationToken cancellation)
    {
        var sealing = new Sealing(conversationId, "conversation state");
        RedisKey[] keys = [sealing.Key("turns"), sealing.Key("leases"), sealing.Key("state")];
        RedisValue turn = Guid.NewGuid().ToString("N");
        RedisValue kept = await WaitAsync(keys, turn, cancellation);
        var over = new CancellationTokenSource();
        _ = StayAsync(keys, turn, over.Token);
        return new ConversationTurn(Read(sealing.Open((byte[]?)kept)), async state =>
        {
            await over.CancelAsync();
            over.Dispose();
            RedisResult left = await redis.GetDatabase().ScriptEvaluateAsync(Leave, keys, [turn, state is null ? RedisValue.EmptyString : sealing.Close(JsonSerializer.SerializeToUtf8Bytes(state)), (long)_expire.TotalMilliseconds]);
            if ((int)left == 0) throw new RedisException("The turn lost its place in the conversation: Redis was out of reach too long.");
        });
    }

    private async Task<RedisValue> WaitAsync(RedisKey[] keys, RedisValue turn, CancellationToken cancellation)
    {
        bool join = true;
        try
        {
            for (int poll = FirstPoll; ; poll = Math.Min(LongestPoll, poll * 2))
            {
                var entered = (RedisResult[])(await redis.GetDatabase().ScriptEvaluateAsync(Enter, keys, [turn, Lease, (long)_expire.TotalMilliseconds, join ? 1 : 0]))!;
                if ((int)entered[0] == 1) return (RedisValue)entered[1];
                // A Redis that forgot the queue: to its end.
                join = (int)entered[0] < 0;
                if (!join) await Task.Delay(poll, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            await redis.GetDatabase().ListRemoveAsync(keys[0], turn);
            throw;
        }
    }

    // Without it a long turn, for instance with a language model, would be passed over.
    private async Task StayAsync(RedisKey[] keys, RedisValue turn, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(SignOfLife));
            while (await timer.WaitForNextTickAsync(over)) await redis.GetDatabase().ScriptEvaluateAsync(Enter, keys, [turn, Lease, (long)_expire.TotalMilliseconds, 0]);
        }
        catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException || RedisOutage.Is(problem))
        {
            // The turn is over, or finds out when it ends.
        }
    }

    // What cannot be opened or read, of another version of the bot, is a conversation that is new.
    private static ConversationState Read(byte[]? plain)
    {
        try
        {
            return plain is null ? ConversationState.New : JsonSerializer.Deserialize<ConversationState>(plain) ?? ConversationState.New;
        }
        catch (JsonException)
        {
            return ConversationState.New;
        }
    }
}
