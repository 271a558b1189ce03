using System.Net;
using System.Net.Http.Headers;
using ChatAssistant.Tests.Bot.Web;
using Microsoft.Playwright;

namespace ChatAssistant.Tests.EndToEnd.Browser;

/// <summary>The chat page as its users meet it.</summary>
public sealed class ChatInBrowserTests(Chromium chromium)
{
    [Fact]
    public async Task TheMainQuestionsAreAnsweredAndACitationLeadsToItsPassage()
    {
        await using WebHost bot = await WebHost.StartAsync(SeedDocument());
        await using Window window = await chromium.OpenAsync();
        await window.Page.GotoAsync(bot.Root + "/");
        await window.AskAsync("Who attended the seminar in Paraguay?");
        await window.SeeAsync("Jorge Diaz Almeida");
        await window.AskAsync("What was presented?");
        await window.SeeAsync("Unified National Protocol");
        await window.AskAsync("Whom do I contact?");
        await window.SeeAsync("595 21 981-50-90-20");
        IPage source = await window.FollowAsync(window.Page.Locator(".webchat__link-definitions a").Last);
        ILocator passage = source.Locator("#passage");
        await Assertions.Expect(passage).ToBeInViewportAsync();
        Assert.Contains("Eduardo Carrillo", string.Join(' ', await source.Locator("mark").AllTextContentsAsync()), StringComparison.Ordinal);
        await source.Locator("aside li", new() { HasText = "Eduardo Carrillo" }).HoverAsync();
        await Assertions.Expect(source.Locator("article .lit").First).ToBeVisibleAsync();
        await source.Locator("aside a[href^='/events/']").ClickAsync();
        IDownload card = await source.RunAndWaitForDownloadAsync(() => source.Locator("a[href^='/contacts/']").ClickAsync());
        Assert.Contains("FN:Eduardo Carrillo", await File.ReadAllTextAsync(await card.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        window.AssertClean();
    }

    [Fact]
    public async Task TheKeyboardIsEnough()
    {
        await using WebHost bot = await WebHost.StartAsync(SeedDocument());
        await using Window window = await chromium.OpenAsync();
        await window.Page.GotoAsync(bot.Root + "/");
        await window.SeeAsync("Hello!");
        for (int i = 0; i < 30 && !await window.Box.EvaluateAsync<bool>("box => box === document.activeElement"); i++) await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync("Who attended?");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.SeeAsync("Jorge Diaz Almeida");
        window.AssertClean();
    }

    [Fact]
    public async Task TheLanguageFollowsTheBrowserAndCanBeSwitchedAndAReloadKeepsTheConversation()
    {
        await using WebHost bot = await WebHost.StartAsync(SeedDocument());
        await using Window window = await chromium.OpenAsync(390, 844, "es-PY");
        await window.Page.GotoAsync(bot.Root + "/");
        await window.SeeAsync("¡Hola!");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();
        await window.SeeAsync("Bonjour");
        await window.AskAsync("Qui dois-je contacter ?");
        await window.SeeAsync("Eduardo Carrillo");
        await window.Page.ReloadAsync();
        await window.SeeAsync("Eduardo Carrillo");
        Assert.Equal("fr", await window.Page.Locator("html").GetAttributeAsync("lang"));
        window.AssertClean();
    }

    [Fact]
    public async Task LeavingQuicklyShowsAnotherPageAndForgetsTheConversation()
    {
        await using Neighbour elsewhere = await Neighbour.StartAsync(() => "");
        await using WebHost bot = await WebHost.StartAsync(SeedDocument(), $"--Web:LeaveTo={elsewhere.Origin}/weather");
        await using Window window = await chromium.OpenAsync();
        await window.Page.GotoAsync(bot.Root + "/");
        await window.SeeAsync("Hello!");
        await window.AskAsync("Whom do I contact?");
        await window.SeeAsync("Eduardo Carrillo");
        string token = await window.Page.EvaluateAsync<string>("JSON.parse(sessionStorage.getItem('chat-assistant')).token");
        IRequest forgetting = await window.Page.RunAndWaitForRequestAsync(() => window.Page.Locator("#leave").ClickAsync(), request => request.PostData?.Contains("endOfConversation", StringComparison.Ordinal) == true);
        await window.Page.WaitForURLAsync("**/weather");
        await window.Page.GoBackAsync();
        Assert.NotEqual(bot.Root + "/", window.Page.Url);
        while (await StatusAsync(bot, forgetting.Url, token) != HttpStatusCode.NotFound) await Task.Delay(50, TestContext.Current.CancellationToken);
        window.AssertClean();
    }

    [Fact]
    public async Task ADroppedSocketAndARestartedServerAreSurvived()
    {
        WebHost bot = await WebHost.StartAsync(SeedDocument());
        string root = bot.Root;
        await using Window window = await chromium.OpenAsync();
        await window.Page.AddInitScriptAsync("const Socket = WebSocket; window.sockets = []; window.WebSocket = class extends Socket { constructor(...x) { super(...x); window.sockets.push(this); } };");
        await window.Page.GotoAsync(root + "/");
        await window.SeeAsync("Hello!");
        await window.Page.EvaluateAsync("window.sockets.at(-1).close()");
        await window.AskAsync("Whom do I contact?");
        await window.SeeAsync("Eduardo Carrillo");
        await bot.DisposeAsync();
        await using WebHost next = await WebHost.StartAsync(SeedDocument(), "--urls", root);
        await window.UntilAsync("window.sockets.length > 2 && window.sockets.at(-1).readyState === 1");
        await window.AskAsync("Who attended?");
        await window.SeeAsync("Jorge Diaz Almeida");
        // The browser itself reports what it could not reach while the server was away, and the token of before.
        window.AssertClean("ERR_CONNECTION_REFUSED", "status of 403", "WebSocket connection");
    }

    [Theory]
    [InlineData(320, 640)]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task NothingIsWiderThanTheScreenAndScriptsInAMessageAreText(int width, int height)
    {
        await using WebHost bot = await WebHost.StartAsync(SeedDocument());
        await using Window window = await chromium.OpenAsync(width, height);
        await window.Page.GotoAsync(bot.Root + "/");
        await window.AskAsync("<img src=x onerror=\"document.title='owned'\"> **who** attended? [x](javascript:alert(1))");
        await window.SeeAsync("<img src=x onerror=");
        foreach (string path in new[] { "/", "/documents", "/documents/paraguay-counter-trafficking-seminar.txt?start=381&length=60", "/events/paraguay-counter-trafficking-seminar" })
        {
            if (path != "/") await window.Page.GotoAsync(bot.Root + path);
            Assert.True(await window.Page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= innerWidth"), $"{path} at {width} is too wide.");
        }
        Assert.NotEqual("owned", await window.Page.TitleAsync());
        window.AssertClean();
    }

    private static async Task<HttpStatusCode> StatusAsync(WebHost bot, string address, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using HttpResponseMessage response = await bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    internal static (string, string)[] SeedDocument() => [.. Directory.EnumerateFiles(Repository.Seeds).Select(path => (Path.GetFileName(path), File.ReadAllText(path)))];
}
