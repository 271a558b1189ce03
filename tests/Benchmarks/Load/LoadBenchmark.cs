using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ChatAssistant.Commands.Evaluation;
using Spectre.Console;

namespace ChatAssistant.Benchmarks.Load;

/// <summary><c>load</c>: this bot, the floor and the peers, one after the other, each answering the same channel in a closed loop.</summary>
internal static class LoadBenchmark
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10), Settle = TimeSpan.FromSeconds(1);

    public static Command Build()
    {
        var inFlight = new Option<int[]>("--in-flight") { Description = "Turns under way at a time.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1, 16, 64] };
        var seconds = new Option<double>("--seconds") { Description = "How long each is measured.", DefaultValueFactory = _ => 5 };
        var turns = new Option<int>("--turns") { Description = "At most so many turns in that time.", DefaultValueFactory = _ => 100_000 };
        var runs = new Option<int>("--runs") { Description = "How often all are measured, in turn; figures are medians.", DefaultValueFactory = _ => 3 };
        var documents = new Option<string>("--documents") { Description = "What this bot answers from.", DefaultValueFactory = _ => "tests/corpus/documents" };
        var questions = new Option<string>("--questions") { Description = "What is asked, a JSON object a line.", DefaultValueFactory = _ => "tests/corpus/questions.jsonl" };
        var different = new Option<bool>("--different") { Description = "Ask thousands of questions of which no two are the same, about generated documents, in place of --questions and --documents." };
        var setting = new Option<string[]>("--setting") { Description = "A setting of this bot, such as Understanding:SentenceVectors=false.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var only = new Option<string[]>("--only") { Description = "Measure only programs whose name holds one of these words.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var feed = new Option<string?>("--sdk-feed") { Description = "A folder with Microsoft.Bot.Builder's packages, where no feed has them." };
        var json = new Option<string?>("--json") { Description = "Write the figures of all runs to this file as well." };
        var floor = new Option<string?>("--floor") { Hidden = true };
        var command = new Command("load", "Measure turns over HTTP beside a bare end point and EchoBots: time, CPU, memory; lost, doubled and wrong replies. Loopback only.") { inFlight, seconds, turns, runs, documents, questions, different, setting, only, feed, json, floor };
        command.SetAction(async (result, cancellation) =>
        {
            if (result.GetValue(floor) is { } url) { await Floor.RunAsync(url); return; }
            var settings = new Settings(result.GetValue(inFlight)!, TimeSpan.FromSeconds(result.GetValue(seconds)), result.GetValue(turns), result.GetValue(runs));
            string? generated = result.GetValue(different) ? Directory.CreateTempSubdirectory("chatassistant-load").FullName : null;
            if (generated is not null) DifferentQuestions.WriteDocuments(generated);
            string folder = generated ?? Path.GetFullPath(result.GetValue(documents)!);
            IReadOnlyList<ExpectedAnswer> asked = generated is null ? ExpectedAnswer.ReadFile(result.GetValue(questions)!) : DifferentQuestions.All();
            Peer?[] peers = [Peers.Floor, Peers.ChatAssistant(folder, result.GetValue(setting)!.Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0].Replace(":", "__", StringComparison.Ordinal), pair => pair[^1])), Peers.EchoJavaScript(), .. Peers.EchoDotNet(result.GetValue(feed))];
            IReadOnlyList<LoadFigures> all = await RunAsync([.. peers.OfType<Peer>().Where(peer => result.GetValue(only) is not { Length: > 0 } words || words.Any(word => peer.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))], asked, settings, cancellation);
            if (generated is not null) Directory.Delete(generated, recursive: true);
            LoadTable.Show(all);
            if (result.GetValue(json) is { } file) await File.WriteAllTextAsync(file, JsonSerializer.Serialize(all, JsonSerializerOptions.Web), cancellation);
        });
        return command;
    }

    private sealed record Settings(int[] InFlight, TimeSpan Time, int Turns, int Runs);

    private static async Task<IReadOnlyList<LoadFigures>> RunAsync(Peer[] peers, IReadOnlyList<ExpectedAnswer> questions, Settings settings, CancellationToken cancellation)
    {
        var all = new List<LoadFigures>();
        for (int run = 1; run <= settings.Runs; run++)
        {
            foreach (Peer peer in peers)
            {
                await Console.Error.WriteLineAsync($"run {run} of {settings.Runs}: {peer.Name}");
                all.AddRange(await MeasureAsync(peer, run, questions, settings, cancellation));
            }
        }
        return all;
    }

    private static async Task<List<LoadFigures>> MeasureAsync(Peer peer, int run, IReadOnlyList<ExpectedAnswer> questions, Settings settings, CancellationToken cancellation)
    {
        await using Channel channel = await Channel.StartAsync(new ConnectorFaults());
        await using PeerProcess process = await PeerProcess.StartAsync(peer, cancellation);
        double idle = process.Megabytes;
        Script script = await Script.RehearseAsync(questions, peer.FixedReply, channel, process, cancellation);
        await ClosedLoop.RunAsync(channel, process.Root, script, settings.InFlight.Max(), WarmUp, settings.Turns, cancellation);
        var figures = new List<LoadFigures>();
        foreach (int inFlight in settings.InFlight)
        {
            (long doubled, long strange) = (channel.Doubled, channel.Strange);
            TimeSpan cpu = process.Cpu;
            LoopResult loop = await ClosedLoop.RunAsync(channel, process.Root, script, inFlight, settings.Time, settings.Turns, cancellation);
            cpu = process.Cpu - cpu;
            // What comes late, or again, still counts.
            await Task.Delay(Settle, cancellation);
            channel.Forget();
            figures.Add(new LoadFigures(peer.Name, run, inFlight, script.Count, loop.Turns, loop.Turns / loop.Took.TotalSeconds, loop.At(0.50), loop.At(0.95), loop.At(0.99), cpu.TotalMilliseconds / loop.Turns, idle, process.Megabytes,
                loop.Lost, channel.Doubled - doubled, loop.Wrong + channel.Strange - strange));
        }
        return figures;
    }
}
