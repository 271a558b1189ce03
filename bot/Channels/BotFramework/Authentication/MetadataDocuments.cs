using Microsoft.IdentityModel.Protocols;

namespace ChatAssistant.Channels.BotFramework.Authentication;

/// <summary>Reads OpenID documents: over https, or plain on loopback, wherever the first document leads.</summary>
internal sealed class MetadataDocuments : IDocumentRetriever, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024,
    };

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Addresses.IsHttpsOrLoopback(address)) throw new InvalidOperationException($"The address {address} is neither https nor on loopback.");
        return await _http.GetStringAsync(new Uri(address), cancel);
    }

    public void Dispose() => _http.Dispose();
}
