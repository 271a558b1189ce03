using Microsoft.Extensions.Options;

namespace ChatAssistant.Model;

/// <summary>Counts calls and tokens of this process against the limits. Safe on several threads; calls under way may go over by what they use.</summary>
internal sealed class ModelBudget(IOptions<ModelOptions> options, TimeProvider time)
{
    private readonly Lock _one = new();
    private (long Minute, int Calls) _calls;
    private (int Day, long Tokens) _tokens;

    /// <summary>Counts a call; false when a limit is reached.</summary>
    public bool TryCall()
    {
        lock (_one)
        {
            Turn();
            if (_calls.Calls >= options.Value.CallsPerMinute || _tokens.Tokens >= options.Value.TokensPerDay) return false;
            _calls.Calls++;
            return true;
        }
    }

    /// <param name="tokens">What a call read and wrote.</param>
    public void Used(long tokens)
    {
        lock (_one)
        {
            Turn();
            _tokens.Tokens += tokens;
        }
    }

    private void Turn()
    {
        DateTimeOffset now = time.GetUtcNow();
        long minute = now.Ticks / TimeSpan.TicksPerMinute;
        int day = DateOnly.FromDateTime(now.UtcDateTime).DayNumber;
        if (_calls.Minute != minute) _calls = (minute, 0);
        if (_tokens.Day != day) _tokens = (day, 0);
    }
}
