using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>A conversation in the memory of this process.</summary>
/// <param name="most">How many activities are kept.</param>
internal sealed class ConversationHistory(string id, int most, TimeProvider time) : IConversationHistory
{
    /// <summary>What one conversation may hold, whatever its clients send.</summary>
    public const int MostBytes = 512 * 1024;
    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = new();
    private readonly SortedDictionary<long, Activity> _waiting = [];
    private readonly ChangeSignal _changed = new(), _fetched = new();
    private DateTimeOffset _newest;
    private (string Mark, long Number) _sent;
    private long _count, _read;
    private int _bytes;
    private bool _forgotten;

    public string Id => id;

    /// <summary>When something was last written or read.</summary>
    public DateTimeOffset LastUsed { get; private set; } = time.GetUtcNow();

    public ValueTask AddAsync(Activity activity, TimeSpan? lifetime = null)
    {
        lock (_gate) Add(activity, lifetime);
        _changed.Announce();
        return default;
    }

    public ValueTask<long> ReceiveAsync(Activity activity, bool waits)
    {
        string mark = ActivitySets.Mark(activity);
        lock (_gate)
        {
            if (mark.Length > 0 && mark == _sent.Mark) return new(_sent.Number);
            Activity kept = Add(activity, null);
            _sent = (mark, _count);
            if (waits) _waiting.Add(_count, kept);
        }
        _changed.Announce();
        return new(_sent.Number);
    }

    // Turns of a conversation come one after the other: the oldest is the caller's.
    public ValueTask<Waiting?> NextAsync(long upTo)
    {
        lock (_gate)
        {
            return new(_waiting.Count > 0 && _waiting.First() is { } oldest && oldest.Key <= upTo ? new Waiting(oldest.Key, oldest.Value) : null);
        }
    }

    public ValueTask StayAsync(Waiting message) => default;

    public ValueTask AnswerAsync(Waiting message, Activity answer, TimeSpan? lifetime)
    {
        lock (_gate)
        {
            if (!_waiting.Remove(message.Number)) return default;
            if (lifetime is not null) Redact(message);
            Add(answer, lifetime);
        }
        _changed.Announce();
        return default;
    }

    public ValueTask<Said> AfterAsync(long watermark)
    {
        Said said;
        lock (_gate)
        {
            DateTimeOffset now = LastUsed = time.GetUtcNow();
            long from = watermark < 0 || watermark > _count ? 0 : watermark;
            byte[][] found = [.. _entries.Where(entry => entry.Number > from && entry.Until > now).Select(entry => entry.Json)];
            said = new Said(found.Length == 0 ? null : ActivitySets.Set(found, _count), _count, _forgotten);
            _read = _count;
        }
        _fetched.Announce();
        return new(said);
    }

    public ValueTask<IHistoryWatch> WatchAsync() => new(new Watch(_changed));

    public async Task FetchedAsync()
    {
        long all = Interlocked.Read(ref _count);
        while (true)
        {
            Task next = _fetched.Next;
            if (Interlocked.Read(ref _read) >= all) return;
            await next;
        }
    }

    /// <summary>Drops everything and wakes those who wait.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _entries.Clear();
            _waiting.Clear();
            _forgotten = true;
        }
        _changed.Announce();
    }

    private Activity Add(Activity activity, TimeSpan? lifetime)
    {
        DateTimeOffset now = LastUsed = time.GetUtcNow();
        // Clients order by the time stamp, to the millisecond.
        _newest = now > _newest ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)) : _newest.AddMilliseconds(1);
        var entry = new Entry(++_count, _newest, lifetime is { } span ? now + span : DateTimeOffset.MaxValue) { Json = Numbered(activity, _count, _newest) };
        _entries.Enqueue(entry);
        _bytes += entry.Json.Length;
        while (_entries.Count > most || (_bytes > MostBytes && _entries.Count > 1)) _bytes -= _entries.Dequeue().Json.Length;
        return activity with { Id = ActivitySets.Id(id, _count) };
    }

    private void Redact(Waiting message)
    {
        if (_entries.FirstOrDefault(entry => entry.Number == message.Number) is not { } entry) return;
        _bytes -= entry.Json.Length;
        entry.Json = Numbered(ActivitySets.Redacted(message.Message), entry.Number, entry.At);
        _bytes += entry.Json.Length;
    }

    private byte[] Numbered(Activity activity, long number, DateTimeOffset at) => ActivitySets.Numbered(ActivitySets.Write(activity), ActivitySets.Id(id, number), at);

    private sealed class Entry(long number, DateTimeOffset at, DateTimeOffset until)
    {
        public long Number => number;
        public DateTimeOffset At => at;
        public DateTimeOffset Until => until;
        public required byte[] Json { get; set; }
    }

    private sealed class Watch(ChangeSignal signal) : IHistoryWatch
    {
        public Task Changed => signal.Next;

        public ValueTask DisposeAsync() => default;
    }
}
