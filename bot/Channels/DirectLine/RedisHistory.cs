using System.Globalization;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Conversation;
using StackExchange.Redis;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>A conversation in Redis, sealed. Numbers and times are given there, so that all replicas see one order.</summary>
/// <remarks>
/// A hash holds what was said, another which messages wait and which replica is at them until when, a sorted set what is gone when.
/// A message whose replica died is answered by the next one that looks; an answer counts only while its message waits, so that there is one.
/// </remarks>
internal sealed class RedisHistory : IConversationHistory
{
    /// <summary>How long a replica is believed to be at a message without a sign of life, in milliseconds.</summary>
    private const int Lease = 5_000;
    private const int FirstPoll = 5, LongestPoll = 60;

    // Keys of every script: said, waiting, ending.
    private const string Begin =
        """
        if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
        redis.call('HSET', KEYS[1], 'count', 0, 'first', 1, 'bytes', 0, 'last', 0, 'mark', '')
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return 1
        """;

    private const string Start =
        """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local function drop(n)
          redis.call('HINCRBY', KEYS[1], 'bytes', -redis.call('HSTRLEN', KEYS[1], n))
          redis.call('HDEL', KEYS[1], n)
        end
        if redis.call('EXISTS', KEYS[1]) == 0 then return {-1} end
        for _, n in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now)) do drop(n) end
        redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now)

        """;

    // Arguments: activity, milliseconds kept, activities and bytes kept, lifetime of this one (0: stays), the replica and its lease when it waits, its mark, the message that it answers (0: none), what stays of that message ('': all).
    // Gives its number; 0 where the message was answered already; -1 when there is no such conversation.
    private const string Add = Start +
        """
        if ARGV[8] ~= '' then
          local mark, known = string.match(redis.call('HGET', KEYS[1], 'mark'), '^(.*):(%d+)$')
          if mark == ARGV[8] then return {tonumber(known)} end
        end
        if ARGV[9] ~= '0' then
          if redis.call('HDEL', KEYS[2], ARGV[9]) == 0 then return {0} end
          local message = redis.call('HGET', KEYS[1], ARGV[9])
          if ARGV[10] ~= '' and message then
            drop(ARGV[9])
            local less = string.match(message, '^%d+:') .. ARGV[10]
            redis.call('HSET', KEYS[1], ARGV[9], less)
            redis.call('HINCRBY', KEYS[1], 'bytes', #less)
          end
        end
        local at = string.format('%.0f', math.max(now, redis.call('HGET', KEYS[1], 'last') + 1))
        local n = redis.call('HINCRBY', KEYS[1], 'count', 1)
        local value = at .. ':' .. ARGV[1]
        redis.call('HSET', KEYS[1], n, value, 'last', at)
        local bytes = redis.call('HINCRBY', KEYS[1], 'bytes', #value)
        local first = tonumber(redis.call('HGET', KEYS[1], 'first'))
        while first < n and (n - first >= tonumber(ARGV[3]) or bytes > tonumber(ARGV[4])) do
          drop(first)
          first = redis.call('HINCRBY', KEYS[1], 'first', 1)
          bytes = tonumber(redis.call('HGET', KEYS[1], 'bytes'))
        end
        if ARGV[5] ~= '0' then redis.call('ZADD', KEYS[3], now + ARGV[5], n) end
        if ARGV[6] ~= '' then redis.call('HSET', KEYS[2], n, string.format('%.0f:', now + ARGV[7]) .. ARGV[6]) end
        if ARGV[8] ~= '' then redis.call('HSET', KEYS[1], 'mark', ARGV[8] .. ':' .. n) end
        for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
        redis.call('PUBLISH', KEYS[1], '')
        return {n}
        """;

    // Arguments: the last number, the replica, its lease. Gives {2, number, what was said} for a message that is now the replica's; {1} when another is at it; {0} when none waits.
    private const string Next = Start +
        """
        local oldest
        for _, field in ipairs(redis.call('HKEYS', KEYS[2])) do
          local n = tonumber(field)
          if n <= tonumber(ARGV[1]) and (not oldest or n < oldest) then oldest = n end
        end
        if not oldest then return {0} end
        local lease, owner = string.match(redis.call('HGET', KEYS[2], oldest), '^(%d+):(.*)$')
        if owner ~= ARGV[2] and tonumber(lease) >= now then return {1} end
        local said = redis.call('HGET', KEYS[1], oldest)
        if not said then
          redis.call('HDEL', KEYS[2], oldest)
          return {1}
        end
        redis.call('HSET', KEYS[2], oldest, string.format('%.0f:', now + ARGV[3]) .. ARGV[2])
        return {2, oldest, said}
        """;

    // Arguments: the number, the replica, its lease.
    private const string Stay = Start +
        """
        local held = redis.call('HGET', KEYS[2], ARGV[1])
        if held and string.match(held, ':(.*)$') == ARGV[2] then redis.call('HSET', KEYS[2], ARGV[1], string.format('%.0f:', now + ARGV[3]) .. ARGV[2]) end
        return {1}
        """;

