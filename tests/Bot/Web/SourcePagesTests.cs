using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssistant.Tests.Bot.Web;

/// <summary>The pages of documents, events and contacts over real HTTP.</summary>
public sealed class SourcePagesTests
{
    private const string Report =
        """
        Prosecutors Train Border Officers in Lima

        Lima, 4 May 2021 – The workshop was held in Lima on 3 May 2021. It was organized by the Ministry of Justice. It was attended by Ana Torres, Director of the National Police.

        Ana Torres spoke about the protection of witnesses.

        For further information please contact:
        José Quispe
        Ministry of Justice
        Tel: +51 1 204 8020
        Email: jose.quispe@justice.example
        """;

    [Fact]
    public async Task TheCitedPassageIsMarkedEvenAcrossParagraphs()
    {
        await using WebHost host = await WebHost.StartAsync([("lima.txt", Report)]);
        string passage = "Director of the National Police.\n\nAna Torres spoke";
        string text = host.Services.GetRequiredService<LiveKnowledge>().Current.Documents["lima.txt"].Text.ReplaceLineEndings("\n");
        IDocument page = await PageAsync(host, $"/documents/lima.txt?start={text.IndexOf(passage, StringComparison.Ordinal)}&length={passage.Length}");
        Assert.Equal(Words(passage), Words(string.Join(' ', page.QuerySelectorAll("mark").Select(mark => mark.TextContent))));
        Assert.Single(page.QuerySelectorAll("#passage"));
        Assert.Equal(Words(Report), Words(page.QuerySelector("h1")!.TextContent + "\n" + page.QuerySelector("article")!.TextContent));
    }

