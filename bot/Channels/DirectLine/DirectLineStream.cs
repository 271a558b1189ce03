using System.Net.WebSockets;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>A client's WebSocket: sends what is new as long as both sides live. Clients send nothing but empty frames to keep it open.</summary>
internal static class DirectLineStream
{
    /// <summary>Ends when the client leaves, the conversation is forgotten or the server stops.</summary>
    public static async Task RunAsync(HttpContext http, ConversationHistory history, long watermark, CancellationToken stopping)
    {
        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, stopping);
        Task listening = ListenAsync(socket, ended);
        try
        {
            while (!history.Forgotten && socket.State == WebSocketState.Open)
            {
                Task changed = history.Changed;
                (byte[]? set, watermark) = history.After(watermark);
                if (set is null) await changed.WaitAsync(over.Token);
                else await socket.SendAsync(set, WebSocketMessageType.Text, endOfMessage: true, over.Token);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException)
        {
            // The client left, or the server stops.
        }
        await CloseAsync(socket, listening, stopping.IsCancellationRequested);
        await ended.CancelAsync();
        await listening;
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
