using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Web.Access;

/// <summary>What guards everything that browsers reach: origins, rate limits, security headers.</summary>
public static class WebAccess
{
    /// <summary>The CORS policy of the chat: pages of the allow-list.</summary>
    public const string AllowedPages = "allowed pages";

    /// <summary>The rate limit of requests of one address in a minute. Each replica counts its own: what it guards is the replica.</summary>
    public const string RequestsOfAnAddress = "requests of an address";

    public static IServiceCollection AddWebAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SigningKeys>().AddSingleton<Origins>();
        // Credentials: Direct Line clients ask for the session's id with them, though there are no cookies.
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<Origins>((cors, origins) => cors.AddPolicy(AllowedPages, policy => policy
            .SetIsOriginAllowed(origins.IsAllowed).AllowAnyHeader().WithMethods("GET", "POST").AllowCredentials().WithExposedHeaders("Retry-After").SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<AccessOptions>>((limits, access) =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = RejectAsync;
            limits.AddPolicy(RequestsOfAnAddress, http => OfAddress(http, access.Value.RequestsPerMinute));
        });
        return services;
    }

    /// <summary>Comes first: what follows may answer in any way, and carries the headers.</summary>
    public static void UseWebAccess(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            SecurityHeaders.Set(http.Response);
            return next(http);
        });
        app.UseCors();
        app.UseRateLimiter();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
    }

    /// <summary>The address that a request comes from. IPv6 users hold whole networks: /64 counts as one address.</summary>
    public static string Address(HttpContext http)
    {
        IPAddress address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        byte[] bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }

    private static RateLimitPartition<string> OfAddress(HttpContext http, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(Address(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) });

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellation)
    {
        HttpResponse response = context.HttpContext.Response;
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait)) response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await response.WriteAsJsonAsync(new { error = new { code = "TooManyRequests", message = "Too many requests in a minute. Wait a little." } }, cancellation);
    }
}
