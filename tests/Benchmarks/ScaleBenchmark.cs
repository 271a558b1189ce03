using System.CommandLine;
using System.Diagnostics;
using ChatAssistant.Answers;
using ChatAssistant.Benchmarks.Generation;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Indexing;
using ChatAssistant.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Benchmarks;

/// <summary><c>scale</c>: folders of generated documents of growing size: reading, memory, start from cache, edit to answer, time and rightness of answers.</summary>
internal static class ScaleBenchmark
{
    private const int Questions = 300;
    /// <summary>Wrong answers printed, so that a low figure can be looked into.</summary>
    private const int Shown = 5;

    private sealed record Figures(int Documents, int Passages, double ReadSeconds, double ReadCpuSeconds, double CachedSeconds, double CachedCpuSeconds, double EditSeconds, double SnapshotMegabytes, double LiveMegabytes, double PeakMegabytes, double P50, double P99, double QuestionCpu, double Right)
    {
        public double DocumentsASecond => Documents / ReadSeconds;
    }

    public static Command Build()
    {
        var sizes = new Option<int[]>("--documents") { Description = "Sizes of the folders.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [100, 1000, 10_000] };
        var one = new Option<int?>("--one") { Hidden = true };
        var command = new Command("scale", "Generate folders of documents and measure each in a process of its own; plots go to tests/Benchmarks/results.") { sizes, one };
        command.SetAction(async (result, cancellation) =>
        {
            if (result.GetValue(one) is { } size) Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(await MeasureAsync(size, cancellation)));
            else await RunAsync(result.GetValue(sizes)!, cancellation);
        });
        return command;
    }

    private static async Task RunAsync(int[] sizes, CancellationToken cancellation)
    {
        var all = new List<Figures>();
        Console.WriteLine("documents  passages   read s    cpu s   docs/s  cached s    cpu s   edit s  snap MB  live MB  peak MB   p50 ms   p99 ms   cpu ms  right %");
        foreach (int size in sizes)
        {
            // A process each: the peak of memory is a process's own.
            using Process self = Process.Start(new ProcessStartInfo("dotnet", [typeof(ScaleBenchmark).Assembly.Location, "scale", "--one", $"{size}"]) { RedirectStandardOutput = true })!;
            string output = await self.StandardOutput.ReadToEndAsync(cancellation);
            await self.WaitForExitAsync(cancellation);
            Figures f = System.Text.Json.JsonSerializer.Deserialize<Figures>(output.Trim().Split('\n')[^1])!;
            all.Add(f);
            Console.WriteLine($"{f.Documents,9}{f.Passages,10}{f.ReadSeconds,9:0.00}{f.ReadCpuSeconds,9:0.00}{f.DocumentsASecond,9:0}{f.CachedSeconds,10:0.00}{f.CachedCpuSeconds,9:0.00}{f.EditSeconds,9:0.00}{f.SnapshotMegabytes,9:0}{f.LiveMegabytes,9:0}{f.PeakMegabytes,9:0}{f.P50,9:0.00}{f.P99,9:0.00}{f.QuestionCpu,9:0.00}{f.Right,9:0.0}");
        }
        double[] at = [.. all.Select(f => (double)f.Documents)];
        Plots.Save("scale-time", "Seconds by documents", "documents", "seconds", at, [("reading", [.. all.Select(f => f.ReadSeconds)]), ("start from cache", [.. all.Select(f => f.CachedSeconds)]), ("edit to answer", [.. all.Select(f => f.EditSeconds)])]);
        Plots.Save("scale-memory", "Memory by documents", "documents", "MB", at, [("peak", [.. all.Select(f => f.PeakMegabytes)]), ("live", [.. all.Select(f => f.LiveMegabytes)])]);
        Plots.Save("scale-question", "Time of a question by documents", "documents", "ms", at, [("p50", [.. all.Select(f => f.P50)]), ("p99", [.. all.Select(f => f.P99)])]);
        Plots.Save("scale-right", "Right answers by documents", "documents", "%", at, [("right", [.. all.Select(f => f.Right)])]);
    }

