using System.CommandLine;
using System.Diagnostics;
using ChatAssistant.Benchmarks.Generation;
using ChatAssistant.Commands.Evaluation;

namespace ChatAssistant.Benchmarks.Load;

/// <summary><c>soak</c>: a bot under mixed load for a long time, while documents change and the channel misbehaves.</summary>
internal static class SoakBenchmark
{
    private static readonly TimeSpan EditEvery = TimeSpan.FromSeconds(10), AbortEvery = TimeSpan.FromMilliseconds(250), AnsweredWithin = TimeSpan.FromSeconds(10);
    private const int Users = 8;

    private sealed record Minute(double At, double Megabytes, double P50, double P99, int Turns);

    public static Command Build()
    {
        var minutes = new Option<int>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 30 };
        var documents = new Option<string>("--documents") { Description = "What the bot answers from; a copy of it is changed.", DefaultValueFactory = _ => "tests/corpus/documents" };
        var questions = new Option<string>("--questions") { Description = "What is asked, a JSON object a line.", DefaultValueFactory = _ => "tests/corpus/questions.jsonl" };
        var pause = new Option<int>("--pause") { Description = "Milliseconds between an answer and the next question of one of the eight users.", DefaultValueFactory = _ => 20 };
        var command = new Command("soak", "Mixed load for half an hour with changed documents, broken files, a connector that is slow, refuses (429) and fails (500), and requests that hang up: memory, times, and lost, doubled and wrong replies. Plots go to tests/Benchmarks/results.") { minutes, documents, questions, pause };
        command.SetAction((result, cancellation) => RunAsync(result.GetValue(minutes), TimeSpan.FromMilliseconds(result.GetValue(pause)), result.GetValue(documents)!, ExpectedAnswer.ReadFile(result.GetValue(questions)!), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int minutes, TimeSpan pause, string documents, IReadOnlyList<ExpectedAnswer> questions, CancellationToken cancellation)
    {
        string root = Directory.CreateTempSubdirectory("chatassistant-soak").FullName, folder = Directory.CreateDirectory(Path.Combine(root, "documents")).FullName;
        try
        {
            foreach (string file in Directory.EnumerateFiles(documents)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var edits = new FolderEdits(folder);
            await edits.WriteAsync(cancellation);
            await using Channel channel = await Channel.StartAsync(new ConnectorFaults { TooManyEvery = 211, ErrorEvery = 503, SlowEvery = 97 }), calm = await Channel.StartAsync(new ConnectorFaults());
            await using PeerProcess bot = await PeerProcess.StartAsync(Peers.ChatAssistant(folder, new Dictionary<string, string> { ["Knowledge__Cache"] = Path.Combine(root, "cache") }), cancellation);
            Script script = await Script.RehearseAsync(questions, null, calm, bot, cancellation);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            Task<EditFigures> editing = EditAsync(edits, calm, bot, ended.Token);
            Task aborting = AbortAsync(channel, bot, script, ended.Token);
            var figures = new List<Minute>();
            long lost = 0, wrong = 0;
            Console.WriteLine("minute   turns   p50 ms   p99 ms      MB   lost  doubled  wrong");
            for (int minute = 1; minute <= minutes; minute++)
            {
                LoopResult loop = await ClosedLoop.RunAsync(channel, bot.Root, script, Users, TimeSpan.FromMinutes(1), int.MaxValue, cancellation, pause);
                (lost, wrong) = (lost + loop.Lost, wrong + loop.Wrong);
                figures.Add(new Minute(minute, bot.Megabytes, loop.At(0.5), loop.At(0.99), loop.Turns));
                Console.WriteLine($"{minute,6}{loop.Turns,8}{loop.At(0.5),9:0.00}{loop.At(0.99),9:0.0}{bot.Megabytes,8:0}{lost,7}{channel.Doubled,9}{wrong + channel.Strange,7}");
                if (minute % 2 == 0) channel.Forget();
            }
            await ended.CancelAsync();
            EditFigures edit = await editing;
            await aborting;
            Console.WriteLine($"edits answered: {edit.Seconds.Count}, not answered within {AnsweredWithin.TotalSeconds:0} s: {edit.Missed}; seconds to the answer, median {Middle(edit.Seconds):0.00}, most {edit.Seconds.DefaultIfEmpty().Max():0.00}");
            double[] at = [.. figures.Select(minute => minute.At)];
            Plots.Save("soak-memory", "Memory over time", "minutes", "MB", at, [("working set", [.. figures.Select(minute => minute.Megabytes)])]);
            Plots.Save("soak-time", "Time of a turn", "minutes", "ms", at, [("p50", [.. figures.Select(minute => minute.P50)])]);
            return lost + wrong + channel.Doubled + channel.Strange + edit.Missed == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private sealed record EditFigures(List<double> Seconds, int Missed);

    private static async Task<EditFigures> EditAsync(FolderEdits edits, Channel channel, PeerProcess bot, CancellationToken ended)
    {
        var figures = new EditFigures([], 0);
        try
        {
            while (true)
            {
                await Task.Delay(EditEvery, ended);
                await edits.BreakAsync(ended);
                (string question, string expected) = await edits.WriteAsync(ended);
                var watch = Stopwatch.StartNew();
                while (!Compare.Says(Compare.Fold((await channel.SendAsync(bot.Root, question, "en", null, ended)).Text ?? ""), expected) && watch.Elapsed < AnsweredWithin) await Task.Delay(20, ended);
                if (watch.Elapsed < AnsweredWithin) figures.Seconds.Add(watch.Elapsed.TotalSeconds);
                else figures = figures with { Missed = figures.Missed + 1 };
            }
        }
        catch (OperationCanceledException)
        {
            return figures;
        }
    }

    private static async Task AbortAsync(Channel channel, PeerProcess bot, Script script, CancellationToken ended)
    {
        for (long turn = 0; !ended.IsCancellationRequested; turn++)
        {
            (string text, string locale) = script.At(turn);
            await channel.AbortAsync(bot.Root, text, locale);
            await Task.Delay(AbortEvery, CancellationToken.None);
        }
    }

    private static double Middle(List<double> values) => values.Count == 0 ? 0 : values.Order().ElementAt(values.Count / 2);

    /// <summary>One generated document whose address changes, and broken files that come and go.</summary>
    private sealed class FolderEdits(string folder)
    {
        private readonly GeneratedDocument _document = new DocumentGenerator(1).Make(2);
        private int _edits;

        /// <returns>A question, and what its answer says from now on.</returns>
        public async Task<(string Question, string Expected)> WriteAsync(CancellationToken cancellation)
        {
            GoldQuestion question = _document.Questions[2];
            string address = question.Expected[0], changed = $"edit{++_edits}.{address}";
            await File.WriteAllTextAsync(Path.Combine(folder, _document.Name), _document.Text.Replace(address, changed, StringComparison.Ordinal), cancellation);
            return (question.Text, changed);
        }

        public async Task BreakAsync(CancellationToken cancellation)
        {
            string broken = Path.Combine(folder, "broken.pdf");
            if (_edits % 2 == 0) await File.WriteAllBytesAsync(broken, "%PDF-1.7 and nothing of one"u8.ToArray(), cancellation);
            else File.Delete(broken);
        }
    }
}
