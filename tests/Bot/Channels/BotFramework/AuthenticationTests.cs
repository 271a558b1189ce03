using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>Who is let in, over real HTTP with a local issuer. Rules: "Authentication with the Bot Connector API".</summary>
public sealed class AuthenticationTests : IAsyncLifetime
{
    private LocalIssuer _issuer = null!;
    private RecordingChannel _channel = null!;
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await LocalIssuer.StartAsync();
        _channel = await RecordingChannel.StartAsync();
        _bot = await TestBot.StartAsync(_issuer.Settings);
    }

    private static long Minutes(int from) => DateTimeOffset.UtcNow.AddMinutes(from).ToUnixTimeSeconds();

    public static TheoryData<string, string> Good => new()
    {
        { "as the channel sends it", "right" },
        { "RS384", "RS384" },
        { "RS512", "RS512" },
        { "ended four minutes ago", "ended 4" },
        { "begins in four minutes", "begins 4" },
        { "service URL in other letter case", "case" },
        { "audience in a list", "list" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public async Task AValidTokenIsLetIn(string _, string which)
    {
        string token = which switch
        {
            "RS384" => Token(header: h => h["alg"] = "RS384", signer: LocalIssuer.SignRs384),
            "RS512" => Token(header: h => h["alg"] = "RS512", signer: LocalIssuer.SignRs512),
            "ended 4" => Token(c =>
            {
                c["nbf"] = Minutes(-60);
                c["exp"] = Minutes(-4);
            }),
            "begins 4" => Token(c => c["nbf"] = Minutes(4)),
            "case" => Token(c => c["serviceurl"] = _channel.ServiceUrl.ToUpperInvariant()),
            "list" => Token(c => c["aud"] = new[] { "another", LocalIssuer.AppId }),
            _ => Token(),
        };
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(token)).StatusCode);
        Assert.Equal("You said: hello", (await _channel.NextAsync()).Activity.GetProperty("text").GetString());
    }

    public static TheoryData<string> Bad => new(
        "expired", "not yet valid", "no exp", "wrong issuer", "no issuer", "wrong audience", "no audience", "empty audience", "wrong service URL", "service URL with a slash more", "no service URL claim", "service URL of another type",
        "alg none", "alg NONE", "HS256", "PS256", "alg that is not the signature's", "no alg", "unknown key", "no key id", "foreign key", "tampered", "unsigned", "unendorsed", "endorsed for another channel", "key in the header", "critical extension",
        "not a token", "two parts", "five parts", "empty parts", "encrypted", "payload is no JSON", "payload is a list", "claims said as other types", "padding", "trailing dot");

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task AnythingElseIsRefusedWith401(string which)
    {
        using HttpResponseMessage response = await PostAsync(BadToken(which));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("Unauthorized", (await TestBot.ErrorAsync(response)).GetProperty("code").GetString());
        Assert.Equal(0, _channel.Count);
    }

    private string BadToken(string which)
    {
        string good = Token();
        string[] parts = good.Split('.');
        return which switch
        {
            "expired" => Token(c =>
            {
                c["nbf"] = Minutes(-60);
                c["exp"] = Minutes(-10);
            }),
            "not yet valid" => Token(c => c["nbf"] = Minutes(10)),
            "no exp" => Token(c => c.Remove("exp")),
            "wrong issuer" => Token(c => c["iss"] = "https://api.botframework.com/"),
            "no issuer" => Token(c => c.Remove("iss")),
            "wrong audience" => Token(c => c["aud"] = "another"),
            "no audience" => Token(c => c.Remove("aud")),
            "empty audience" => Token(c => c["aud"] = ""),
            "wrong service URL" => Token(c => c["serviceurl"] = "https://smba.example/"),
            "service URL with a slash more" => Token(c => c["serviceurl"] = _channel.ServiceUrl + "/"),
            "no service URL claim" => Token(c => c.Remove("serviceurl")),
            "service URL of another type" => Token(c => c["serviceurl"] = new[] { _channel.ServiceUrl }),
            "alg none" => Token(header: h => h["alg"] = "none", signer: _ => []),
            "alg NONE" => Token(header: h => h["alg"] = "NONE", signer: _ => []),
            "HS256" => Token(header: h => h["alg"] = "HS256", signer: LocalIssuer.SignHs256),
            "PS256" => Token(header: h => h["alg"] = "PS256", signer: LocalIssuer.SignPs256),
            "alg that is not the signature's" => Token(header: h => h["alg"] = "RS512"),
            "no alg" => Token(header: h => h.Remove("alg")),
            "unknown key" => Token(header: h => h["kid"] = "made-up"),
            "no key id" => Token(header: h => h.Remove("kid")),
            "foreign key" => Token(signer: LocalIssuer.SignForeign),
            "tampered" => $"{parts[0]}.{Token(c => c["exp"] = Minutes(600)).Split('.')[1]}.{parts[2]}",
            "unsigned" => $"{parts[0]}.{parts[1]}.",
            "unendorsed" => Token(header: h => h["kid"] = "no-endorsements"),
            "endorsed for another channel" => Token(header: h => h["kid"] = "other-channel"),
            "key in the header" => Token(header: h =>
            {
                h["kid"] = "mine";
                h["jku"] = _issuer.Url + "/v1/.well-known/keys";
            }, signer: LocalIssuer.SignForeign),
            "critical extension" => Token(header: h => h["crit"] = new[] { "exp" }),
            "two parts" => $"{parts[0]}.{parts[1]}",
            "five parts" => $"{good}.{parts[0]}.{parts[1]}",
            "empty parts" => "..",
            "encrypted" => $"{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\",\"kid\":\"right\"}")}..{parts[1]}.{parts[1]}.{parts[2]}",
            "payload is no JSON" => $"{parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("hello")}.{parts[2]}",
            "payload is a list" => $"{parts[0]}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode("[]")}.{parts[2]}",
            "claims said as other types" => Token(c =>
            {
                c["exp"] = "tomorrow";
                c["iss"] = 7;
            }),
            "padding" => good + "=!",
            "trailing dot" => good + ".",
            _ => "hello",
        };
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("bearer {token}")]
    [InlineData("Bearer {token} {token}")]
    [InlineData("Bearer  {token}")]
    [InlineData("{token}")]
    public async Task TheHeaderIsBearerAndOneToken(string? header)
    {
        using HttpResponseMessage response = await _bot.SendAsync(JsonContent.Create(TestBot.Message(_channel.ServiceUrl)), header?.Replace("{token}", Token(), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task AStrangerIsRefusedBeforeTheBodyIsRead()
    {
        using HttpResponseMessage response = await _bot.SendAsync(new StringContent("{ broken"), null);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task AnActivityWithoutAServiceUrlIsRefused()
    {
        Dictionary<string, object?> activity = TestBot.Message(_channel.ServiceUrl);
        activity.Remove("serviceUrl");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostAsync(activity, Token())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostAsync(activity, LocalIssuer.EmulatorToken())).StatusCode);
    }

    [Fact]
    public async Task AnActivityWithoutAChannelIsRefused()
    {
        Dictionary<string, object?> activity = TestBot.Message(_channel.ServiceUrl);
        activity.Remove("channelId");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostAsync(activity, Token())).StatusCode);
    }

    [Theory]
    [InlineData("1.0", "appid", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", HttpStatusCode.OK)]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0", HttpStatusCode.OK)]
    [InlineData("2.0", "appid", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", HttpStatusCode.Unauthorized)]
    [InlineData("3.0", "azp", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", HttpStatusCode.Unauthorized)]
    [InlineData(null, "appid", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", HttpStatusCode.Unauthorized)]
    [InlineData("1.0", "appid", "https://sts.windows.net/11111111-2222-3333-4444-555555555555/", HttpStatusCode.Unauthorized)]
    public async Task TheEmulatorComesWithTheBotsOwnAppInAKnownTenant(string? version, string appClaim, string issuer, HttpStatusCode status)
    {
        string token = LocalIssuer.EmulatorToken(claims =>
        {
            claims.Remove("appid");
            claims["ver"] = version;
            claims[appClaim] = LocalIssuer.AppId;
            claims["iss"] = issuer;
            claims["tid"] = "11111111-2222-3333-4444-555555555555";
        });
        Assert.Equal(status, (await PostAsync(token)).StatusCode);
    }

    [Fact]
    public async Task ATokenOfAnotherAppIsRefusedAlthoughItIsMeantForTheBot() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(LocalIssuer.EmulatorToken(c => c["appid"] = "another"))).StatusCode);

    [Fact]
    public async Task AnEmulatorTokenVouchesForNoServiceUrlButLoopback()
    {
        using HttpResponseMessage response = await _bot.PostAsync(TestBot.Message("https://smba.example/"), LocalIssuer.EmulatorToken());
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("ServiceUrlNotAllowed", (await TestBot.ErrorAsync(response)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task TheTenantOfASingleTenantBotIsAnIssuerOfEmulatorTokens()
    {
        await using TestBot bot = await TestBot.StartAsync([.. _issuer.Settings, "--MicrosoftAppType=singletenant", $"--MicrosoftAppTenantId={LocalIssuer.Tenant}"]);
        string token = LocalIssuer.EmulatorToken(c => c["iss"] = $"https://sts.windows.net/{LocalIssuer.Tenant}/");
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl), token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(token)).StatusCode);
    }

    [Theory]
    [InlineData("msteams", "allowed", null, HttpStatusCode.OK)]
    [InlineData("msteams", "ALLOWED", "allowed", HttpStatusCode.OK)]
    [InlineData("msteams", null, "allowed", HttpStatusCode.OK)]
    [InlineData("msteams", "another", null, HttpStatusCode.Forbidden)]
    [InlineData("msteams", "allowed", "another", HttpStatusCode.Forbidden)]
    [InlineData("msteams", null, null, HttpStatusCode.Forbidden)]
    [InlineData("webchat", null, "allowed", HttpStatusCode.Forbidden)]
    public async Task OnlyTheTenantsOnTheListAreServed(string channel, string? ofConversation, string? ofChannelData, HttpStatusCode status)
    {
        await using TestBot bot = await TestBot.StartAsync([.. _issuer.Settings, "--BotFramework:AllowedTenants=allowed, second"]);
        Dictionary<string, object?> activity = TestBot.Message(_channel.ServiceUrl, changes: [("channelId", channel), ("conversation", new { id = "c", tenantId = ofConversation }), ("channelData", new { tenant = new { id = ofChannelData } })]);
        Assert.Equal(status, (await bot.PostAsync(activity, Token())).StatusCode);
    }

    [Fact]
    public async Task KeysAreReadOnceAndAgainForAKeyThatIsNewButNotForEachMadeUpName()
    {
        for (int i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await PostAsync(Token())).StatusCode);
        Assert.Equal(1, _issuer.KeyReads);
        for (int i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(Token(header: h => h["kid"] = "made-up"))).StatusCode);
        Assert.Equal(2, _issuer.KeyReads);
        _issuer.Roll();
        string rolled = Token(header: h => h["kid"] = "later", signer: LocalIssuer.SignLater);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(rolled)).StatusCode);
        Assert.Equal(3, _issuer.KeyReads);
        for (int i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(Token(header: h => h["kid"] = $"made-up-{i}"))).StatusCode);
        Assert.Equal(4, _issuer.KeyReads);
    }

    [Fact]
    public async Task AKeyThatWasReplacedUnderItsNameIsReadAnewButNotForEachForgery()
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Token())).StatusCode);
        _issuer.Replace();
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Token(signer: LocalIssuer.SignLater))).StatusCode);
        for (int i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(Token(signer: LocalIssuer.SignForeign))).StatusCode);
        Assert.Equal(2, _issuer.KeyReads);
    }

    [Fact]
    public async Task AnIssuerThatCannotBeReachedLetsNobodyInAndIsNoServerError()
    {
        await using TestBot bot = await TestBot.StartAsync([$"--MicrosoftAppId={LocalIssuer.AppId}", "--ToBotFromChannelOpenIdMetadataUrl=http://127.0.0.1:1/none"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl), Token())).StatusCode);
    }

    [Fact]
    public async Task WithoutAnAppIdARequestNeedsNoTokenAndOneThatBringsAnyIsRefused()
    {
        await using TestBot bot = await TestBot.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl), Token())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl), Token(c => c["aud"] = ""))).StatusCode);
    }

    [Fact]
    public async Task TwoAuthorizationHeadersAreRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _bot.Endpoint) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", ["Bearer " + Token(), "Bearer " + Token()]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    private string Token(Action<Dictionary<string, object?>>? claims = null, Action<Dictionary<string, object?>>? header = null, Signer? signer = null) => LocalIssuer.Token(_channel.ServiceUrl, claims, header, signer);

    private Task<HttpResponseMessage> PostAsync(string token) => _bot.PostAsync(TestBot.Message(_channel.ServiceUrl, id: Guid.NewGuid().ToString()), token);

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _channel.DisposeAsync();
        await _issuer.DisposeAsync();
    }
}
