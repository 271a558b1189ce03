using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ChatAssistant.Tests.Bot.Web;

public sealed class ChatPageTests
{
    [Fact]
    public async Task OnlyPagesOfTheAllowListMayFrameTheEmbeddedChatAndNoneTheOther()
    {
        await using WebHost host = await WebHost.StartAsync([], "--DirectLine:AllowedOrigins:0=https://www.example.org");
        using HttpResponseMessage alone = await host.GetAsync("/"), embedded = await host.GetAsync("/embedded");
        Assert.Contains("frame-ancestors 'none'", Policy(alone), StringComparison.Ordinal);
        Assert.Equal("DENY", alone.Headers.GetValues("X-Frame-Options").Single());
        Assert.EndsWith("frame-ancestors 'self' https://www.example.org", Policy(embedded), StringComparison.Ordinal);
        Assert.False(embedded.Headers.Contains("X-Frame-Options"));
        Assert.All([Policy(alone), Policy(embedded)], policy => Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatTheEmbeddingPageSaysIsText()
    {
        await using WebHost host = await WebHost.StartAsync([]);
        string html = await host.TextAsync($"/embedded?title={Uri.EscapeDataString("<b>Chat</b>")}&greeting={Uri.EscapeDataString("</p><script>x</script>")}&color={Uri.EscapeDataString("\"red")}");
        IDocument page = await new HtmlParser().ParseDocumentAsync(html);
        Assert.Equal("<b>Chat</b>", page.Title);
        Assert.Contains("</p><script>x</script>", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.Scripts, script => Assert.StartsWith("/assets/chat.", script.Source, StringComparison.Ordinal));
        Assert.All(page.Scripts, script => Assert.Equal("", script.GetAttribute("data-color")));
    }

    [Fact]
    public async Task ScriptsComeCompressedUnderANameThatLastsAndTheEmbedToAnyOrigin()
    {
        await using WebHost host = await WebHost.StartAsync([]);
        IDocument page = await new HtmlParser().ParseDocumentAsync(await host.TextAsync("/"));
        string[] assets = [page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!, .. page.Scripts.Select(script => script.Source!)];
        using var plain = new HttpClient();
        foreach (string encoding in new[] { "br", "gzip" })
        {
            foreach (string asset in assets)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, host.Root + asset);
                request.Headers.AcceptEncoding.ParseAdd(encoding);
                using HttpResponseMessage response = await plain.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(encoding, response.Content.Headers.ContentEncoding.Single());
                Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            }
        }
        using HttpResponseMessage embed = await host.GetAsync("/embed.js");
        Assert.Equal(HttpStatusCode.OK, embed.StatusCode);
        Assert.Equal("cross-origin", embed.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    private static string Policy(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();
}
