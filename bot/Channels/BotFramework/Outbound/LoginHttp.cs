using Microsoft.Identity.Client;

namespace ChatAssistant.Channels.BotFramework.Outbound;

/// <summary>MSAL's way to the login host. MSAL insists on https; where the settings name a plain login host on loopback, its requests go there plain.</summary>
internal sealed class LoginHttp(Uri authority) : IMsalHttpClientFactory, IDisposable
{
    private const string TokenPath = "/oauth2/v2.0/token";
    private readonly HttpClient _http = new(authority.Scheme == Uri.UriSchemeHttp && Addresses.IsLoopback(authority) ? new Plain(authority) : Sockets()) { Timeout = TimeSpan.FromSeconds(15) };

    public HttpClient GetHttpClient() => _http;

    public void Dispose() => _http.Dispose();

    /// <summary>The authority as MSAL wants it: https, with a tenant, without the path of the token end point.</summary>
    public Uri Authority
    {
        get
        {
            string path = authority.AbsolutePath.TrimEnd('/');
            if (path.EndsWith(TokenPath, StringComparison.OrdinalIgnoreCase)) path = path[..^TokenPath.Length];
            return new UriBuilder(authority) { Scheme = Uri.UriSchemeHttps, Port = authority.Port, Path = path.Length > 0 ? path : "/botframework.com", Query = "" }.Uri;
        }
    }

    private static SocketsHttpHandler Sockets() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    private sealed class Plain(Uri authority) : DelegatingHandler(Sockets())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is { } url && url.Authority == authority.Authority) request.RequestUri = new UriBuilder(url) { Scheme = Uri.UriSchemeHttp, Port = url.Port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
