using System.Net;
using System.Net.Http.Headers;
using ChatAssistant.Conversation;
using ChatAssistant.Operation;
using ChatAssistant.Tests.Bot.Web;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
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
        IPage source = await window.FollowAsync(page => page.Locator(".webchat__link-definitions a").Last.ClickAsync());
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
        // Back from the box: the suggestions, of which the arrow keys choose.
        await window.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(window.Page.Locator(".webchat__suggested-action").First).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("ArrowRight");
        ILocator suggestion = window.Page.Locator(".webchat__suggested-action").Nth(1);
        await Assertions.Expect(suggestion).ToBeFocusedAsync();
        Assert.Equal("Whom do I contact?", await suggestion.TextContentAsync());
        await window.Page.Keyboard.PressAsync("Enter");
        await window.SeeAsync("Eduardo Carrillo");
        await Assertions.Expect(window.Box).ToBeFocusedAsync();
        Assert.True(await OnCitationAsync(window), await window.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 300)"));
        IPage source = await window.FollowAsync(page => page.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(source.Locator("#passage")).ToBeInViewportAsync();
        window.AssertClean();
    }

    // Back to the history, into its last message, along its citations; again where the message had not come to rest.
    private static async Task<bool> OnCitationAsync(Window window)
    {
        Task<bool> OnAsync(string condition) => window.Page.EvaluateAsync<bool>($"document.activeElement.{condition}");
        const string Citation = "matches('.webchat__link-definitions a')";
        for (int attempt = 0; attempt < 6; attempt++)
        {
            for (int i = 0; i < 12 && !await OnAsync("hasAttribute('aria-activedescendant')"); i++) await window.Page.Keyboard.PressAsync("Shift+Tab");
            await window.Page.Keyboard.PressAsync("End");
            await window.Page.Keyboard.PressAsync("Enter");
            for (int i = 0; i < 8 && !await OnAsync(Citation); i++) await window.Page.Keyboard.PressAsync("Tab");
            if (await OnAsync(Citation)) return true;
            await window.Page.Keyboard.PressAsync("Escape");
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
        return false;
    }

    [Fact]
    public async Task WhatIsAskedBeforeTheChatIsThereIsAnsweredByIt()
    {
        await using WebHost bot = await WebHost.StartAsync(SeedDocument());
        await using Window window = await chromium.OpenAsync();
        var late = new TaskCompletionSource();
        await window.Page.RouteAsync("**/assets/chat.*", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        await window.Page.GotoAsync(bot.Root + "/", new() { WaitUntil = WaitUntilState.Commit });
        ILocator box = window.Page.Locator("#waiting input");
        await Assertions.Expect(window.Page.Locator("#waiting")).ToContainTextAsync("Hello!");
        await window.UntilAsync("!!window.conversation");
        await box.FillAsync("Whom do I contact?");
        await box.PressAsync("Enter");
        late.SetResult();
        await window.SeeAsync("Eduardo Carrillo");
        await Assertions.Expect(window.Page.Locator("#waiting")).ToHaveCountAsync(0);
        window.AssertClean();
    }

    [Fact]
    public async Task WhatIsWrittenBeforeTheChatIsThereStaysWritten()
    {
        await using WebHost bot = await WebHost.StartAsync(SeedDocument());
        await using Window window = await chromium.OpenAsync();
        var late = new TaskCompletionSource();
        await window.Page.RouteAsync("**/assets/chat.*", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        await window.Page.GotoAsync(bot.Root + "/", new() { WaitUntil = WaitUntilState.Commit });
        await window.Page.Locator("#waiting input").FillAsync("Whom do I");
        late.SetResult();
        await window.SeeAsync("Hello!");
        await Assertions.Expect(window.Box).ToHaveValueAsync("Whom do I");
        await Assertions.Expect(window.Box).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync(" contact?\n");
        await window.SeeAsync("Eduardo Carrillo");
        window.AssertClean();
    }

    [Fact]
    public async Task TheFirstScreenIsSmallAndComesFromTheCacheTheNextTime()
    {
        await using WebHost bot = await WebHost.StartAsync(SeedDocument());
        await using Window window = await chromium.OpenAsync();
        var sizes = new List<string>();
        await window.Page.AddInitScriptAsync("const look = () => document.querySelector('#chat.ready .webchat__bubble__content') ? window.usable = performance.now() : requestAnimationFrame(look); look();");
        foreach (int most in new[] { 400_000, 12_000 })
        {
            await window.Page.GotoAsync(bot.Root + "/");
            await window.UntilAsync("!!window.usable");
            int transferred = await window.Page.EvaluateAsync<int>("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0)");
            sizes.Add($"{transferred} bytes, greeting painted after {await window.Page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime"):0} ms, chat ready after {await window.Page.EvaluateAsync<double>("usable"):0} ms");
            Assert.InRange(transferred, 1, most);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', sizes));
        window.AssertClean();
    }

    [Fact]
    public async Task AThumbIsCounted()
    {
        await using WebHost bot = await WebHost.StartAsync(SeedDocument());
        await using Window window = await chromium.OpenAsync();
        await window.Page.GotoAsync(bot.Root + "/");
        await window.AskAsync("Whom do I contact?");
        await window.SeeAsync("Eduardo Carrillo");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Like", Exact = true }).Last.ClickAsync();
        while (await LikesAsync() != 1) await Task.Delay(50, TestContext.Current.CancellationToken);
        window.AssertClean();

        Task<long> LikesAsync() => bot.Services.GetRequiredService<Records>().ReadAsync(connection =>
        {
            using SqliteCommand count = connection.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM feedback WHERE channel = 'directline' AND reaction = 'like'";
            return (long)count.ExecuteScalar()!;
        }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AConversationOutlivesItsFirstToken()
    {
        await using WebHost bot = await WebHost.StartAsync(SeedDocument(), "--DirectLine:TokenLifetime=00:00:06");
        await using Window window = await chromium.OpenAsync();
        await window.Page.GotoAsync(bot.Root + "/");
        await window.AskAsync("Whom do I contact?");
        await window.SeeAsync("Eduardo Carrillo");
        // Renewed at half its life: after the third time the first is over.
        await window.Page.EvaluateAsync("window.seen = new Set()");
        await window.UntilAsync("seen.add(JSON.parse(sessionStorage.getItem('chat-assistant')).token).size > 3");
        await window.AskAsync("What was presented?");
        await window.SeeAsync("Unified National Protocol");
        await window.SeeAsync("Eduardo Carrillo");
        window.AssertClean();
    }

    [Fact]
    public async Task ScriptsInADocumentAreTextInTheChatAndInWhatItLinksTo()
    {
        const string evil = "<img src=x onerror=\"document.title='owned'\"> Workshop in Lima [x](javascript:alert(1))\n\nThe workshop was attended by Ana Torres, Director of the <script>document.title='owned'</script> National Police, on 3 May 2021.";
        await using WebHost bot = await WebHost.StartAsync([("evil.txt", evil)]);
        await using Window window = await chromium.OpenAsync();
        await window.Page.GotoAsync(bot.Root + "/");
        await window.AskAsync("Who attended the workshop in Lima?");
        await window.SeeAsync("Ana Torres");
        IPage source = await window.FollowAsync(page => page.Locator(".webchat__link-definitions a").Last.ClickAsync());
        await Assertions.Expect(source.Locator("main")).ToContainTextAsync("<script>document.title='owned'</script>");
        foreach (IPage page in new[] { window.Page, source })
        {
            Assert.NotEqual("owned", await page.TitleAsync());
            Assert.Equal(0, await page.Locator("img[src='x'], [onerror], [href^='javascript:']").CountAsync());
        }
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
        Assert.NotEqual(ConversationState.New, await RememberedAsync(bot, await window.Page.EvaluateAsync<string>("JSON.parse(sessionStorage.getItem('chat-assistant')).id")));
        IRequest forgetting = await window.Page.RunAndWaitForRequestAsync(() => window.Page.Locator("#leave").ClickAsync(), request => request.PostData?.Contains("endOfConversation", StringComparison.Ordinal) == true);
        await window.Page.WaitForURLAsync("**/weather");
        await window.Page.GoBackAsync();
        Assert.NotEqual(bot.Root + "/", window.Page.Url);
        while (await StatusAsync(bot, forgetting.Url, token) != HttpStatusCode.NotFound) await Task.Delay(50, TestContext.Current.CancellationToken);
        string conversation = new Uri(forgetting.Url).Segments[^2].TrimEnd('/');
        while (await RememberedAsync(bot, conversation) != ConversationState.New) await Task.Delay(50, TestContext.Current.CancellationToken);
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

    private static async Task<ConversationState> RememberedAsync(WebHost bot, string conversation)
    {
        await using ConversationTurn turn = await bot.Services.GetRequiredService<IConversationMemory>().BeginTurnAsync("directline/" + conversation, TestContext.Current.CancellationToken);
        return turn.State;
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
