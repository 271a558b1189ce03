using System.Diagnostics.Metrics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels;

/// <summary>Section <c>Feedback</c> of the settings.</summary>
public sealed class FeedbackOptions
{
    public const string Section = "Feedback";

    /// <summary>A file that gets one line of JSON for each feedback. Empty: feedback is only counted.</summary>
    public string File { get; set; } = "";
}

/// <summary>What users think of answers: counted, and written down with the reason where a file is named. Never who gave it, in which conversation, or at what hour. Safe on several threads.</summary>
internal sealed partial class Feedback(IOptions<FeedbackOptions> options, IMeterFactory meters, TimeProvider time, ILogger<Feedback> logger) : IDisposable
{
    private const int LongestReason = 1000;
    private readonly Counter<long> _given = meters.Create("ChatAssistant.Feedback").CreateCounter<long>("feedback.given", description: "Feedback on answers, by reaction.");
    private readonly SemaphoreSlim _file = new(1, 1);
    private long _likes, _dislikes;

    /// <summary>Since the start.</summary>
    public (long Likes, long Dislikes) Counts => (Interlocked.Read(ref _likes), Interlocked.Read(ref _dislikes));

    public async Task GiveAsync(bool liked, string? reason, CancellationToken cancellation)
    {
        Interlocked.Increment(ref liked ? ref _likes : ref _dislikes);
        string reaction = liked ? "like" : "dislike";
        _given.Add(1, new KeyValuePair<string, object?>("reaction", reaction));
        if (options.Value.File.Length == 0) return;
        string day = time.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string line = JsonSerializer.Serialize(new Line(day, reaction, string.IsNullOrWhiteSpace(reason) ? null : reason.Length <= LongestReason ? reason : reason[..LongestReason]), LineJson.Readable.Line);
        await _file.WaitAsync(cancellation);
        try
        {
            await File.AppendAllTextAsync(options.Value.File, line + "\n", cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            NotWritten(logger, options.Value.File, problem);
        }
        finally
        {
            _file.Release();
        }
    }

    public void Dispose() => _file.Dispose();

    internal sealed record Line(string Day, string Reaction, string? Reason);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Line))]
    internal sealed partial class LineJson : JsonSerializerContext
    {
        public static LineJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
    }

    [LoggerMessage(EventId = 1501, Level = LogLevel.Error, Message = "Feedback was not written to {File} (Feedback:File): is it a file that the bot may write?")]
    private static partial void NotWritten(ILogger logger, string file, Exception problem);
}
