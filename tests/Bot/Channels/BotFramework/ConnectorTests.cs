using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>How replies go out: where to, with which token, and what is done when the channel does not take them.</summary>
public sealed class ConnectorTests : IAsyncLifetime
{
    private LocalIssuer _issuer = null!;
    private RecordingChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await LocalIssuer.StartAsync();
        _channel = await RecordingChannel.StartAsync();
    }

    [Fact]
    public async Task AReplyGoesToTheActivityWithAllIdsPercentEncoded()
    {
        await using TestBot bot = await TestBot.StartAsync();
        await bot.PostAsync(TestBot.Message(_channel.ServiceUrl, id: "1:a/b?c", conversation: "19:x@thread.tacv2;messageid=7"));
        Call call = await _channel.NextAsync();
        Assert.Equal("/channel/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D7/activities/1%3Aa%2Fb%3Fc", call.Path);
        Assert.Equal("POST", call.Method);
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Assert.Null(call.Authorization);
    }

    [Fact]
    public async Task WithoutAnActivityIdTheReplyGoesToTheConversation()
    {
        await using TestBot bot = await TestBot.StartAsync();
        await bot.PostAsync(TestBot.Message(_channel.ServiceUrl, changes: [("id", null)]));
        Assert.Equal("/channel/v3/conversations/c1/activities", (await _channel.NextAsync()).Path);
    }

    [Fact]
    public async Task TheBotsTokenIsFetchedOnceForManyReplies()
    {
        await using TestBot bot = await TestBot.StartAsync(_issuer.Settings);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => bot.PostAsync(TestBot.Message(_channel.ServiceUrl, id: $"m{i}", conversation: $"c{i}"), LocalIssuer.Token(_channel.ServiceUrl))));
        for (int i = 0; i < 12; i++) Assert.Equal("Bearer token-1", (await _channel.NextAsync()).Authorization);
        IFormCollection login = Assert.Single(_issuer.Logins);
        Assert.Equal([LocalIssuer.AppId, "secret", "client_credentials", "https://api.botframework.com/.default"], new[] { "client_id", "client_secret", "grant_type", "scope" }.Select(field => login[field].ToString().Split(' ')[0]));
    }

    [Fact]
    public async Task ATokenThatTheConnectorRefusesIsFetchedAnewOnce()
    {
        await using TestBot bot = await TestBot.StartAsync(_issuer.Settings);
        _channel.Answer = (n, _) => Task.FromResult<IResult?>(n == 1 ? Results.Unauthorized() : null);
        await bot.PostAsync(TestBot.Message(_channel.ServiceUrl), LocalIssuer.Token(_channel.ServiceUrl));
        Assert.Equal("Bearer token-1", (await _channel.NextAsync()).Authorization);
        Assert.Equal("Bearer token-2", (await _channel.NextAsync()).Authorization);
    }

    [Fact]
    public async Task ACertificateProvesTheBotInPlaceOfASecret()
    {
        string file = Path.GetTempFileName();
        try
        {
            using RSA key = RSA.Create(2048);
            using X509Certificate2 certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "pass"), TestContext.Current.CancellationToken);
            await using TestBot bot = await TestBot.StartAsync([.. _issuer.Settings.Where(s => !s.Contains("Password", StringComparison.Ordinal)), $"--MicrosoftAppCertificate={file}", "--MicrosoftAppCertificatePassword=pass"]);
            await bot.PostAsync(TestBot.Message(_channel.ServiceUrl), LocalIssuer.Token(_channel.ServiceUrl));
            Assert.Equal("Bearer token-1", (await _channel.NextAsync()).Authorization);
            Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", Assert.Single(_issuer.Logins)["client_assertion_type"]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task ALoginThatFailsLeavesTheReplyUnsentAndTheRequestTaken()
    {
        await using TestBot bot = await TestBot.StartAsync(_issuer.Settings);
        _issuer.LoginFails = () => Results.Json(new { error = "invalid_client" }, statusCode: 401);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl), LocalIssuer.Token(_channel.ServiceUrl))).StatusCode);
        Assert.Equal(0, _channel.Count);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task ABusyChannelIsAskedAgainUntilItTakesTheReply(int status)
    {
        await using TestBot bot = await TestBot.StartAsync(["--BotFramework:SendAgainAfter=0.001"]);
        _channel.Answer = (n, context) =>
        {
            if (n == 1) context.Response.Headers.RetryAfter = "0";
            return Task.FromResult<IResult?>(n <= 3 ? Results.StatusCode(status) : null);
        };
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl))).StatusCode);
        for (int i = 0; i < 4; i++) Assert.Equal("You said: hello", (await _channel.NextAsync()).Activity.GetProperty("text").GetString());
        Assert.Equal(4, _channel.Count);
    }

    [Theory]
    [InlineData(400, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(500, 1)]
    [InlineData(503, 5)]
    public async Task AChannelThatWillNotTakeItIsLeftAloneAfterALimitAndTheRequestIsTaken(int status, int calls)
    {
        await using TestBot bot = await TestBot.StartAsync(["--BotFramework:SendAgainAfter=0.001"]);
        _channel.Answer = (_, _) => Task.FromResult<IResult?>(Results.StatusCode(status));
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl))).StatusCode);
        Assert.Equal(calls, _channel.Count);
    }

    [Fact]
    public async Task ARedirectIsNotFollowed()
    {
        await using RecordingChannel elsewhere = await RecordingChannel.StartAsync();
        await using TestBot bot = await TestBot.StartAsync();
        _channel.Answer = (_, _) => Task.FromResult<IResult?>(Results.Redirect(elsewhere.ServiceUrl, preserveMethod: true));
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl))).StatusCode);
        Assert.Equal((1, 0), (_channel.Count, elsewhere.Count));
    }

    [Fact]
    public async Task AnAnswerWithoutABodyIsASuccess()
    {
        await using TestBot bot = await TestBot.StartAsync();
        _channel.Answer = (_, _) => Task.FromResult<IResult?>(Results.StatusCode(202));
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(TestBot.Message(_channel.ServiceUrl))).StatusCode);
        Assert.Equal(1, _channel.Count);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://2130706433.example/")]
    [InlineData("http://localhost.example/")]
    [InlineData("http://127.0.0.1@example.org/")]
    [InlineData("http://user:pass@127.0.0.1/")]
    [InlineData("http://127.0.0.1/?next=")]
    [InlineData("http://127.0.0.1/#f")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//127.0.0.1/")]
    [InlineData("127.0.0.1")]
    [InlineData("not a URL")]
    public async Task WithoutATokenOnlyPlainLoopbackServiceUrlsAreCalled(string serviceUrl)
    {
        await using TestBot bot = await TestBot.StartAsync();
        using HttpResponseMessage response = await bot.PostAsync(TestBot.Message(serviceUrl));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("ServiceUrlNotAllowed", (await TestBot.ErrorAsync(response)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task ExpectedRepliesComeInTheBodyAndNothingIsSent()
    {
        await using TestBot bot = await TestBot.StartAsync();
        using HttpResponseMessage response = await bot.PostAsync(TestBot.Message(_channel.ServiceUrl, changes: [("deliveryMode", "expectReplies"), ("serviceUrl", null)]));
        Assert.Equal("You said: hello", (await response.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(TestContext.Current.CancellationToken)).GetProperty("activities")[0].GetProperty("text").GetString());
        Assert.Equal(0, _channel.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _issuer.DisposeAsync();
    }
}