    [Theory]
    [InlineData("start=0&length=99999999")]
    [InlineData("start=-1&length=5")]
    [InlineData("start=2147483647&length=2147483647")]
    [InlineData("start=x&length=")]
    public async Task AnAddressWithAnImpossiblePassageShowsTheDocument(string query)
    {
        await using WebHost host = await WebHost.StartAsync([("lima.txt", Report)]);
        IDocument page = await PageAsync(host, "/documents/lima.txt?" + query);
        Assert.Empty(page.QuerySelectorAll("mark"));
        Assert.Contains("border officers", page.Title, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task EachEntryOfTheRegisterNamesItsWordsInTheText()
    {
        await using WebHost host = await WebHost.StartAsync([("lima.txt", Report)]);
        IDocument page = await PageAsync(host, "/documents/lima.txt");
        IElement[] entries = [.. page.QuerySelectorAll("aside li[data-facts]")];
        Assert.Contains(entries, entry => entry.TextContent.Contains("Ana Torres", StringComparison.Ordinal));
        Assert.All(entries, entry =>
        {
            string name = entry.GetAttribute("data-facts")!;
            Assert.NotEmpty(page.QuerySelectorAll($"h1 [data-facts~={name}], article [data-facts~={name}]"));
            Assert.NotNull(page.QuerySelector($"h1 #{name}, article #{name}"));
        });
    }

    [Fact]
    public async Task MarkupInADocumentIsShownAsText()
    {
        const string evil = "<script>alert(1)</script> Workshop in <img src=x onerror=alert(2)> Lima\n\nThe workshop was attended by Ana \"Torres, Director of the National Police, on 3 May 2021.";
        await using WebHost host = await WebHost.StartAsync([("evil\"><script>.txt", evil)]);
        foreach (string path in new[] { "/documents", Links.DocumentPath("evil\"><script>.txt"), Links.EventPath("evil\"><script>") })
        {
            IDocument page = await PageAsync(host, path);
            Assert.All(page.Scripts, script => Assert.StartsWith("/assets/", script.Source, StringComparison.Ordinal));
            Assert.Empty(page.Images);
            Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        }
        Assert.Contains("<script>alert(1)</script>", (await PageAsync(host, Links.DocumentPath("evil\"><script>.txt"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024/reports/lima #1 (final).txt")]
    [InlineData("año ñandú 100%.txt")]
    [InlineData("a+b&c=d?.txt")]
    [InlineData("日本.ics.txt")]
    public async Task EveryIdHasItsPage(string id)
    {
        await using WebHost host = await WebHost.StartAsync([(id, Report)]);
        await PageAsync(host, Links.DocumentPath(id));
        await PageAsync(host, Links.EventPath(Path.ChangeExtension(id, null)));
        Assert.Contains("BEGIN:VEVENT", await host.TextAsync(Links.CalendarPath(Path.ChangeExtension(id, null))), StringComparison.Ordinal);
        IDocument list = await PageAsync(host, "/documents");
        Assert.Equal(Links.DocumentPath(id), list.QuerySelector(".list a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task TheEventPageLeadsToItsSourceItsContactAndItsDate()
    {
        await using WebHost host = await WebHost.StartAsync([("lima.txt", Report)]);
        IDocument page = await PageAsync(host, "/events/lima");
        string card = await host.TextAsync(page.QuerySelector("a[href^='/contacts/']")!.GetAttribute("href")!);
        Assert.StartsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n", card, StringComparison.Ordinal);
        Assert.Contains("FN:José Quispe\r\n", card, StringComparison.Ordinal);
        Assert.Contains("TEL;VALUE=uri;TYPE=voice:tel:+5112048020\r\n", card, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20210503\r\n", await host.TextAsync(page.QuerySelector("a[href$='.ics']")!.GetAttribute("href")!), StringComparison.Ordinal);
        IDocument source = await PageAsync(host, page.QuerySelectorAll("a[href*='start=']")[0].GetAttribute("href")!.Split('#')[0]);
        Assert.NotEmpty(source.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task WhatIsNotThereSaysSoAndNothingOutsideTheDocumentsIsServed()
    {
        await using WebHost host = await WebHost.StartAsync([("lima.txt", Report)]);
        foreach (string path in new[] { "/documents/quito.txt", "/documents/%2e%2e/appsettings.json", "/documents/..%2fappsettings.json", "/events/quito", "/events/quito.ics", "/contacts/0000000000000000.vcf", "/contacts/x.vcf", "/assets/site.css", "/assets/..%2fsite.css" })
            Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task WithSignedSourcesOnlyALinkOpensAPageAndThePagesItLeadsTo()
    {
        await using WebHost host = await WebHost.StartAsync([("lima.txt", Report)], "--Web:Sources=signed");
        foreach (string path in new[] { "/documents", "/documents/lima.txt", "/documents/quito.txt", "/events/lima", "/events/lima.ics" }) await host.TextAsync(path, HttpStatusCode.Forbidden);
        string link = host.Services.GetRequiredService<Links>().Under(host.Root).Document(new SourceSpan("lima.txt", 0, 11))![host.Root.Length..].Split('#')[0];
        IDocument page = await PageAsync(host, link);
        IDocument told = await PageAsync(host, page.QuerySelector("a[href^='/events/']")!.GetAttribute("href")!);
        await host.TextAsync(told.QuerySelector("a[href$='.ics']") is null ? told.QuerySelector("a[href*='.ics?']")!.GetAttribute("href")! : "");
        await host.TextAsync(Regex.Replace(link, "(?<=signature=).", first => first.Value == "_" ? "-" : "_"), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task PagesSpeakTheReadersLanguage()
    {
        await using WebHost host = await WebHost.StartAsync([("lima.txt", Report)]);
        host.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de, fr-CA;q=0.8, en;q=0.5");
        Assert.Equal("fr", (await PageAsync(host, "/documents")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("es", (await PageAsync(host, "/documents?language=es")).DocumentElement.GetAttribute("lang"));
    }

    private static async Task<IDocument> PageAsync(WebHost host, string path)
    {
        using HttpResponseMessage response = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
