using System.CommandLine;
using System.Diagnostics;
using ChatAssistant.Benchmarks.Generation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Benchmarks;

/// <summary><c>index</c>: how long a folder of documents takes to read, what the snapshot weighs, and which stage takes the time.</summary>
internal static class IndexBenchmark
{
    public static Command Build()
    {
        var folder = new Argument<string?>("folder") { Description = "The documents; without it, 2,000 generated ones.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("index", "Read a folder of documents: seconds, documents a second, memory, and milliseconds a document by stage.") { folder };
        command.SetAction(result =>
        {
            if (result.GetValue(folder) is { } given) Run(given);
            else RunGenerated(2000);
        });
        return command;
    }

    private static void RunGenerated(int count)
    {
        string folder = Directory.CreateTempSubdirectory("chatassistant-index").FullName;
        try
        {
            DocumentGenerator.Write(folder, count);
            Run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(string folder)
    {
        using Process self = Process.GetCurrentProcess();
        var watch = Stopwatch.StartNew();
        KnowledgeSnapshot snapshot = KnowledgeLoader.Load(folder);
        double seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        Console.WriteLine($"{snapshot.Files.Count} files, {snapshot.PassageCount} passages, {snapshot.Events.Count()} events in {seconds:0.00} s ({self.TotalProcessorTime.TotalSeconds:0.00} s of processor): {snapshot.Files.Count / seconds:0} documents a second");
        Console.WriteLine($"working set: {self.PeakWorkingSet64 / 1048576} MB at most; live: {GC.GetTotalMemory(forceFullCollection: true) / 1048576} MB");
        Stages(folder, snapshot);
    }

    // One thread, after the first reading: what a warm program spends.
    private static void Stages(string folder, KnowledgeSnapshot snapshot)
    {
        string[] ids = [.. snapshot.Documents.Keys];
        double Each(string stage, Action<string> act)
        {
            using Process self = Process.GetCurrentProcess();
            TimeSpan before = self.TotalProcessorTime;
            foreach (string id in ids) act(id);
            self.Refresh();
            double each = (self.TotalProcessorTime - before).TotalMilliseconds / ids.Length;
            Console.WriteLine($"{stage,-10}{each,8:0.000} ms of processor a document");
            return each;
        }
        Each("read", id => DocumentReaders.Default.Read(Path.Combine(folder, id), id));
        Each("extract", id => EventExtractor.Extract(snapshot.Documents[id]));
        Each("split", id => PassageSplitter.Split(snapshot.Documents[id]));
        Passage[] passages = [.. snapshot.Passages.All];
        var watch = Stopwatch.StartNew();
        _ = new PassageIndex(passages);
        Console.WriteLine($"{"index",-10}{watch.Elapsed.TotalMilliseconds / ids.Length,8:0.000} ms a document, all threads");
    }
}
