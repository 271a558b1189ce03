using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ChatAssistant.Tests.EndToEnd.Browser;

/// <summary>A window of the browser that notes what a page must never do: write errors to the console, fetch from elsewhere.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _wrongs = new();

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        Watch(page);
        context.Page += (_, opened) => Watch(opened);
    }

    public IPage Page { get; }

    /// <summary>The chat: the page itself, or the frame that holds it.</summary>
    public IFrame Chat => Page.Frames.LastOrDefault(frame => frame.Url.Contains("/embedded", StringComparison.Ordinal)) ?? Page.MainFrame;

    public ILocator Box => Chat.Locator("[data-id='webchat-sendbox-input']");

    /// <summary>All that was said, in order.</summary>
    public ILocator Said => Chat.Locator(".webchat__bubble__content");

    /// <summary>Writes and sends, once the greeting shows that the chat is connected: before, Web Chat keeps what is written and sends nothing.</summary>
    public async Task AskAsync(string text)
    {
        await Said.First.WaitForAsync();
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    /// <summary>Waits until the last reply holds the text.</summary>
    public Task SeeAsync(string text) => Said.Filter(new() { HasText = text }).Last.WaitForAsync();

    /// <summary>Waits until an expression is true. The page's policy forbids Playwright's own way, which makes code of strings.</summary>
    public async Task UntilAsync(string expression)
    {
        while (!await Page.EvaluateAsync<bool>(expression)) await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    /// <summary>Does what opens a new tab of the same window.</summary>
    public Task<IPage> FollowAsync(Func<IPage, Task> open) => _context.RunAndWaitForPageAsync(() => open(Page));

    /// <summary>Fails when a page wrote an error or asked another host. Errors that a test provokes are named by a part of their text.</summary>
    public void AssertClean(params string[] expected) => Assert.DoesNotContain(_wrongs, wrong => !expected.Any(part => wrong.Contains(part, StringComparison.Ordinal)));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _wrongs.Enqueue("console: " + message.Text);
        };
        page.PageError += (_, error) => _wrongs.Enqueue("error: " + error);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Host is not ("127.0.0.1" or "localhost")) _wrongs.Enqueue("request: " + url.GetLeftPart(UriPartial.Authority));
        };
    }
}
