using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Benchmarks.Load;

/// <summary>How a turn ended.</summary>
/// <param name="Text">The reply's text; null: none came in time.</param>
/// <param name="Took">From posting the activity to the reply's arrival.</param>
/// <param name="Accepted">The bot answered the post with success.</param>
/// <param name="Failed">The connector refused the reply with an error that no bot tries again.</param>
internal readonly record struct TurnResult(string? Text, TimeSpan Took, bool Accepted, bool Failed = false);

/// <summary>The channel's side: posts activities to a bot and takes its replies at a service URL of its own, on loopback.</summary>
internal sealed class Channel : IAsyncDisposable
{
    private static readonly TimeSpan ReplyWithin = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, Waiting> _waiting = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = Timeout.InfiniteTimeSpan }) { Timeout = ReplyWithin };
    private readonly ConnectorFaults _faults;
    private WebApplication _connector = null!;
    private readonly string _name = Guid.NewGuid().ToString("N")[..8];
    private string _serviceUrl = "";
    private long _turns, _doubled, _strange;

    private sealed class Waiting(long since)
    {
        public TaskCompletionSource<(string? Text, TimeSpan Took)> Reply { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public long Since { get; } = since;
    }

    private Channel(ConnectorFaults faults) => _faults = faults;

    /// <summary>Replies that came again for a turn that had one.</summary>
    public long Doubled => Interlocked.Read(ref _doubled);

    /// <summary>Replies to no turn of this channel.</summary>
    public long Strange => Interlocked.Read(ref _strange);

    /// <param name="faults">What the connector does wrong.</param>
    public static async Task<Channel> StartAsync(ConnectorFaults faults)
    {
        var channel = new Channel(faults);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        channel._connector = builder.Build();
        channel._connector.MapPost("/v3/conversations/{conversation}/activities/{activity?}", channel.ReceiveAsync);
        await channel._connector.StartAsync();
        channel._serviceUrl = channel._connector.Urls.First();
        return channel;
    }

    /// <summary>One turn: posts a message, waits for its reply and for the answer to the post.</summary>
    /// <param name="conversation">Null for a new one.</param>
    public async Task<TurnResult> SendAsync(string botRoot, string text, string locale, string? conversation, CancellationToken cancellation)
    {
        // A bot answers no activity twice: ids are like no other channel's.
        string id = $"{_name}-{Interlocked.Increment(ref _turns)}";
        conversation ??= "conversation-" + id;
        var activity = new Floor.Message
        {
            Type = "message", Id = id, ServiceUrl = _serviceUrl, ChannelId = "emulator", Text = text, Locale = locale, Timestamp = DateTimeOffset.UtcNow,
            From = new("user-" + conversation, "User", "user"), Recipient = new("bot", "Bot", "bot"), Conversation = new(conversation, null, null),
        };
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(activity, Floor.Wire.Default.Message)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        var waiting = new Waiting(Stopwatch.GetTimestamp());
        _waiting[id] = waiting;
        try
        {
            using HttpResponseMessage response = await _http.PostAsync(botRoot + "/api/messages", content, cancellation);
            (string? reply, TimeSpan took) = await waiting.Reply.Task.WaitAsync(ReplyWithin, cancellation);
            return new TurnResult(reply, took, response.IsSuccessStatusCode, reply is null);
        }
        catch (Exception problem) when (problem is HttpRequestException or TimeoutException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return new TurnResult(null, Stopwatch.GetElapsedTime(waiting.Since), false);
        }
    }

    /// <summary>Posts a message and hangs up at once; the bot may answer it, or not, but not twice.</summary>
    public async Task AbortAsync(string botRoot, string text, string locale)
    {
        using var hangUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        try
        {
            await SendAsync(botRoot, text, locale, null, hangUp.Token);
        }
        catch (OperationCanceledException)
        {
            // As meant.
        }
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using JsonDocument activity = await JsonDocument.ParseAsync(context.Request.Body);
        JsonElement root = activity.RootElement;
        bool message = root.GetProperty("type").ValueEquals("message");
        string? to = root.TryGetProperty("replyToId", out JsonElement reply) ? reply.GetString() : null;
        Waiting? waiting = to is null ? null : _waiting.GetValueOrDefault(to);
        int failed = await _faults.FailAsync(context);
        if (failed != 0)
        {
            if (message && failed == StatusCodes.Status500InternalServerError) waiting?.Reply.TrySetResult((null, Stopwatch.GetElapsedTime(waiting.Since)));
            return;
        }
        if (message)
        {
            if (waiting is null) Interlocked.Increment(ref _strange);
            else if (!waiting.Reply.TrySetResult((root.GetProperty("text").GetString() ?? "", Stopwatch.GetElapsedTime(waiting.Since)))) Interlocked.Increment(ref _doubled);
        }
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"id":"reply"}""");
    }

    /// <summary>Forgets the turns that ended, whose replies could have come again until now.</summary>
    public void Forget()
    {
        foreach ((string id, Waiting waiting) in _waiting)
        {
            if (waiting.Reply.Task.IsCompleted) _waiting.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _connector.DisposeAsync();
    }
}
