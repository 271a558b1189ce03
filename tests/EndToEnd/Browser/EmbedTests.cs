using ChatAssistant.Tests.Bot.Web;
using Microsoft.Playwright;

namespace ChatAssistant.Tests.EndToEnd.Browser;

/// <summary>The chat on a page of another site.</summary>
public sealed class EmbedTests(Chromium chromium)
{
    [Fact]
    public async Task APageOfTheAllowListHoldsTheChatFromPageToPageUntilTheUserLeaves()
    {
        WebHost? bot = null;
        await using Neighbour site = await Neighbour.StartAsync(() => $"<script>var before = Object.keys(window).length</script><script src=\"{bot!.Root}/embed.js\" data-language=es data-color=\"#7a1f4b\" data-title=\"Pregunte\" data-greeting=\"Hola <b>todos</b>\"></script>");
        bot = await WebHost.StartAsync(ChatInBrowserTests.SeedDocument(), $"--DirectLine:AllowedOrigins:0={site.Origin}", $"--Web:LeaveTo={site.Origin}/weather");
        await using WebHost started = bot;
        await using Window window = await chromium.OpenAsync();
        await window.Page.GotoAsync(site.Origin + "/one");
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("Object.keys(window).length - before"));
        await OpenAsync(window);
        await Assertions.Expect(window.Chat.GetByText("Hola <b>todos</b>")).ToBeVisibleAsync();
        await window.AskAsync("¿Quién asistió al seminario en Paraguay?");
        await window.SeeAsync("Jorge Diaz Almeida");
        await window.AskAsync("¿Qué se presentó?");
        await window.SeeAsync("Unified National Protocol");
        IPage source = await window.FollowAsync(_ => window.Chat.Locator(".webchat__link-definitions a").First.ClickAsync());
        await Assertions.Expect(source.Locator("#passage")).ToBeInViewportAsync();
        await window.AskAsync("¿A quién contacto?");
        await window.SeeAsync("Eduardo Carrillo");
        await window.Page.GotoAsync(site.Origin + "/two");
        await FrameAsync(window);
        await window.SeeAsync("Eduardo Carrillo");
        await window.Chat.Locator("#close").ClickAsync();
        // The focus is on the button again.
        await window.Page.Keyboard.PressAsync("Enter");
        await FrameAsync(window);
        await window.Chat.Locator("#leave").ClickAsync();
        await window.Page.WaitForURLAsync("**/weather");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Page weather");
        Assert.Null(await window.Page.EvaluateAsync<string?>("sessionStorage.getItem('chat-assistant " + bot.Root + "')"));
        window.AssertClean();
    }

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

    // The button is in a closed shadow root, where the page's own styles and scripts do not reach; users, and the keyboard, do.
    private static async Task OpenAsync(Window window)
    {
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        await FrameAsync(window);
    }

    private static async Task FrameAsync(Window window)
    {
        while (window.Chat == window.Page.MainFrame) await Task.Delay(20, TestContext.Current.CancellationToken);
        await window.Box.WaitForAsync();
    }
}
