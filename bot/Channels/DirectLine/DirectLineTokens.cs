using ChatAssistant.Web.Access;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>What a token allows: one user, in one conversation, from one origin.</summary>
/// <param name="Origin">The page that may use it; null when it was given to a server, for any page of the allow-list.</param>
public sealed record DirectLineToken(string Conversation, string User, string? Origin);

/// <summary>Issues and reads tokens: JWTs under a key that never leaves the server. Clients read the claim <c>user</c> of theirs.</summary>
public sealed class DirectLineTokens(SigningKeys keys, IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const string Purpose = "direct line token", Conversation = "conv", User = "user", Origin = "origin";
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly SigningCredentials _credentials = new(new SymmetricSecurityKey(keys.For(Purpose)[0]), SecurityAlgorithms.HmacSha256);
    private readonly TokenValidationParameters _rules = new()
    {
        IssuerSigningKeys = keys.For(Purpose).Select(key => new SymmetricSecurityKey(key)).ToArray(),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidateIssuer = false,
        ValidateAudience = false,
        TryAllIssuerSigningKeys = true,
        LifetimeValidator = (_, expires, _, _) => expires > time.GetUtcNow().UtcDateTime,
    };

    /// <summary>Seconds that a fresh token is good for.</summary>
    public int LifetimeSeconds => (int)options.Value.TokenLifetime.TotalSeconds;

    public string Issue(DirectLineToken token)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { [Conversation] = token.Conversation, [User] = token.User, ["jti"] = Guid.NewGuid().ToString("N") };
        if (token.Origin is not null) claims[Origin] = token.Origin;
        return _handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, IssuedAt = now, Expires = now + options.Value.TokenLifetime, SigningCredentials = _credentials });
    }

    /// <summary>The token, or null with the reason.</summary>
    public async Task<(DirectLineToken? Token, bool Expired)> ReadAsync(string text)
    {
        TokenValidationResult result = await _handler.ValidateTokenAsync(text, _rules);
        if (!result.IsValid) return (null, result.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException);
        return (new DirectLineToken((string)result.Claims[Conversation], (string)result.Claims[User], result.Claims.TryGetValue(Origin, out object? origin) ? (string)origin : null), false);
    }
}
