using System.Globalization;
using Spectre.Console;

namespace ChatAssistant.Benchmarks.Load;

/// <summary>One program at one load. Times in milliseconds, CPU in milliseconds a turn, memory in MB.</summary>
/// <param name="Questions">Different questions asked, again and again.</param>
internal sealed record LoadFigures(string Peer, int Run, int InFlight, int Questions, int Turns, double TurnsASecond, double P50, double P95, double P99, double Cpu, double IdleMegabytes, double LoadedMegabytes, long Lost, long Doubled, long Wrong);

/// <summary>Medians over the runs, for people: absolutes, and ratios to the floor.</summary>
internal static class LoadTable
{
    public static void Show(IReadOnlyList<LoadFigures> all)
    {
        foreach (IGrouping<int, LoadFigures> load in all.GroupBy(figures => figures.InFlight))
        {
            var table = new Table().Title($"{load.Key} in flight").AddColumn("").AddColumns([.. ((string[])["turns/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms/turn", "MB idle", "MB after", "lost", "doubled", "wrong", "turns/s : floor", "CPU : floor"]).Select(name => new TableColumn(name).RightAligned())]);
            LoadFigures[] floor = [.. load.Where(figures => figures.Peer == Peers.Floor.Name)];
            foreach (IGrouping<string, LoadFigures> peer in load.GroupBy(figures => figures.Peer))
            {
                double Median(Func<LoadFigures, double> value) => Middle(peer.Select(value));
                table.AddRow(peer.Key, Whole(Median(f => f.TurnsASecond)), Fine(Median(f => f.P50)), Fine(Median(f => f.P95)), Fine(Median(f => f.P99)), Fine(Median(f => f.Cpu)), Whole(Median(f => f.IdleMegabytes)), Whole(Median(f => f.LoadedMegabytes)),
                    $"{peer.Sum(f => f.Lost)}", $"{peer.Sum(f => f.Doubled)}", $"{peer.Sum(f => f.Wrong)}",
                    Fine(Median(f => f.TurnsASecond) / Middle(floor.Select(f => f.TurnsASecond))), Fine(Median(f => f.Cpu) / Middle(floor.Select(f => f.Cpu))));
            }
            AnsiConsole.Write(table);
        }
        AnsiConsole.WriteLine($"Medians of {all.Max(figures => figures.Run)} runs; {string.Join("; ", all.GroupBy(f => f.Peer).Select(peer => $"{peer.Key}: {peer.First().Questions} questions"))}.");
    }

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    private static string Whole(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Fine(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
