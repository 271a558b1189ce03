using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>What the bot called at the channel.</summary>
internal sealed record Call(string Method, string Path, JsonElement Activity, string? Authorization, string? ContentType);

/// <summary>The channel's side: a connector on loopback that records what the bot sends.</summary>
internal sealed class RecordingChannel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();

    private RecordingChannel(WebApplication app) => _app = app;

    public string Root => _app.Urls.First();
    public string ServiceUrl => Root + "/channel";

    /// <summary>How the connector answers the n-th call, from 1; null to take it.</summary>
    public Func<int, HttpContext, Task<IResult?>> Answer { get; set; } = (_, _) => Task.FromResult<IResult?>(null);
    public int Count;

    public static async Task<RecordingChannel> StartAsync()
    {
        WebApplication app = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();
        var channel = new RecordingChannel(app);
        app.Map("/{**path}", (Delegate)channel.TakeAsync);
        await app.StartAsync();
        return channel;
    }

    /// <summary>The next call, in the order in which they came; a test that waits in vain fails rather than hangs.</summary>
    public Task<Call> NextAsync() => _calls.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1));

    public bool HasMore => _calls.Reader.Count > 0;

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        IResult? special = await Answer(Interlocked.Increment(ref Count), context);
        string target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        _calls.Writer.TryWrite(new Call(context.Request.Method, target, body.Length > 0 ? JsonDocument.Parse(body).RootElement : default, context.Request.Headers.Authorization, context.Request.ContentType));
        return special ?? Results.Json(new { id = "r1" }, statusCode: 201);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
