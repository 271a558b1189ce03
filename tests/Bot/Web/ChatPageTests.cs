using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ChatAssistant.Knowledge.Documents;

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
        Assert.All(page.Scripts, script => Assert.Matches("^/assets/(chat|conversation)[.]", script.Source));
        Assert.Equal("", page.Scripts.Single(script => script.Source!.StartsWith("/assets/chat.", StringComparison.Ordinal)).GetAttribute("data-color"));
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

    [Fact]
    public async Task ThePageOnPrivacyTellsWhatIsKeptAsTheBotIsSetUp()
    {
        using var folder = new TemporaryFolder();
        await using WebHost plain = await WebHost.StartAsync([]), full = await WebHost.StartAsync([], "--Privacy:KeepDays=45", "--Privacy:Records=" + Path.Combine(folder.Path, "records.db"), "--DirectLine:KeepFor=02:00:00", "--Conversation:ExpireMinutes=20", "--Feedback:File=reasons.jsonl", "--BotFramework:Notices=true", "--Discord:PublicKey=" + new string('a', 64), "--Web:Operator=Ana <b>Torres</b>, ana@example.org");
        string said = await RowsAsync(plain, "en"), more = await RowsAsync(full, "en");
        Assert.Contains("30 minutes after its last question", said, StringComparison.Ordinal);
        Assert.Contains("1 hour after the last message", said, StringComparison.Ordinal);
        Assert.Contains("until the server restarts", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Questions without an answer", said, StringComparison.Ordinal);
        Assert.Contains("20 minutes after its last question", more, StringComparison.Ordinal);
        Assert.Contains("2 hours after the last message", more, StringComparison.Ordinal);
        Assert.Contains("Questions without an answer", more, StringComparison.Ordinal);
        Assert.Contains("45 days", more, StringComparison.Ordinal);
        foreach (string what in new[] { "Reasons that users of Teams write", "For those who ask to be told of new events", "Further pages of a long answer on Discord" }) Assert.Contains(what, more, StringComparison.Ordinal);
        Assert.Contains("Ana <b>Torres</b>, ana@example.org", more, StringComparison.Ordinal);
        Assert.Contains("30 minutos", await RowsAsync(plain, "es"), StringComparison.Ordinal);
        Assert.Contains("1 heure", await RowsAsync(plain, "fr"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Terms of use")]
    [InlineData("es", "Condiciones de uso")]
    [InlineData("fr", "Conditions d’utilisation")]
    public async Task TheChatLeadsToPrivacyAndTermsInTheReadersLanguage(string language, string heading)
    {
        await using WebHost host = await WebHost.StartAsync([]);
        foreach (string chat in new[] { "/", "/embedded" })
        {
            IDocument page = await new HtmlParser().ParseDocumentAsync(await host.TextAsync(chat + "?language=" + language));
            string[] links = [.. page.QuerySelectorAll("footer a").Select(link => link.GetAttribute("href")!)];
            Assert.Equal(["/privacy?language=" + language, "/terms?language=" + language], links);
            IDocument terms = await new HtmlParser().ParseDocumentAsync(await host.TextAsync(links[1]));
            Assert.Equal(heading, terms.QuerySelector("h1")!.TextContent);
            Assert.Equal(language, terms.DocumentElement.GetAttribute("lang"));
            string licences = await host.TextAsync(terms.QuerySelector("a[href*=licences]")!.GetAttribute("href")!);
            Assert.Contains("botframework-webchat-component 4.18.1 (MIT)", licences, StringComparison.Ordinal);
            Assert.Contains("react ", licences, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task VisitorsAreToldWhetherTheirQuestionsGoToAModel()
    {
        await using WebHost without = await WebHost.StartAsync([]);
        Assert.Contains("Nothing that you write here is sent to another company", await RowsAsync(without, "en"), StringComparison.Ordinal);
        await using WebHost with = await WebHost.StartAsync([], "--Model:Provider=OpenAI", "--Model:Name=m", "--Model:Endpoint=http://localhost:1/v1");
        string page = await RowsAsync(with, "en");
        Assert.Contains("are sent to a language model", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing that you write here is sent", page, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTextsOfAllLanguagesHaveTheSameKeys()
    {
        string[][] keys = [.. Enum.GetValues<Language>().Select(language => JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "bot", "Web", "Pages", $"texts.{language.Code()}.json"))).RootElement.EnumerateObject().Select(text => text.Name).Order().ToArray())];
        Assert.All(keys, these => Assert.Equal(keys[0], these));
    }

    private static async Task<string> RowsAsync(WebHost host, string language) => (await new HtmlParser().ParseDocumentAsync(await host.TextAsync("/privacy?language=" + language))).QuerySelector("main")!.TextContent;

    private static string Policy(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();
}
