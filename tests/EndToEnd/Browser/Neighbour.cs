using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAssistant.Tests.EndToEnd.Browser;

/// <summary>Another site: pages of the organisation's own, on an origin that is not the bot's.</summary>
internal sealed class Neighbour : IAsyncDisposable
{
    private readonly WebApplication _site;

    private Neighbour(WebApplication site) => _site = site;

    /// <summary>Named "localhost", where the bot is "127.0.0.1": another site to the browser, not just another port.</summary>
    public string Origin => _site.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    /// <param name="body">The body of every page.</param>
    public static async Task<Neighbour> StartAsync(Func<string> body)
    {
        WebApplication site = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]).Build();
        site.MapGet("/{**path}", (string? path) => Results.Text($"<!doctype html><html lang=en><title>Page {path}</title><link rel=icon href=data:,><style>button, iframe {{ display: none !important; }}</style><body><main><h1>Page {path}</h1></main>{body()}</body></html>", "text/html"));
        await site.StartAsync(TestContext.Current.CancellationToken);
        return new Neighbour(site);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();
}
