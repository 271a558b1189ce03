using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Operation;

/// <summary>Section <c>Feedback</c> of the settings.</summary>
public sealed class FeedbackOptions
{
    public const string Section = "Feedback";

    /// <summary>A file that gets one line of JSON for each feedback with its reason. Empty: feedback is only counted.</summary>
    public string File { get; set; } = "";
}

/// <summary>What users think of answers: counted in the records, and written down with the reason where a file is named. Never who gave it, in which conversation, or at what hour. Safe on several threads.</summary>
internal sealed partial class FeedbackReasons(Records records, IOptions<FeedbackOptions> options, TimeProvider time, ILogger<FeedbackReasons> logger) : IDisposable
{
    private const int LongestReason = 1000;
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task GiveAsync(string channel, string reaction, string? reason, CancellationToken cancellation)
    {
        records.Add(new Feedback(null, channel, reaction));
        if (options.Value.File.Length == 0) return;
        string line = JsonSerializer.Serialize(new Line(time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), reaction, string.IsNullOrWhiteSpace(reason) ? null : reason.Length <= LongestReason ? reason : reason[..LongestReason]), LineJson.Readable.Line);
        await _one.WaitAsync(cancellation);
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
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    internal sealed record Line(string Day, string Reaction, string? Reason);

    [JsonSerializable(typeof(Line))]
    internal sealed partial class LineJson : JsonSerializerContext
    {
        public static LineJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
    }

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "Feedback was not written to {File} (Feedback:File): is it a file that the bot may write?")]
    private static partial void NotWritten(ILogger logger, string file, Exception problem);
}
