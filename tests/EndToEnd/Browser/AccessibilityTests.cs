using System.Text.Json;
using ChatAssistant.Tests.Bot.Web;
using Microsoft.Playwright;

namespace ChatAssistant.Tests.EndToEnd.Browser;

/// <summary>axe-core looks for barriers on every kind of page.</summary>
public sealed class AccessibilityTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task NoPageHasASeriousProblem(ColorScheme colors, int width)
    {
        await using WebHost bot = await WebHost.StartAsync(ChatInBrowserTests.SeedDocument());
        await using Window window = await chromium.OpenAsync(width, 844, colors: colors);
        string axe = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "js", "node_modules", "axe-core", "axe.min.js"), TestContext.Current.CancellationToken);
        foreach (string path in new[] { "/", "/embedded", "/documents", "/documents/paraguay-counter-trafficking-seminar.txt?start=381&length=60", "/events/paraguay-counter-trafficking-seminar", "/privacy", "/terms", "/events/none" })
        {
            await window.Page.GotoAsync(bot.Root + path);
            if (path is "/" or "/embedded")
            {
                await window.AskAsync("Who attended the seminar in Paraguay?");
                await window.SeeAsync("Jorge Diaz Almeida");
            }
            await window.Page.EvaluateAsync(axe + ";undefined");
            string found = await window.Page.EvaluateAsync<string>("axe.run().then(({ violations }) => JSON.stringify(violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => ({ id: v.id, nodes: v.nodes.map(n => n.html.slice(0, 200)) }))))");
            Assert.True(JsonDocument.Parse(found).RootElement.GetArrayLength() == 0, $"{path}, {colors}: {found}");
        }
        window.AssertClean("status of 404");
    }
}
