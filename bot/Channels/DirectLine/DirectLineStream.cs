using System.Net.WebSockets;
using ChatAssistant.Conversation;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>A client's WebSocket: sends what is new as long as both sides live. Clients send nothing but empty frames to keep it open.</summary>
internal static class DirectLineStream
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>Ends when the client leaves, the conversation is forgotten or the server stops.</summary>
    /// <param name="abandoned">Called with the number of a message whose answer nobody is at any more.</param>
    /// <param name="drained">Fires when the server stops and nothing more will be said: what was said before is still sent.</param>
    public static async Task RunAsync(HttpContext http, IConversationHistory conversation, long watermark, Action<long> abandoned, CancellationToken drained)
    {
        await using IHistoryWatch watch = await conversation.WatchAsync();
        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        Task listening = ListenAsync(socket, ended);
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                Task changed = watch.Changed;
                bool last = drained.IsCancellationRequested;
                if (await ReadAsync(conversation, watermark) is not { } said)
                {
                    if (last) break;
                    await Task.Delay(TryAgainAfter, ended.Token);
                    continue;
                }
                watermark = said.Watermark;
                if (said.Set is not null) await socket.SendAsync(said.Set, WebSocketMessageType.Text, endOfMessage: true, ended.Token);
                if (said.Ended || (last && said.Set is null)) break;
                if (said.Abandoned > 0) abandoned(said.Abandoned);
                if (said.Set is null) await NewsAsync(changed, ended.Token, drained);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // The client left.
        }
        await CloseAsync(socket, listening, drained.IsCancellationRequested);
        await ended.CancelAsync();
        await listening;
    }

    // Null while conversations cannot be reached.
    private static async Task<Said?> ReadAsync(IConversationHistory conversation, long watermark)
    {
        try
        {
            return await conversation.AfterAsync(watermark);
        }
        catch (Exception problem) when (RedisOutage.Is(problem))
        {
            return null;
        }
    }

    private static async Task NewsAsync(Task changed, CancellationToken ended, CancellationToken drained)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended, drained);
        await changed.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.ThrowIfCancellationRequested();
    }

    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource ended)
    {
        byte[] ignored = new byte[256];
        try
        {
            while (!(await socket.ReceiveAsync(ignored.AsMemory(), ended.Token) is { MessageType: WebSocketMessageType.Close })) { }
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // See above: the socket is gone.
        }
        await ended.CancelAsync();
    }

    // Says goodbye and gives the client a moment to do the same: a receive that is cancelled before would tear the connection down.
    private static async Task CloseAsync(WebSocket socket, Task listening, bool stopping)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await socket.CloseOutputAsync(stopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, patience.Token);
            await listening.WaitAsync(patience.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            socket.Abort();
        }
    }
}
