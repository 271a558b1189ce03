using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Operation.Admin;

/// <summary>Who may see the page: whoever knows the token (Basic authentication, any user name); without a token, whoever sits at this machine.</summary>
internal sealed class AdminAccess(IOptions<AdminOptions> options)
{
    private readonly string _token = options.Value.Token;

    public bool IsAllowed(HttpContext http) => _token.Length > 0 ? HasToken(http.Request) : IsHere(http);

    /// <summary>True when a browser should ask for the token.</summary>
    public bool AsksForToken => _token.Length > 0;

    private bool HasToken(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out AuthenticationHeaderValue? header) || header is not { Scheme: "Basic", Parameter: { } parameter }) return false;
        byte[] given = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, given, out int length)) return false;
        string pair = Encoding.UTF8.GetString(given, 0, length);
        string password = pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(password)), SHA256.HashData(Encoding.UTF8.GetBytes(_token)));
    }

    // A proxy on this machine passes on requests of others, and a page elsewhere may lead a browser here under another name.
    private static bool IsHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && (http.Request.Host.Host == "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out IPAddress? host) && IPAddress.IsLoopback(host)))
        && !http.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || name.Equals("Via", StringComparison.OrdinalIgnoreCase));
}
