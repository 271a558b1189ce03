using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>A stand-in for the channel's token issuer and for the login that gives the bot its own tokens, on loopback.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    public const string AppId = "7d1f9f0c-6d0e-4b63-9a7c-1f2e3d4c5b6a";
    public const string Tenant = "0d8f3c52-58a1-4d0b-9d52-7a1b2c3d4e5f";
    private static readonly RSA Right = RSA.Create(2048), Foreign = RSA.Create(2048), Later = RSA.Create(2048);
    private readonly WebApplication _app;
    private bool _rolled, _replaced;

    private LocalIssuer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();
    public string Metadata => Url + "/v1/.well-known/openidconfiguration";
    public int KeyReads;
    public List<IFormCollection> Logins { get; } = [];
    public Func<IResult?> LoginFails { get; set; } = () => null;

    public static async Task<LocalIssuer> StartAsync()
    {
        WebApplication app = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();
        var issuer = new LocalIssuer(app);
        app.MapGet("/v1/.well-known/openidconfiguration", () => Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = issuer.Url + "/v1/.well-known/keys" }));
        app.MapGet("/v1/.well-known/keys", issuer.Keys);
        app.MapPost("/{tenant}/oauth2/v2.0/token", async (HttpRequest request) =>
        {
            issuer.Logins.Add(await request.ReadFormAsync());
            return issuer.LoginFails() ?? Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = $"token-{issuer.Logins.Count}" });
        });
        await app.StartAsync();
        return issuer;
    }

    /// <summary>The settings of a bot that trusts this issuer alone.</summary>
    public string[] Settings =>
    [
        $"--MicrosoftAppId={AppId}", "--MicrosoftAppPassword=secret", $"--ToBotFromChannelOpenIdMetadataUrl={Metadata}", $"--ToBotFromEmulatorOpenIdMetadataUrl={Metadata}", $"--ToChannelFromBotLoginUrl={Url}/botframework.com",
    ];

    /// <summary>The issuer signs with a new key from now.</summary>
    public void Roll() => _rolled = true;

    /// <summary>The issuer signs with another key under the old name from now.</summary>
    public void Replace() => _replaced = true;

    /// <summary>A token as the channel sends it, with what the test changes.</summary>
    public static string Token(string serviceUrl, Action<Dictionary<string, object?>>? claims = null, Action<Dictionary<string, object?>>? header = null, Signer? signer = null)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Dictionary<string, object?> payload = new() { ["iss"] = "https://api.botframework.com", ["aud"] = AppId, ["serviceurl"] = serviceUrl, ["nbf"] = now - 60, ["exp"] = now + 3600 };
        Dictionary<string, object?> head = new() { ["alg"] = "RS256", ["kid"] = "right", ["typ"] = "JWT" };
        claims?.Invoke(payload);
        header?.Invoke(head);
        string text = $"{Encoded(head)}.{Encoded(payload)}";
        return $"{text}.{Base64UrlEncoder.Encode((signer ?? SignRs256)(Encoding.ASCII.GetBytes(text)))}";
    }

    /// <summary>A token as the Emulator gets it for the bot's own credentials.</summary>
    public static string EmulatorToken(Action<Dictionary<string, object?>>? claims = null) => Token("", payload =>
    {
        payload.Remove("serviceurl");
        payload["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
        payload["ver"] = "1.0";
        payload["appid"] = AppId;
        claims?.Invoke(payload);
    }, header => header["kid"] = "no-endorsements");

    public static byte[] SignRs256(byte[] text) => Right.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    public static byte[] SignRs384(byte[] text) => Right.SignData(text, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1);
    public static byte[] SignRs512(byte[] text) => Right.SignData(text, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1);
    public static byte[] SignPs256(byte[] text) => Right.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
    public static byte[] SignForeign(byte[] text) => Foreign.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    public static byte[] SignLater(byte[] text) => Later.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>The public key used as the secret of a symmetric algorithm: the classic confusion.</summary>
    public static byte[] SignHs256(byte[] text) => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Right.ExportSubjectPublicKeyInfoPem()), text);

    private static string Encoded(Dictionary<string, object?> part) => Base64UrlEncoder.Encode(JsonSerializer.Serialize(part));

    private IResult Keys()
    {
        Interlocked.Increment(ref KeyReads);
        string[] all = ["emulator", "msteams", "webchat", "directline"];
        List<object> keys = [Key("right", _replaced ? Later : Right, all), Key("other-channel", Right, ["skype"]), Key("no-endorsements", Right, null)];
        if (_rolled) keys.Add(Key("later", Later, all));
        return Results.Json(new { keys });
    }

    private static Dictionary<string, object> Key(string id, RSA rsa, string[]? endorsements)
    {
        RSAParameters key = rsa.ExportParameters(false);
        Dictionary<string, object> json = new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Base64UrlEncoder.Encode(key.Modulus), ["e"] = Base64UrlEncoder.Encode(key.Exponent) };
        if (endorsements is not null) json["endorsements"] = endorsements;
        return json;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

internal delegate byte[] Signer(byte[] text);
