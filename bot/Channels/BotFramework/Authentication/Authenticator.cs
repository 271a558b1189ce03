using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace ChatAssistant.Channels.BotFramework.Authentication;

/// <summary>Reads the Authorization header of a request. Rules: "Authentication with the Bot Connector API", and stricter where the SDKs let a doubtful token pass.</summary>
internal sealed class Authenticator : IDisposable
{
    private static readonly JsonWebTokenHandler Tokens = new() { MapInboundClaims = false };
    private static readonly Caller Anonymous = new Caller.Anonymous();
    private readonly string _appId;
    private readonly HashSet<string> _emulatorIssuers;
    private readonly SigningKeys _channelKeys, _emulatorKeys;
    private readonly TokenValidationParameters _channel, _emulator;

    public Authenticator(IOptions<BotFrameworkOptions> options, IDocumentRetriever documents, TimeProvider time, ILogger<Authenticator> logger)
    {
        Cloud cloud = Cloud.From(options.Value);
        _appId = options.Value.MicrosoftAppId;
        _emulatorIssuers = [.. cloud.EmulatorIssuers];
        _channelKeys = new SigningKeys(cloud.ChannelMetadata, documents, time, logger);
        _emulatorKeys = new SigningKeys(cloud.EmulatorMetadata, documents, time, logger);
        _channel = Rules(_channelKeys, [cloud.Issuer]);
        _emulator = Rules(_emulatorKeys, _emulatorIssuers);
    }

    /// <summary>False without an app id: then requests come without a token, and one that brings a token all the same is refused, for it can be meant for no bot of ours.</summary>
    public bool IsOn => _appId.Length > 0;

    public async ValueTask<Caller> AuthenticateAsync(StringValues header)
    {
        if (header.Count == 0) return IsOn ? new Caller.Refused("There is no Authorization header.") : Anonymous;
        if (header.Count > 1 || header[0] is not { } value || !value.StartsWith("Bearer ", StringComparison.Ordinal) || value.AsSpan(7).Contains(' ')) return new Caller.Refused("The Authorization header is not 'Bearer' and a token.");
        if (!IsOn) return new Caller.Refused("A token for a bot without an app id.");
        return Read(value[7..]) is { } token ? await AuthenticateAsync(token) : new Caller.Refused("The token is no JSON web token.");
    }

    private async Task<Caller> AuthenticateAsync(JsonWebToken token)
    {
        // Extensions that must be understood (RFC 7515, 4.1.11) are not.
        if (token.TryGetHeaderValue("crit", out object? _)) return new Caller.Refused("The token has critical extensions.");
        bool emulator = _emulatorIssuers.Contains(token.Issuer);
        SigningKeys keys = emulator ? _emulatorKeys : _channelKeys;
        if (string.IsNullOrEmpty(token.Kid) || await keys.FindAsync(token.Kid) is not { } key) return new Caller.Refused("The token's signing key is not known.");
        TokenValidationParameters rules = emulator ? _emulator : _channel;
        TokenValidationResult result = await Tokens.ValidateTokenAsync(token, rules);
        if (result.Exception is SecurityTokenInvalidSignatureException && await keys.RenewAsync(token.Kid) is { } renewed && renewed != key) (key, result) = (renewed, await Tokens.ValidateTokenAsync(token, rules));
        if (!result.IsValid) return new Caller.Refused(result.Exception?.GetType().Name ?? "The token is not valid.");
        if (emulator) return IsOwnApp(token) ? new Caller.Emulator() : new Caller.Refused("The token is of another app.");
        return new Caller.Channel(key.Endorsements, Claim(token, "serviceurl"));
    }

    private TokenValidationParameters Rules(SigningKeys keys, IEnumerable<string> issuers) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        ValidIssuers = [.. issuers],
        ValidAudience = _appId,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = TimeSpan.FromMinutes(5),
        TryAllIssuerSigningKeys = false,
        IssuerSigningKeyResolver = (_, _, id, _) => keys.Known(id) is { } key ? [key.Key] : [],
    };

    // Version 1 names the calling app in "appid", version 2 in "azp"; the Emulator calls as the bot itself.
    private bool IsOwnApp(JsonWebToken token) => Claim(token, "ver") switch
    {
        "1.0" => Claim(token, "appid") == _appId,
        "2.0" => Claim(token, "azp") == _appId,
        _ => false,
    };

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue(name, out object? value) ? value as string : null;

    private static JsonWebToken? Read(string token)
    {
        try
        {
            return Tokens.ReadJsonWebToken(token);
        }
        catch (Exception problem) when (problem is ArgumentException or SecurityTokenException or FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _channelKeys.Dispose();
        _emulatorKeys.Dispose();
    }
}