    // Arguments: watermark, milliseconds kept. Gives {count, abandoned, number, what was said, …}.
    private const string After = Start +
        """
        local count, first = tonumber(redis.call('HGET', KEYS[1], 'count')), tonumber(redis.call('HGET', KEYS[1], 'first'))
        local from = tonumber(ARGV[1])
        if from < 0 or from > count then from = 0 end
        local abandoned = 0
        local waiting = redis.call('HGETALL', KEYS[2])
        for i = 1, #waiting, 2 do
          if tonumber(string.match(waiting[i + 1], '^%d+')) < now then abandoned = math.max(abandoned, tonumber(waiting[i])) end
        end
        local found = {count, abandoned}
        for n = math.max(from + 1, first), count do
          local said = redis.call('HGET', KEYS[1], n)
          if said then
            table.insert(found, n)
            table.insert(found, said)
          end
        end
        if #found > 2 then for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end end
        return found
        """;

    private readonly IConnectionMultiplexer _redis;
    private readonly string _replica;
    private readonly DirectLineOptions _options;
    private readonly Sealing _sealing;
    private readonly RedisKey[] _keys;

    /// <param name="replica">Which replica this is.</param>
    public RedisHistory(IConnectionMultiplexer redis, string id, string replica, DirectLineOptions options)
    {
        (_redis, Id, _replica, _options) = (redis, id, replica, options);
        _sealing = new Sealing("directline/" + id, "web chat");
        _keys = [_sealing.Key("said"), _sealing.Key("waiting"), _sealing.Key("ending")];
    }

    public string Id { get; }

    private long KeptFor => (long)_options.KeepFor.TotalMilliseconds;

    public Task<bool> ExistsAsync() => _redis.GetDatabase().KeyExistsAsync(_keys[0]);

    /// <returns>False when it was begun before.</returns>
    public async Task<bool> BeginAsync() => (bool)await _redis.GetDatabase().ScriptEvaluateAsync(Begin, _keys, [KeptFor]);

    public async ValueTask ForgetAsync()
    {
        await _redis.GetDatabase().KeyDeleteAsync(_keys);
        await _redis.GetSubscriber().PublishAsync(Channel, RedisValue.EmptyString);
    }

    public async ValueTask AddAsync(Activity activity, TimeSpan? lifetime = null) => await AddAsync(activity, lifetime, waits: false, mark: "");

    public async ValueTask<long> ReceiveAsync(Activity activity, bool waits) => await AddAsync(activity, null, waits, ActivitySets.Mark(activity));

    public async ValueTask AnswerAsync(Waiting message, Activity answer, TimeSpan? lifetime) =>
        await AddAsync(answer, lifetime, waits: false, mark: "", message.Number, lifetime is null ? RedisValue.EmptyString : Sealed(ActivitySets.Redacted(message.Message)));

    public async ValueTask<Waiting?> NextAsync(long upTo)
    {
        for (int poll = FirstPoll; ; poll = Math.Min(LongestPoll, poll * 2))
        {
            RedisResult[] next = await RunAsync(Next, upTo, _replica, Lease);
            if ((int)next[0] == 2) return new Waiting((long)next[1], ActivitySets.Read(Opened((long)next[1], (byte[])next[2]!)));
            if ((int)next[0] <= 0) return null;
            await Task.Delay(poll);
        }
    }

    public async ValueTask StayAsync(Waiting message) => await RunAsync(Stay, message.Number, _replica, Lease);

    public async ValueTask<Said> AfterAsync(long watermark)
    {
        RedisResult[] found = await RunAsync(After, watermark, KeptFor);
        if ((long)found[0] < 0) return new Said(null, watermark, Ended: true);
        byte[][] said = [.. found.Skip(2).Chunk(2).Select(pair => Opened((long)pair[0], (byte[])pair[1]!))];
        return new Said(said.Length == 0 ? null : ActivitySets.Set(said, (long)found[0]), (long)found[0], Abandoned: (long)found[1]);
    }

    public async ValueTask<IHistoryWatch> WatchAsync() => await RedisHistoryWatch.StartAsync(_redis.GetSubscriber(), Channel);

    // Other replicas, or this one after its restart, have it still.
    public Task FetchedAsync() => Task.CompletedTask;

    private RedisChannel Channel => RedisChannel.Literal(_keys[0].ToString());

    private async Task<long> AddAsync(Activity activity, TimeSpan? lifetime, bool waits, string mark, long answers = 0, RedisValue left = default) =>
        (long)(await RunAsync(Add, Sealed(activity), KeptFor, _options.HistoryLength, ConversationHistory.MostBytes, (long)(lifetime?.TotalMilliseconds ?? 0), waits ? _replica : "", Lease, mark, answers, left.IsNull ? RedisValue.EmptyString : left))[0];

    private async Task<RedisResult[]> RunAsync(string script, params RedisValue[] arguments) => (RedisResult[])(await _redis.GetDatabase().ScriptEvaluateAsync(script, _keys, arguments))!;

    private RedisValue Sealed(Activity activity) => _sealing.Close(ActivitySets.Write(activity));

    // "milliseconds since 1970:sealed activity"
    private byte[] Opened(long number, byte[] said)
    {
        int colon = said.AsSpan().IndexOf((byte)':');
        DateTimeOffset at = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(said.AsSpan(0, colon), CultureInfo.InvariantCulture));
        return ActivitySets.Numbered(_sealing.Open(said.AsSpan(colon + 1)) ?? "{\"type\":\"event\"}"u8, ActivitySets.Id(Id, number), at);
    }
}
