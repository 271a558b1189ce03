using System.Security.Cryptography;
using ChatAssistant.Web.Access;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>Decides what a request may do: by its token, and by the page that it comes from.</summary>
public sealed class DirectLineAccess(DirectLineTokens tokens, SigningKeys keys, Origins origins)
{
    /// <summary>The token of a request, if the request may use it; else the refusal.</summary>
    /// <param name="conversation">The conversation that is asked for; null for that of the token.</param>
    public async Task<(DirectLineToken? Token, IResult? Refusal)> CheckAsync(HttpRequest request, string? conversation)
    {
        if (Text(request) is not { } text) return (null, DirectLineError.NoToken);
        if (conversation is null && keys.IsSecret(text)) return (New("dl_" + RandomId(), null), null);
        (DirectLineToken? token, bool expired) = await tokens.ReadAsync(text);
        if (token is null) return (null, expired ? DirectLineError.Expired : DirectLineError.BadToken);
        if (conversation is not null && token.Conversation != conversation) return (null, DirectLineError.OtherConversation);
        return MayUse(token, request) ? (token, null) : (null, DirectLineError.OtherOrigin);
    }

    /// <summary>What a new token may allow: for a server that holds the secret what it asks, for a page of the bot's own or of the allow-list a conversation there; else the refusal.</summary>
    public (DirectLineToken? Token, IResult? Refusal) Grant(HttpRequest request, TokenParameters? asked)
    {
        if (Text(request) is { } text)
        {
            string? trusted = asked?.TrustedOrigins is { Count: > 0 } pages ? string.Join(' ', pages) : null;
            return keys.IsSecret(text) ? (New(asked?.User?.Id is { Length: > 0 and <= 100 } named ? named : "dl_" + RandomId(), trusted), null) : (null, DirectLineError.BadToken);
        }
        if (Origins.Of(request) is { } origin)
            return origins.IsOwn(request) || origins.IsAllowed(origin) ? (New("dl_" + RandomId(), origin), null) : (null, DirectLineError.OtherOrigin);
        return origins.IsOwn(request) ? (New("dl_" + RandomId(), origins.Root(request)), null) : (null, DirectLineError.NoToken);
    }

    // Browsers always name the origin of a page elsewhere. Other programs name none, and would name any.
    private bool MayUse(DirectLineToken token, HttpRequest request) =>
        Origins.Of(request) is not { } origin || origins.IsOwn(request) || (token.Origin is null ? origins.IsAllowed(origin) : token.Origin.Split(' ').Contains(origin));

    private static DirectLineToken New(string user, string? origin) => new(RandomId(), user, origin);

    private static string RandomId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    // A stream cannot send headers: its token is in the address.
    private static string? Text(HttpRequest request)
    {
        if (request.HttpContext.WebSockets.IsWebSocketRequest) return request.Query["t"].ToString() is { Length: > 0 } query ? query : null;
        string header = request.Headers.Authorization.ToString();
        return header.Length == 0 ? null : header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
    }
}
