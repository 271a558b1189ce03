using System.Diagnostics;

namespace ChatAssistant.Benchmarks.Load;

/// <param name="Times">Milliseconds of each turn, sorted.</param>
/// <param name="Lost">Turns without a reply, or not accepted.</param>
/// <param name="Wrong">Replies that are not the right one.</param>
internal sealed record LoopResult(TimeSpan Took, double[] Times, long Lost, long Wrong)
{
    public int Turns => Times.Length;

    public double At(double share) => Times.Length == 0 ? 0 : Times[Math.Min(Times.Length - 1, (int)(Times.Length * share))];
}

/// <summary>Users who each ask their next question when the last was answered.</summary>
internal static class ClosedLoop
{
    /// <summary>Wrong replies printed, so that they can be looked into.</summary>
    private const int Shown = 3;

    /// <param name="pause">Between an answer and the next question.</param>
    public static async Task<LoopResult> RunAsync(Channel channel, string bot, Script script, int inFlight, TimeSpan time, int most, CancellationToken cancellation, TimeSpan pause = default)
    {
        long next = 0, lost = 0, wrong = 0;
        var watch = Stopwatch.StartNew();
        List<double>[] times = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(UserAsync, cancellation)));
        TimeSpan took = watch.Elapsed;
        double[] sorted = [.. times.SelectMany(list => list)];
        Array.Sort(sorted);
        return new LoopResult(took, sorted, lost, wrong);

        async Task<List<double>> UserAsync()
        {
            var own = new List<double>();
            while (watch.Elapsed < time)
            {
                long turn = Interlocked.Increment(ref next) - 1;
                if (turn >= most) break;
                (string text, string locale) = script.At(turn);
                TurnResult result = await channel.SendAsync(bot, text, locale, null, cancellation);
                own.Add(result.Took.TotalMilliseconds);
                if (pause > TimeSpan.Zero) await Task.Delay(pause, cancellation);
                if (result.Failed) continue;
                if (result.Text is null || !result.Accepted) Interlocked.Increment(ref lost);
                else if (!script.IsRight(text, result.Text) && Interlocked.Increment(ref wrong) <= Shown) await Console.Error.WriteLineAsync($"wrong: {text} -> {result.Text.ReplaceLineEndings(" | ")}");
            }
            return own;
        }
    }
}
