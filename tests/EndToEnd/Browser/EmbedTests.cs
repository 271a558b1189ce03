using ChatAssistant.Tests.Bot.Web;

namespace ChatAssistant.Tests.EndToEnd.Browser;

/// <summary>The chat on a page of another site.</summary>
public sealed class EmbedTests(Chromium chromium)
{
    [Fact]
    public async Task AStrangersPageGetsNoTokenAndNoFrame()
    {
        WebHost? bot = null;
        await using Neighbour stranger = await Neighbour.StartAsync(() => $"<script src=\"{bot!.Root}/embed.js\"></script>");
        bot = await WebHost.StartAsync([], "--DirectLine:AllowedOrigins:0=https://www.example.org");
        await using WebHost started = bot;
        await using Window window = await chromium.OpenAsync();
        await window.Page.GotoAsync(stranger.Origin + "/");
        string answer = await window.Page.EvaluateAsync<string>("url => fetch(url, { method: 'POST' }).then(r => r.status + '', e => 'blocked')", $"{bot.Root}/v3/directline/tokens/generate");
        Assert.Equal("blocked", answer);
        await window.Page.EvaluateAsync<string>("url => new Promise(done => { const frame = document.createElement('iframe'); frame.src = url; frame.onload = () => { try { done(frame.contentDocument ? 'empty' : 'foreign'); } catch { done('foreign'); } }; document.body.append(frame); })", $"{bot.Root}/embedded");
        Assert.DoesNotContain(window.Page.Frames, shown => shown.Url.Contains("/embedded", StringComparison.Ordinal) && shown.ChildFrames.Count > 0);
        Assert.DoesNotContain(await Task.WhenAll(window.Page.Frames.Skip(1).Select(shown => shown.ContentAsync())), html => html.Contains("id=\"chat\"", StringComparison.Ordinal));
    }
}
