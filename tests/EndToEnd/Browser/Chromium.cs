using ChatAssistant.Tests.Bot.Web;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChatAssistant.Tests.EndToEnd.Browser.Chromium))]

namespace ChatAssistant.Tests.EndToEnd.Browser;

/// <summary>Debian's Chromium, started when the first test asks for it. It resolves this machine's own names only.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];
    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A fresh window, with nothing remembered.</summary>
    /// <param name="language">The browser's ("es-PY").</param>
    internal async Task<Window> OpenAsync(int width = 1280, int height = 800, string language = "en-US", ColorScheme colors = ColorScheme.Light)
    {
        IBrowserContext context = await (await _started.Value).Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = language, ColorScheme = colors, ReducedMotion = ReducedMotion.Reduce });
        // The machine may be busy with other tests.
        context.SetDefaultTimeout(45_000);
        return new Window(context, await context.NewPageAsync());
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated) return;
        await (await _started.Value).Browser.DisposeAsync();
        (await _started.Value).Playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Args = Flags }));
    }
}
