using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace ChatAssistant.Channels.BotFramework.Outbound;

/// <summary>The bot's own token for the connectors: client secret, certificate or managed identity. Fetched once, and again shortly before it ends.</summary>
internal sealed class ConnectorCredentials : IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5), AfterFailure = TimeSpan.FromSeconds(5);
    private readonly Func<bool, CancellationToken, Task<AuthenticationResult>>? _fetch;
    private readonly LoginHttp _login;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);
    private Token? _token;
    private (DateTimeOffset At, MsalException Problem)? _failure;

    public ConnectorCredentials(IOptions<BotFrameworkOptions> options, TimeProvider time)
    {
        _time = time;
        _login = new LoginHttp(new Uri(Cloud.From(options.Value).Authority(options.Value)));
        _fetch = Fetcher(options.Value, _login);
    }

    /// <summary>False when the settings name no way to prove who the bot is.</summary>
    public bool Exist => _fetch is not null;

    /// <summary>The Authorization header; null without credentials.</summary>
    /// <param name="refused">The header that a connector refused, so that another is fetched.</param>
    /// <exception cref="MsalException">No token could be had.</exception>
    public ValueTask<AuthenticationHeaderValue?> HeaderAsync(AuthenticationHeaderValue? refused, CancellationToken cancellation)
    {
        if (_fetch is null) return new((AuthenticationHeaderValue?)null);
        return Valid(refused) is { } header ? new(header) : new(FetchAsync(refused, cancellation));
    }

    private AuthenticationHeaderValue? Valid(AuthenticationHeaderValue? refused) => _token is { } token && token.Header != refused && _time.GetUtcNow() < token.Until ? token.Header : null;

    private async Task<AuthenticationHeaderValue?> FetchAsync(AuthenticationHeaderValue? refused, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (Valid(refused) is { } header) return header;
            // A login that is down is not asked once for each waiting reply.
            if (_failure is { } failure && _time.GetUtcNow() - failure.At < AfterFailure) throw failure.Problem;
            AuthenticationResult result = await _fetch!(refused is not null, cancellation);
            _token = new Token(new AuthenticationHeaderValue("Bearer", result.AccessToken), result.ExpiresOn - Early);
            return _token.Header;
        }
        catch (MsalException problem)
        {
            _failure = (_time.GetUtcNow(), problem);
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    private static Func<bool, CancellationToken, Task<AuthenticationResult>>? Fetcher(BotFrameworkOptions options, LoginHttp login)
    {
        if (options.MicrosoftAppId.Length == 0) return null;
        Cloud cloud = Cloud.From(options);
        if (options.MicrosoftAppType.Equals("UserAssignedMsi", StringComparison.OrdinalIgnoreCase))
        {
            IManagedIdentityApplication identity = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(options.MicrosoftAppId)).Build();
            string resource = cloud.Scope.EndsWith("/.default", StringComparison.Ordinal) ? cloud.Scope[..^"/.default".Length] : cloud.Scope;
            return (force, cancellation) => identity.AcquireTokenForManagedIdentity(resource).WithForceRefresh(force).ExecuteAsync(cancellation);
        }
        if (options.MicrosoftAppPassword.Length == 0 && options.MicrosoftAppCertificate.Length == 0) return null;
        IConfidentialClientApplication app = Application(options, login);
        string[] scopes = [cloud.Scope];
        return (force, cancellation) => app.AcquireTokenForClient(scopes).WithForceRefresh(force).ExecuteAsync(cancellation);
    }

    private static IConfidentialClientApplication Application(BotFrameworkOptions options, LoginHttp login)
    {
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder.Create(options.MicrosoftAppId)
            .WithLegacyCacheCompatibility(false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(login)
            .WithAuthority(login.Authority, validateAuthority: false);
        return (options.MicrosoftAppCertificate.Length > 0 ? builder.WithCertificate(Certificate(options), sendX5C: true) : builder.WithClientSecret(options.MicrosoftAppPassword)).Build();
    }

    private static X509Certificate2 Certificate(BotFrameworkOptions options)
    {
        string? password = options.MicrosoftAppCertificatePassword is { Length: > 0 } given ? given : null;
        return Path.GetExtension(options.MicrosoftAppCertificate).Equals(".pem", StringComparison.OrdinalIgnoreCase)
            ? password is null ? X509Certificate2.CreateFromPemFile(options.MicrosoftAppCertificate) : X509Certificate2.CreateFromEncryptedPemFile(options.MicrosoftAppCertificate, password)
            : X509CertificateLoader.LoadPkcs12FromFile(options.MicrosoftAppCertificate, password);
    }

    public void Dispose()
    {
        _one.Dispose();
        _login.Dispose();
    }

    private sealed record Token(AuthenticationHeaderValue Header, DateTimeOffset Until);
}
