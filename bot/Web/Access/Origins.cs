using Microsoft.Extensions.Options;

namespace ChatAssistant.Web.Access;

/// <summary>Which pages may chat: the bot's own, and those of the allow-list.</summary>
public sealed class Origins(IOptions<AccessOptions> access, IOptions<WebOptions> web)
{
    private readonly HashSet<string> _allowed = [.. access.Value.AllowedOrigins.Where(origin => origin.Length > 0).Select(origin => origin.TrimEnd('/'))];

    /// <summary>The origins of the allow-list; "*" stands for all.</summary>
    public IReadOnlySet<string> Allowed => _allowed;

    /// <summary>True for an origin of the allow-list.</summary>
    public bool IsAllowed(string origin) => _allowed.Contains(origin) || _allowed.Contains("*");

    /// <summary>True when a request comes from a page of this bot, by what the browser itself says of it.</summary>
    /// <remarks>Browsers send no <c>Origin</c> with a page's own GETs. Behind a proxy the bot may not know that it is reached by https: hosts are compared.</remarks>
    public bool IsOwn(HttpRequest request) => Of(request) is { } origin ? IsOwn(request, origin) : request.Headers["Sec-Fetch-Site"] == "same-origin";

    /// <summary>True when the origin is this bot's own.</summary>
    public bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && page.Scheme is "http" or "https"
        && (Same(page.Authority, request.Host.Value) || (Uri.TryCreate(web.Value.PublicUrl, UriKind.Absolute, out Uri? own) && Same(page.GetLeftPart(UriPartial.Authority), own.GetLeftPart(UriPartial.Authority))));

    /// <summary>The origin that the browser names; null when it names none.</summary>
    public static string? Of(HttpRequest request) => request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : null;

    /// <summary>The address that the client came by, as links and streams begin.</summary>
    public string Root(HttpRequest request) => web.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : $"{request.Scheme}://{request.Host}";

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
