using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web;
using ChatAssistant.Web.Access;
using FsCheck.Xunit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Tests.Bot.Web;

public sealed class LinksTests
{
    private readonly SettableClock _clock = new() { Now = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero) };
    private readonly WebOptions _options = new() { PublicUrl = "https://bot.example.org/", Sources = SourceAccess.Signed, LinkLifetime = TimeSpan.FromHours(1) };

    [Fact]
    public void ADocumentInAFolderKeepsItsSlashesAndEverythingElseIsEncoded()
    {
        _options.Sources = SourceAccess.Public;
        Assert.Equal("https://bot.example.org/documents/2024/caf%C3%A9%20%231.es.txt?start=3&length=14#passage", Links().Document(new SourceSpan("2024/café #1.es.txt", 3, 14)));
        Assert.Equal("https://bot.example.org/events/2024/lima%232.ics", Links().Calendar("2024/lima#2"));
    }

    [Fact]
    public void WithoutAPublicUrlThereAreLinksOnlyForClientsThatCameByAnAddress()
    {
        _options.PublicUrl = "";
        Assert.Null(Links().Event("lima"));
        Assert.StartsWith("http://localhost:3978/events/lima?until=", Links().Under("http://localhost:3978").Event("lima"), StringComparison.Ordinal);
    }

    [Fact]
    public void APublicUrlGoesBeforeTheAddressOfARequest() =>
        Assert.StartsWith("https://bot.example.org/", Links().Under("http://10.0.0.3:8080").Event("lima"), StringComparison.Ordinal);

    [Fact]
    public void ASignedLinkOpensItsOwnPageUntilItExpires()
    {
        var link = new Uri(Links().Event("lima")!);
        Assert.NotNull(Opens("/events/lima", link));
        Assert.Null(Opens("/events/quito", link));
        Assert.Null(Opens("/events/lima", new Uri(link.ToString().Replace("until=1", "until=2", StringComparison.Ordinal))));
        _clock.Now += TimeSpan.FromHours(1);
        Assert.Null(Opens("/events/lima", link));
    }

    [Fact]
    public void AfterARotationTheOldSecretStillOpensAndAStrangersDoesNot()
    {
        var link = new Uri(Links("the old secret, long enough to be one").Event("lima")!);
        Assert.NotNull(Opens("/events/lima", link, "the new secret, long enough to be one", "the old secret, long enough to be one"));
        Assert.Null(Opens("/events/lima", link, "the new secret, long enough to be one"));
    }

    [Property]
    public bool NoQueryButTheSignedOneOpens(long until, string signature) =>
        Signature("a secret that is long enough to be one").Opens("/events/lima", new QueryCollection(QueryHelpers.ParseQuery($"until={until}&signature={Uri.EscapeDataString(signature ?? "")}"))) is null;

    private Links Links(string secret = "a secret that is long enough to be one") => new(Options.Create(_options), Signature(secret));

    private LinkSignature Signature(string secret, string previous = "") => new(new SigningKeys(Options.Create(new AccessOptions { Secret = secret, PreviousSecret = previous })), Options.Create(_options), _clock);

    private DateTimeOffset? Opens(string path, Uri link, string secret = "a secret that is long enough to be one", string previous = "") => Signature(secret, previous).Opens(path, new QueryCollection(QueryHelpers.ParseQuery(link.Query)));
}
