using Microsoft.AspNetCore.Http;

namespace ChatAssistant.Benchmarks.Load;

/// <summary>What a connector does wrong now and then; nothing by default.</summary>
internal sealed class ConnectorFaults
{
    private long _calls;

    /// <summary>Every so many calls one is refused with 429 and told to wait; 0: never.</summary>
    public int TooManyEvery { get; init; }

    /// <summary>Every so many calls one fails with 500; 0: never.</summary>
    public int ErrorEvery { get; init; }

    /// <summary>Every so many calls one is slow; 0: never.</summary>
    public int SlowEvery { get; init; }

    public TimeSpan Slow { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <returns>The status with which the call was failed here, its activity not taken; 0 for a call that goes on.</returns>
    public async Task<int> FailAsync(HttpContext context)
    {
        long call = Interlocked.Increment(ref _calls);
        if (Is(call, SlowEvery)) await Task.Delay(Slow);
        int status = Is(call, TooManyEvery) ? StatusCodes.Status429TooManyRequests : Is(call, ErrorEvery) ? StatusCodes.Status500InternalServerError : 0;
        if (status == 0) return 0;
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests) context.Response.Headers.RetryAfter = "1";
        return status;
    }

    private static bool Is(long call, int every) => every > 0 && call % every == 0;
}