    private static async Task<Figures> MeasureAsync(int size, CancellationToken cancellation)
    {
        string root = Directory.CreateTempSubdirectory("chatassistant-scale").FullName, documents = Path.Combine(root, "documents"), cache = Path.Combine(root, "cache");
        try
        {
            DocumentGenerator.Write(documents, size);
            IIntentClassifier classifier = await ClassifierAsync(Directory.CreateDirectory(Path.Combine(root, "none")).FullName);
            using var self = Process.GetCurrentProcess();
            TimeSpan cpu = self.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            KnowledgeSnapshot snapshot = KnowledgeFolder.Open(documents, cache: cache).Refresh();
            double read = watch.Elapsed.TotalSeconds;
            double readCpu = Spent(self, cpu), peak = self.PeakWorkingSet64 / 1048576.0;

            cpu = self.TotalProcessorTime;
            watch.Restart();
            KnowledgeFolder folder = KnowledgeFolder.Open(documents, cache: cache);
            snapshot = folder.Refresh();
            double cached = watch.Elapsed.TotalSeconds, cachedCpu = Spent(self, cpu), weight = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;

            var live = new LiveKnowledge(snapshot);
            var assistant = new Assistant(classifier, live, new ConversationMemory(Options.Create(new ConversationOptions()), TimeProvider.System), new HelpReply(Options.Create(new HelpOptions())));
            (double p50, double p99, double questionCpu, double right) = await AskAsync(assistant, size, cancellation);
            double edit = await EditAsync(documents, folder, live, assistant, cancellation);
            return new Figures(size, snapshot.PassageCount, read, readCpu, cached, cachedCpu, edit, weight, GC.GetTotalMemory(forceFullCollection: true) / 1048576.0, peak, p50, p99, questionCpu, right);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<IIntentClassifier> ClassifierAsync(string noDocuments)
    {
        ServiceProvider parts = await Commands.Parts.ForShellAsync(noDocuments);
        return parts.GetRequiredService<IIntentClassifier>();
    }

    private static async Task<(double P50, double P99, double Cpu, double Right)> AskAsync(Assistant assistant, int size, CancellationToken cancellation)
    {
        var generator = new DocumentGenerator(1);
        var random = new Random(7);
        GoldQuestion[] questions = [.. Enumerable.Range(0, Questions).Select(i => generator.Make(random.Next(size)).Questions[i % 3])];
        foreach (GoldQuestion question in questions.Take(20)) await ReplyAsync(assistant, question.Text, cancellation);
        using var self = Process.GetCurrentProcess();
        TimeSpan cpu = self.TotalProcessorTime;
        var times = new List<double>();
        int right = 0;
        foreach (GoldQuestion question in questions)
        {
            long start = Stopwatch.GetTimestamp();
            string answer = await ReplyAsync(assistant, question.Text, cancellation);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (question.Expected.All(word => answer.Contains(word, StringComparison.OrdinalIgnoreCase))) right++;
            else if (times.Count - right <= Shown) await Console.Error.WriteLineAsync($"wrong: {question.Text} -> {answer.ReplaceLineEndings(" | ")} (expected {string.Join(", ", question.Expected)})");
        }
        times.Sort();
        return (times[times.Count / 2], times[(int)(times.Count * 0.99)], 1000 * Spent(self, cpu) / times.Count, 100.0 * right / questions.Length);
    }

    // Seconds of processor since; other programs on the machine do not count.
    private static double Spent(Process self, TimeSpan since)
    {
        self.Refresh();
        return (self.TotalProcessorTime - since).TotalSeconds;
    }

    private static async Task<double> EditAsync(string documents, KnowledgeFolder folder, LiveKnowledge live, Assistant assistant, CancellationToken cancellation)
    {
        GeneratedDocument document = new DocumentGenerator(1).Make(2);
        string name = document.Questions[2].Expected[0], changed = "changed." + name;
        await File.WriteAllTextAsync(Path.Combine(documents, document.Name), document.Text.Replace(name, changed, StringComparison.Ordinal), cancellation);
        var watch = Stopwatch.StartNew();
        live.Swap(folder.Refresh());
        string answer = await ReplyAsync(assistant, document.Questions[2].Text, cancellation);
        if (!answer.Contains(changed, StringComparison.OrdinalIgnoreCase)) await Console.Error.WriteLineAsync("The answer after the edit does not hold the new address.");
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<string> ReplyAsync(Assistant assistant, string text, CancellationToken cancellation)
    {
        Reply reply = await assistant.ReplyAsync(new IncomingMessage { ConversationId = Guid.NewGuid().ToString(), Text = text }, cancellation);
        return string.Join('\n', reply.Statements.Select(statement => statement.Text));
    }
}
