using System.CommandLine;
using System.Diagnostics;
using ChatAssistant.Knowledge;

namespace ChatAssistant.Benchmarks;

/// <summary><c>index</c>: how long a folder of documents takes to read, and what the snapshot weighs.</summary>
internal static class IndexBenchmark
{
    public static Command Build()
    {
        var folder = new Argument<string>("folder") { Description = "The documents." };
        var command = new Command("index", "Read a folder of documents: seconds, documents a second, memory.") { folder };
        command.SetAction(result => Run(result.GetValue(folder)!));
        return command;
    }

    private static void Run(string folder)
    {
        var watch = Stopwatch.StartNew();
        KnowledgeSnapshot snapshot = KnowledgeLoader.Load(folder);
        double seconds = watch.Elapsed.TotalSeconds;
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine($"{snapshot.Files.Count} files, {snapshot.PassageCount} passages, {snapshot.Events.Count()} events in {seconds:0.00} s: {snapshot.Files.Count / seconds:0} documents a second");
        Console.WriteLine($"working set: {self.PeakWorkingSet64 / 1048576} MB at most; live: {GC.GetTotalMemory(forceFullCollection: true) / 1048576} MB");
    }
}
