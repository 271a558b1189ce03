using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using ChatAssistant.Tests.Bot.Channels;

namespace ChatAssistant.Tests.EndToEnd.Chats;

/// <summary>A web chat: posts to one replica, and reads a stream that is open at whichever replica, again and again where it breaks.</summary>
/// <param name="polls">Asks for news once a second instead, as clients do that cannot open a stream.</param>
internal sealed class DirectLineChat(HttpClient http, Func<string> next, bool polls = false) : IChat
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _answers = new();
    private readonly ConcurrentDictionary<string, int> _count = new();
    private readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private (string Id, string Token) _conversation;
    private Task _reading = Task.CompletedTask;
    private string _watermark = "0";

    public async Task<Task<string>?> SendAsync(string root, string question, string id)
    {
        if (_conversation.Id is null && !await BeginAsync(root)) return null;
        JsonElement? taken = await CallAsync(root, $"conversations/{_conversation.Id}/activities", _conversation.Token, new { type = "message", text = question, locale = "en-US", from = new { id = "dl_user" }, channelData = new { clientActivityID = id } });
        return taken is { } activity ? AnswerTo(activity.GetProperty("id").GetString()!).Task : null;
    }

    private async Task<bool> BeginAsync(string root)
    {
        if (await CallAsync(root, "tokens/generate", DirectLineHost.Secret, new { user = new { id = "dl_user" } }) is not { } given) return false;
        string token = given.GetProperty("token").GetString()!;
        if (await CallAsync(next(), "conversations", token, new { locale = "en-US" }) is not { } begun) return false;
        _conversation = (begun.GetProperty("conversationId").GetString()!, token);
        _reading = ReadAsync();
        return true;
    }

    private async Task<JsonElement?> CallAsync(string root, string path, string token, object body)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{root}/v3/directline/{path}") { Content = JsonContent.Create(body) };
            request.Headers.Authorization = new("Bearer", token);
            using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken) : null;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private async Task ReadAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            try
            {
                if (polls)
                {
                    await PollAsync();
                    continue;
                }
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(new Uri($"ws{next()["http".Length..]}/v3/directline/conversations/{_conversation.Id}/stream?watermark={_watermark}&t={_conversation.Token}"), _over.Token);
                await ReadAsync(socket);
            }
            catch (Exception problem) when (problem is WebSocketException or HttpRequestException or OperationCanceledException)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[1 << 20];
        while (true)
        {
            int length = 0;
            ValueWebSocketReceiveResult part;
            do length += (part = await socket.ReceiveAsync(buffer.AsMemory(length), _over.Token)).Count;
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close) return;
            using JsonDocument set = JsonDocument.Parse(buffer.AsMemory(0, length));
            SeeAll(set.RootElement);
        }
    }

    private async Task PollAsync()
    {
        await Task.Delay(1000, _over.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{next()}/v3/directline/conversations/{_conversation.Id}/activities?watermark={_watermark}");
        request.Headers.Authorization = new("Bearer", _conversation.Token);
        using HttpResponseMessage response = await http.SendAsync(request, _over.Token);
        if (response.IsSuccessStatusCode) SeeAll(await response.Content.ReadFromJsonAsync<JsonElement>(_over.Token));
    }

    private void SeeAll(JsonElement set)
    {
        foreach (JsonElement activity in set.GetProperty("activities").EnumerateArray()) See(activity);
        _watermark = set.GetProperty("watermark").GetString()!;
    }

    private void See(JsonElement activity)
    {
        if (activity.GetProperty("type").GetString() != "message" || !activity.TryGetProperty("replyToId", out JsonElement to)) return;
        _count.AddOrUpdate(to.GetString()!, 1, (_, count) => count + 1);
        AnswerTo(to.GetString()!).TrySetResult(activity.GetProperty("text").GetString()!);
    }

    private TaskCompletionSource<string> AnswerTo(string id) => _answers.GetOrAdd(id, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Ends it; no message may have been answered twice.</summary>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _reading;
        _over.Dispose();
        Assert.DoesNotContain(_count, pair => pair.Value > 1);
    }
}
