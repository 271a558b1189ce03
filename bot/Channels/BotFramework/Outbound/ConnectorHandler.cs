using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace ChatAssistant.Channels.BotFramework.Outbound;

/// <summary>The way to the connectors: one pool of connections, with a look at where each leads, and patience with a busy channel.</summary>
internal static class ConnectorHandler
{
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(10), Altogether = TimeSpan.FromMinutes(1);

    /// <param name="firstPause">Before the first further attempt; it doubles. A Retry-After that the channel sends goes before it.</param>
    public static HttpMessageHandler Create(TimeProvider time, TimeSpan firstPause) => new ResilienceHandler(Patience(time, firstPause))
    {
        // A redirect, a proxy or a name in DNS could lead to a host that nobody vouched for; ids of our traces are no business of a channel's.
        InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = Attempt, ConnectCallback = ConnectAsync, ActivityHeadersPropagator = null },
    };

    // Which answers to try again: "Rate limiting for bots", Teams. Four times, and never longer than a minute.
    private static ResiliencePipeline<HttpResponseMessage> Patience(TimeProvider time, TimeSpan firstPause) => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddTimeout(Altogether)
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 4, Delay = firstPause, BackoffType = DelayBackoffType.Exponential, UseJitter = true, ShouldRetryAfterHeader = true,
            ShouldHandle = static outcome => ValueTask.FromResult(outcome.Outcome.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }
                || outcome.Outcome.Result?.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout),
        })
        .AddTimeout(Attempt)
        .Build();

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        DnsEndPoint host = context.DnsEndPoint;
        IPAddress[] addresses = IPAddress.TryParse(host.Host, out IPAddress? literal) ? [literal] : await Dns.GetHostAddressesAsync(host.Host, cancellation);
        if (!Addresses.IsLoopback(context.InitialRequestMessage.RequestUri!) && Array.Find(addresses, address => !Addresses.IsPublic(address)) is { } inside)
            throw new NotPublicException($"The service URL's host {host.Host} leads to {inside}, which is not on the open internet.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A service URL that would lead into a private network.</summary>
public sealed class NotPublicException(string message) : IOException(message);
