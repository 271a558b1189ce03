using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static ChatAssistant.Tests.Bot.Channels.DirectLineHost;

namespace ChatAssistant.Tests.Bot.Channels;

/// <summary>Who gets a token over Direct Line, and what it opens.</summary>
public sealed class DirectLineAccessTests
{
    [Theory]
    [InlineData(AllowedOrigin, HttpStatusCode.OK)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("https://www.example.org.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://www.example.org", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    public async Task OnlyPagesOfTheAllowListGetATokenWithoutASecret(string? origin, HttpStatusCode status)
    {
        await using DirectLineHost host = await StartAsync();
        using HttpResponseMessage response = await host.SendAsync(HttpMethod.Post, "tokens/generate", origin: origin);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? origin : null, response.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? allowed) ? allowed.Single() : null);
    }

    [Fact]
    public async Task TheBotsOwnPageGetsATokenWithNothingConfigured()
    {
        await using DirectLineHost host = await StartAsync(("DirectLine:Secret", ""), ("DirectLine:AllowedOrigins:0", ""));
        Assert.NotEmpty((await host.JsonAsync(HttpMethod.Post, "tokens/generate", origin: host.Root)).GetProperty("token").GetString()!);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(HttpMethod.Post, "tokens/generate", origin: AllowedOrigin)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(HttpMethod.Post, "tokens/generate", token: "")).StatusCode);
    }

    [Fact]
    public async Task AServerWithTheSecretNamesTheUserAndThePages()
    {
        await using DirectLineHost host = await StartAsync();
        JsonElement given = await host.JsonAsync(HttpMethod.Post, "tokens/generate", Secret, new { user = new { id = "dl_ana" }, trustedOrigins = new[] { "https://intranet.example" } });
        string token = given.GetProperty("token").GetString()!;
        Assert.Equal("dl_ana", new JsonWebToken(token).GetClaim("user").Value);
        Assert.Equal(HttpStatusCode.Created, (await host.SendAsync(HttpMethod.Post, "conversations", token, origin: "https://intranet.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(HttpMethod.Post, "conversations", token, origin: AllowedOrigin)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(HttpMethod.Post, "tokens/generate", Secret + "x")).StatusCode);
    }

    [Fact]
    public async Task ATokenOpensItsOwnConversationOnly()
    {
        await using DirectLineHost host = await StartAsync();
        (string id, _, string stream) = await host.BeginAsync();
        (_, string other, string otherStream) = await host.BeginAsync();
        foreach ((HttpMethod method, string path) in new[] { (HttpMethod.Get, $"conversations/{id}"), (HttpMethod.Get, $"conversations/{id}/activities"), (HttpMethod.Post, $"conversations/{id}/activities"), (HttpMethod.Post, $"conversations/{id}/upload") })
            Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(method, path, other)).StatusCode);
        await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(stream.Split("&t=")[0] + "&t=" + otherStream.Split("&t=")[1]));
    }

    [Fact]
    public async Task AnExpiredTokenSaysSoAndOneRefreshedInTimeGoesOn()
    {
        await using DirectLineHost host = await StartAsync();
        (string id, string token, _) = await host.BeginAsync();
        host.Clock.Now += TimeSpan.FromMinutes(20);
        string fresh = (await host.JsonAsync(HttpMethod.Post, "tokens/refresh", token)).GetProperty("token").GetString()!;
        host.Clock.Now += TimeSpan.FromMinutes(20);
        using HttpResponseMessage expired = await host.SendAsync(HttpMethod.Get, $"conversations/{id}/activities", token);
        Assert.Equal(HttpStatusCode.Forbidden, expired.StatusCode);
        Assert.Contains("TokenExpired", await expired.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(HttpMethod.Post, "tokens/refresh", token)).StatusCode);
        Assert.Single(await host.ActivitiesAsync(id, fresh));
    }

    [Fact]
    public async Task AForgedTokenOpensNothing()
    {
        await using DirectLineHost host = await StartAsync();
        (string id, string token, _) = await host.BeginAsync();
        string[] parts = token.Split('.');
        var strange = new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["conv"] = id, ["user"] = "dl_x" }, Expires = DateTime.UtcNow.AddYears(9),
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes("another secret, long enough to be one")), SecurityAlgorithms.HmacSha256),
        };
        string[] forged =
        [
            $"{parts[0]}.{parts[1]}.{new string(parts[2].Reverse().ToArray())}",
            $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("dl_", "xx_", StringComparison.Ordinal))}.{parts[2]}",
            $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{parts[1]}.",
            new JsonWebTokenHandler().CreateToken(strange),
            "", "abc", "a.b.c", token + "x", Secret,
        ];
        foreach (string text in forged) Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(HttpMethod.Get, $"conversations/{id}/activities", text)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(HttpMethod.Get, $"conversations/{id}/activities")).StatusCode);
    }

    [Fact]
    public async Task AfterARotationTokensOfTheOldSecretGoOnUntilTheyExpireAndNewOnesAreOfTheNew()
    {
        const string fresh = "the secret that comes after, long enough to be one";
        await using DirectLineHost before = await StartAsync(), rotated = await StartAsync(("DirectLine:Secret", fresh), ("DirectLine:PreviousSecret", Secret)), after = await StartAsync(("DirectLine:Secret", fresh));
        (_, string old, _) = await before.BeginAsync();
        string renewed = (await rotated.JsonAsync(HttpMethod.Post, "tokens/refresh", old)).GetProperty("token").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await after.SendAsync(HttpMethod.Post, "tokens/refresh", renewed)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await after.SendAsync(HttpMethod.Post, "tokens/refresh", old)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await before.SendAsync(HttpMethod.Post, "tokens/refresh", renewed)).StatusCode);
        string forged = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = new Dictionary<string, object> { ["conv"] = "c", ["user"] = "dl_x" }, Expires = DateTime.UtcNow.AddYears(9), SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret)), SecurityAlgorithms.HmacSha256),
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await rotated.SendAsync(HttpMethod.Post, "tokens/refresh", forged)).StatusCode);
        rotated.Clock.Now += TimeSpan.FromMinutes(31);
        Assert.Equal(HttpStatusCode.Forbidden, (await rotated.SendAsync(HttpMethod.Post, "tokens/refresh", old)).StatusCode);
    }

    [Fact]
    public async Task AStolenTokenIsUselessOnAStrangersPage()
    {
        await using DirectLineHost host = await StartAsync();
        (string id, string token, string stream) = await host.BeginAsync();
        using HttpResponseMessage read = await host.SendAsync(HttpMethod.Get, $"conversations/{id}/activities", token, origin: "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(stream), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, $"conversations/{id}/activities", token, origin: AllowedOrigin)).StatusCode);
    }

    [Fact]
    public async Task TokensPerAddressAreLimited()
    {
        await using DirectLineHost host = await StartAsync(("DirectLine:TokensPerMinute", "2"));
        HttpStatusCode[] statuses = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await host.SendAsync(HttpMethod.Post, "tokens/generate", origin: AllowedOrigin)).StatusCode))];
        Assert.Equal(2, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(2, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task EveryResponseCarriesTheSecurityHeaders()
    {
        await using DirectLineHost host = await StartAsync();
        foreach (string path in new[] { "tokens/generate", "conversations/x", "no/such/thing" })
        {
            using HttpResponseMessage response = await host.SendAsync(HttpMethod.Get, path);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        }
    }
}
