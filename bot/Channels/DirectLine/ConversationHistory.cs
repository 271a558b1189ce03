using System.Buffers;
using System.Globalization;
using System.Text.Json;
using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>The activities of one conversation as JSON, numbered from 1; the newest are kept. Safe on several threads.</summary>
/// <param name="most">How many are kept.</param>
public sealed class ConversationHistory(string id, int most, TimeProvider time)
{
    /// <summary>What one conversation may hold, whatever its clients send.</summary>
    private const int MostBytes = 512 * 1024;
    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = new();
    private TaskCompletionSource _changed = Signal();
    private DateTimeOffset _newest;
    private long _count;
    private int _bytes;

    public string Id => id;

    /// <summary>When something was last written or read.</summary>
    public DateTimeOffset LastUsed { get; private set; } = time.GetUtcNow();

    /// <summary>True when nobody can reach it any more: clients are told that it ended.</summary>
    public bool Forgotten { get; private set; }

    /// <summary>Ends when something is added, or the conversation is forgotten. Take it before reading, so that nothing is missed in between.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>Adds an activity and gives it its id and time.</summary>
    /// <param name="lifetime">After it the activity is gone; null for one that stays.</param>
    public Activity Add(Activity activity, TimeSpan? lifetime = null)
    {
        Activity kept;
        lock (_gate)
        {
            DateTimeOffset now = LastUsed = time.GetUtcNow();
            // Clients order by the time stamp, to the millisecond.
            _newest = now > _newest ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)) : _newest.AddMilliseconds(1);
            kept = activity with { Id = string.Create(CultureInfo.InvariantCulture, $"{id}|{++_count:0000000}"), Timestamp = _newest.ToString("O", CultureInfo.InvariantCulture) };
            var entry = new Entry(_count, kept.Id!, lifetime is { } span ? now + span : DateTimeOffset.MaxValue) { Json = Write(kept) };
            _entries.Enqueue(entry);
            _bytes += entry.Json.Length;
            while (_entries.Count > most || (_bytes > MostBytes && _entries.Count > 1)) _bytes -= _entries.Dequeue().Json.Length;
        }
        Announce();
        return kept;
    }

    /// <summary>What came after a watermark, in order, as the protocol's activity set.</summary>
    /// <param name="watermark">The number of the last activity seen; 0 for all. One that is not of this conversation means all.</param>
    /// <returns>JSON in UTF-8, and the watermark that it ends with; the JSON is null when there is nothing.</returns>
    public (byte[]? Set, long Watermark) After(long watermark)
    {
        lock (_gate)
        {
            DateTimeOffset now = LastUsed = time.GetUtcNow();
            long from = watermark < 0 || watermark > _count ? 0 : watermark;
            byte[][] found = [.. _entries.Where(entry => entry.Number > from && entry.Until > now).Select(entry => entry.Json)];
            return (found.Length == 0 ? null : WriteSet(found, _count), _count);
        }
    }

    /// <summary>Takes the words out of an activity: what stays is that there was one, which its client still waits to see.</summary>
    public void Redact(string activityId)
    {
        lock (_gate)
        {
            if (_entries.FirstOrDefault(entry => entry.Id == activityId) is not { } entry) return;
            _bytes -= entry.Json.Length;
            Activity activity = JsonSerializer.Deserialize(entry.Json, ActivityJson.Wire.Activity)!;
            entry.Json = Write(new Activity
            {
                Type = activity.Type, Id = activity.Id, Timestamp = activity.Timestamp, ChannelId = activity.ChannelId, From = activity.From, Conversation = activity.Conversation,
                Text = "…", ChannelData = activity.ChannelData,
            });
            _bytes += entry.Json.Length;
        }
    }

    /// <summary>Drops everything and wakes those who wait.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _entries.Clear();
            Forgotten = true;
        }
        Announce();
    }

    /// <summary>An activity set of these activities.</summary>
    public static byte[] WriteSet(IReadOnlyList<byte[]> activities, long watermark)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities");
            foreach (byte[] activity in activities) json.WriteRawValue(activity, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteString("watermark", watermark.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity);

    private void Announce() => Interlocked.Exchange(ref _changed, Signal()).TrySetResult();

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Entry(long number, string id, DateTimeOffset until)
    {
        public long Number => number;
        public string Id => id;
        public DateTimeOffset Until => until;
        public required byte[] Json { get; set; }
    }
}
