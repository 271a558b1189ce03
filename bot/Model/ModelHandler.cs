using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace ChatAssistant.Model;

/// <summary>The way to the model's server: tries again what may pass, and leaves a server alone that is broken or slow.</summary>
internal static class ModelHandler
{
    /// <summary>Of this many calls half must fail before the server is left alone, for so long.</summary>
    private const int FewestCalls = 6;
    /// <summary>Bytes.</summary>
    private const int LongestAnswer = 1024 * 1024;
    private static readonly TimeSpan Sampled = TimeSpan.FromSeconds(60), LeftAlone = TimeSpan.FromSeconds(30);

    /// <param name="altogether">What an answer may take: a single attempt gets less, so that slow ones count as failed.</param>
    public static HttpMessageHandler Create(TimeProvider time, TimeSpan altogether) => new ResilienceHandler(Patience(time, altogether))
    {
        InnerHandler = new Whole(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = altogether }),
    };

    private static ResiliencePipeline<HttpResponseMessage> Patience(TimeProvider time, TimeSpan altogether) => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 2, Delay = altogether / 40, BackoffType = DelayBackoffType.Exponential, UseJitter = true, ShouldRetryAfterHeader = true,
            // A slow attempt is not made again: its time is spent.
            ShouldHandle = static outcome => ValueTask.FromResult(outcome.Outcome.Exception is HttpRequestException || IsPassing(outcome.Outcome.Result?.StatusCode)),
        })
        .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions { FailureRatio = 0.5, MinimumThroughput = FewestCalls, SamplingDuration = Sampled, BreakDuration = LeftAlone })
        .AddTimeout(altogether * 0.8)
        .Build();

    // An answer is taken as a whole, within the time of an attempt, or not at all.
    private sealed class Whole(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            try
            {
                await response.Content.LoadIntoBufferAsync(LongestAnswer, cancellationToken);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }

    private static bool IsPassing(HttpStatusCode? status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
}
