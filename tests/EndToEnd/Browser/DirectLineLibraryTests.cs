using ChatAssistant.Tests.Bot.Channels;
using Microsoft.Playwright;

namespace ChatAssistant.Tests.EndToEnd.Browser;

/// <summary>The public client library, botframework-directlinejs, unchanged and on another origin: it connects, recovers and shares as it does with Azure's Direct Line.</summary>
public sealed class DirectLineLibraryTests(Chromium chromium)
{
    // A client that notes what it hears; the library's waits are cut to their least.
    private const string Client =
        """
        async ([domain, name, options]) => {
          const line = new DirectLine.DirectLine({ domain, pollingInterval: 250, random: () => 0, ...options });
          const client = (window.clients ??= {})[name] = { line, heard: [], status: [] };
          line.connectionStatus$.subscribe(status => client.status.push(status));
          line.activity$.subscribe(activity => client.heard.push(activity.text), () => {});
        }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ItTalksOverAStreamAndByPollingAndTwoTabsShareAConversation(bool stream)
    {
        await using Neighbour site = await Neighbour.StartAsync(() => "");
        await using DirectLineHost host = await DirectLineHost.StartAsync(("DirectLine:AllowedOrigins:0", site.Origin));
        await using Window window = await OpenAsync(site);
        string token = await TokenAsync(window, host);
        await ConnectAsync(window, host, "one", new { token, webSocket = stream });
        await SayAsync(window, "one", "first");
        await HearAsync(window, "one", "welcome", "first", "answer to first");
        await ConnectAsync(window, host, "two", new { token, webSocket = stream });
        await HearAsync(window, "two", "welcome", "first", "answer to first");
        await SayAsync(window, "two", "second");
        await HearAsync(window, "one", "welcome", "first", "answer to first", "second", "answer to second");
        window.AssertClean();
    }

    [Fact]
    public async Task ADroppedStreamGoesOnWithoutLossAndAnExpiredTokenIsReplacedByReconnect()
    {
        await using Neighbour site = await Neighbour.StartAsync(() => "");
        await using DirectLineHost host = await DirectLineHost.StartAsync(("DirectLine:AllowedOrigins:0", site.Origin), ("DirectLine:KeepFor", "10:00:00"));
        await using Window window = await OpenAsync(site, "const Socket = WebSocket; window.sockets = []; window.WebSocket = class extends Socket { constructor(...x) { super(...x); window.sockets.push(this); } };");
        await ConnectAsync(window, host, "one", new { token = await TokenAsync(window, host) });
        await HearAsync(window, "one", "welcome");
        await window.Page.EvaluateAsync("sockets.at(-1).close()");
        await SayAsync(window, "one", "while away");
        await HearAsync(window, "one", "welcome", "while away", "answer to while away");
        // A page that keeps a fresh token, as it would get from its server, brings the library back.
        string fresh = await window.Page.EvaluateAsync<string>("url => fetch(url, { method: 'POST', headers: { authorization: 'Bearer ' + clients.one.line.token } }).then(r => r.json()).then(r => r.token)", $"{host.Root}/v3/directline/tokens/refresh");
        host.Clock.Now += TimeSpan.FromMinutes(29);
        fresh = await window.Page.EvaluateAsync<string>("([url, token]) => fetch(url, { method: 'POST', headers: { authorization: 'Bearer ' + token } }).then(r => r.json()).then(r => r.token)", new object[] { $"{host.Root}/v3/directline/tokens/refresh", fresh });
        host.Clock.Now += TimeSpan.FromMinutes(2);
        await window.Page.EvaluateAsync("sockets.at(-1).close()");
        await window.UntilAsync("clients.one.status.at(-1) === 3");
        await window.Page.EvaluateAsync("async ([url, token]) => { const { line } = clients.one; const r = await fetch(`${url}/${line.conversationId}?watermark=${line.watermark}`, { headers: { authorization: 'Bearer ' + token } }); const { streamUrl } = await r.json(); line.reconnect({ conversationId: line.conversationId, token, streamUrl }); }", new object[] { $"{host.Root}/v3/directline/conversations", fresh });
        await window.UntilAsync("clients.one.status.at(-1) === 2");
        await SayAsync(window, "one", "back");
        await HearAsync(window, "one", "welcome", "while away", "answer to while away", "back", "answer to back");
        window.AssertClean("status of 403", "WebSocket connection");
    }

    private async Task<Window> OpenAsync(Neighbour site, string first = "void 0")
    {
        Window window = await chromium.OpenAsync();
        await window.Page.AddInitScriptAsync(first);
        await window.Page.GotoAsync(site.Origin + "/");
        await window.Page.AddScriptTagAsync(new() { Path = Path.Combine(Repository.Root, "tests", "js", "node_modules", "botframework-directlinejs", "dist", "directline.js") });
        return window;
    }

    private static Task<string> TokenAsync(Window window, DirectLineHost host) =>
        window.Page.EvaluateAsync<string>("url => fetch(url, { method: 'POST' }).then(r => r.json()).then(r => r.token)", $"{host.Root}/v3/directline/tokens/generate");

    private static async Task ConnectAsync(Window window, DirectLineHost host, string name, object options) => await window.Page.EvaluateAsync(Client, new[] { $"{host.Root}/v3/directline", name, options });

    private static async Task SayAsync(Window window, string client, string text) =>
        await window.Page.EvaluateAsync("([client, text]) => new Promise((sent, failed) => clients[client].line.postActivity({ type: 'message', text, from: { id: 'u' } }).subscribe(sent, failed))", new[] { client, text });

    // Each once, in this order.
    private static async Task HearAsync(Window window, string client, params string[] texts)
    {
        await window.Page.WaitForFunctionAsync("([client, n]) => clients[client].heard.length >= n", new object[] { client, texts.Length });
        Assert.Equal(texts, await window.Page.EvaluateAsync<string[]>("client => clients[client].heard", client));
    }
}
