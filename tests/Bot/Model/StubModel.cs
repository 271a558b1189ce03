using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAssistant.Tests.Bot.Model;

/// <summary>A request as the model's server got it.</summary>
internal sealed record ModelRequest(string Path, string? Authorization, string? ApiKey, JsonElement Body)
{
    /// <summary>All that the model is told, as one text.</summary>
    public string Told => string.Join('\n', Body.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("content").ValueKind == JsonValueKind.String ? message.GetProperty("content").GetString() : message.GetProperty("content").ToString()));

    /// <summary>What the functions returned so far.</summary>
    public string[] Results => [.. Body.GetProperty("messages").EnumerateArray().Where(message => message.GetProperty("role").GetString() == "tool").Select(message => message.GetProperty("content").ToString())];
}

/// <summary>A server on loopback that speaks the protocol of OpenAI's chat completions; the test says what it answers.</summary>
internal sealed class StubModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _calls;

    private StubModel(WebApplication app) => _app = app;

    /// <summary>What it answers to the n-th call, from 1.</summary>
    public Func<ModelRequest, int, HttpContext, Task<IResult>> Answer { get; set; } = (_, _, _) => Task.FromResult(Says("NOTHING"));
    public ConcurrentQueue<ModelRequest> Requests { get; } = new();
    public string Root => _app.Urls.First();

    public static async Task<StubModel> StartAsync()
    {
        WebApplication app = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();
        var stub = new StubModel(app);
        app.MapPost("/{**path}", (Delegate)stub.TakeAsync);
        await app.StartAsync();
        return stub;
    }

    public void Always(Func<ModelRequest, IResult> answer) => Answer = (request, _, _) => Task.FromResult(answer(request));

    public static IResult Says(string text) => Completion(new JsonObject { ["role"] = "assistant", ["content"] = text }, "stop");

    public static IResult LooksUp(string function, string parameter, string value) => Completion(new JsonObject
    {
        ["role"] = "assistant", ["content"] = null,
        ["tool_calls"] = new JsonArray(new JsonObject
        {
            ["id"] = "call_1", ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = "knowledge-" + function, ["arguments"] = new JsonObject { [parameter] = value }.ToJsonString() },
        }),
    }, "tool_calls");

    private static IResult Completion(JsonObject message, string reason) => Results.Text(new JsonObject
    {
        ["id"] = "c1", ["object"] = "chat.completion", ["created"] = 1, ["model"] = "stub",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = reason, ["message"] = message }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 900, ["completion_tokens"] = 100, ["total_tokens"] = 1000 },
    }.ToJsonString(), "application/json");

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var request = new ModelRequest(context.Request.Path, context.Request.Headers.Authorization, context.Request.Headers["api-key"], body.RootElement.Clone());
        Requests.Enqueue(request);
        return await Answer(request, Interlocked.Increment(ref _calls), context);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
