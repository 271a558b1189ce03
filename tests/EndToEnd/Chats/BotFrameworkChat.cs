using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAssistant.Tests.EndToEnd.Chats;

/// <summary>A conversation as the Emulator leads it: the answer comes to the service URL.</summary>
internal sealed class BotFrameworkChat(HttpClient http, ConnectorSide connector, string conversation) : IChat
{
    public async Task<Task<string>?> SendAsync(string root, string question, string id)
    {
        Task<string> answer = connector.AnswerTo(id);
        object activity = new { type = "message", id, channelId = "emulator", serviceUrl = connector.ServiceUrl, locale = "en-US", from = new { id = "user" }, recipient = new { id = "bot" }, conversation = new { id = conversation }, text = question };
        try
        {
            using HttpResponseMessage response = await http.PostAsJsonAsync(root + "/api/messages", activity, TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode) return answer;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            // The replica is away.
        }
        connector.SentAgain(id);
        return null;
    }

    public ValueTask DisposeAsync() => default;
}

/// <summary>The Bot Connector: takes what the bot says.</summary>
internal sealed class ConnectorSide : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _answers = new();
    private readonly ConcurrentDictionary<string, int> _count = new();
    private readonly ConcurrentDictionary<string, bool> _again = new();
    private readonly WebApplication _app = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();

    public string ServiceUrl => _app.Urls.First();

    /// <summary>How many of the next calls fail, as in an outage of the channel.</summary>
    public int Failing;

    /// <summary>Ends when a call failed.</summary>
    public TaskCompletionSource Failed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<ConnectorSide> StartAsync()
    {
        var connector = new ConnectorSide();
        connector._app.MapPost("/v3/conversations/{conversation}/activities/{to}", connector.Take);
        await connector._app.StartAsync();
        return connector;
    }

    public Task<string> AnswerTo(string id) => _answers.GetOrAdd(id, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void SentAgain(string id) => _again[id] = true;

    public void CheckNothingCameTwice() => Assert.DoesNotContain(_count, pair => pair.Value > 1 && !_again.ContainsKey(pair.Key));

    private IResult Take(string to, JsonElement activity)
    {
        if (Interlocked.Decrement(ref Failing) >= 0)
        {
            Failed.TrySetResult();
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        if (activity.GetProperty("type").GetString() == "message")
        {
            _count.AddOrUpdate(to, 1, (_, count) => count + 1);
            _answers.GetOrAdd(to, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult(activity.GetProperty("text").GetString()!);
        }
        return Results.Json(new { id = "r" }, statusCode: StatusCodes.Status201Created);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
