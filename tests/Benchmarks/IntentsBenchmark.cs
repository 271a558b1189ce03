using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Understanding.Intents;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAssistant.Benchmarks;

/// <summary><c>intents</c>: the product's classifier on public intent sets, with and without sentence vectors.</summary>
internal static class IntentsBenchmark
{
    /// <summary>How much the nearest training sentence counts beside the probability when a sentence is taken for out of scope.</summary>
    private const float Familiarity = 2;

    public static Command Build()
    {
        var set = new Argument<string>("set") { Description = "clinc150, banking77 or sigdial." };
        set.AcceptOnlyFromAmong("clinc150", "banking77", "sigdial");
        var data = new Option<string>("--data") { Required = true, HelpName = "DIR", Description = "The folder of the public files." };
        var plain = new Option<bool>("--plain") { Description = "Also measure without sentence vectors." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("intents", "Measure the intent classifier on a public set.") { set, data, plain, json };
        command.SetAction(result =>
        {
            var board = new Scoreboard(result.GetValue(set)!);
            using SentenceEncoder? encoder = LocalEncoder.TryLoad(null, NullLogger.Instance);
            if (encoder is null) Console.Error.WriteLine("The encoder is missing: measuring without sentence vectors.");
            string folder = result.GetValue(data)!;
            if (encoder is null || result.GetValue(plain)) Run(board, result.GetValue(set)!, folder, "stems + characters", null);
            if (encoder is not null)
            {
                var known = new ConcurrentDictionary<string, float[]>();
                Run(board, result.GetValue(set)!, folder, "stems + characters + sentence vectors", text => known.GetOrAdd(text, encoder.Encode));
            }
            board.Show(result.GetValue(json));
        });
        return command;
    }

    private static void Run(Scoreboard board, string set, string folder, string system, Func<string, float[]>? encode)
    {
        if (set == "clinc150") Clinc(board, Path.Combine(folder, "clinc150_full.json"), system, encode);
        else if (set == "sigdial") Sigdial(board, folder, system, encode);
        else
        {
            IReadOnlyList<LabelledText> train = DataSets.Banking(Path.Combine(folder, "banking77_train.csv")), test = DataSets.Banking(Path.Combine(folder, "banking77_test.csv"));
            (TextModel model, double seconds) = Train(train, 3e-5f, encode);
            board.Add(system, ("accuracy", Accuracy(model, test, encode)), ("training, s", seconds));
        }
    }

    // The threshold is the paper's: the best accuracy over the validation sentences, those out of scope being right when rejected.
    private static void Clinc(Scoreboard board, string file, string system, Func<string, float[]>? encode)
    {
        (TextModel model, double seconds) = Train(DataSets.Clinc(file, "train"), 3e-5f, encode);
        Judged[] validation = Judge(model, [.. DataSets.Clinc(file, "val"), .. DataSets.Clinc(file, "oos_val")], encode);
        float threshold = validation.Select(row => row.Score).Distinct().MaxBy(limit => validation.Count(row => row.IsRight(limit)));
        Judged[] inside = Judge(model, DataSets.Clinc(file, "test"), encode), outside = Judge(model, DataSets.Clinc(file, "oos_test"), encode);
        board.Add(system, ("in scope, no rejection", Share(inside, row => row.IsRight(0))), ("in scope", Share(inside, row => row.IsRight(threshold))),
            ("out of scope found", Share(outside, row => row.IsRight(threshold))), ("training, s", seconds));
    }

    private static void Sigdial(Scoreboard board, string folder, string system, Func<string, float[]>? encode)
    {
        var figures = new List<(string, double)>();
        double right = 0, all = 0;
        foreach (string corpus in new[] { "Chatbot", "AskUbuntu", "WebApplications" })
        {
            IntentSet set = DataSets.Sigdial(Path.Combine(folder, $"{corpus}Corpus.json"));
            (TextModel model, _) = Train(set.Train, 1e-4f, encode);
            double accuracy = Accuracy(model, set.Test, encode);
            figures.Add((corpus, accuracy));
            (right, all) = (right + accuracy * set.Test.Count, all + set.Test.Count);
        }
        board.Add(system, [.. figures, ("overall", right / all)]);
    }

    private static (TextModel Model, double Seconds) Train(IReadOnlyList<LabelledText> rows, float l2, Func<string, float[]>? encode)
    {
        if (encode is not null) Parallel.ForEach(rows, row => encode(row.Text));
        var watch = Stopwatch.StartNew();
        // Names tell the intents of these sets ("Ubuntu"), and their sentences are mostly in small letters.
        return (TextModel.Train(Language.English, rows, new TrainingOptions(L2: l2, MaskNames: false), encode), watch.Elapsed.TotalSeconds);
    }

    private static double Accuracy(TextModel model, IReadOnlyList<LabelledText> test, Func<string, float[]>? encode) => Share(Judge(model, test, encode), row => row.IsRight(0));

    private static Judged[] Judge(TextModel model, IReadOnlyList<LabelledText> rows, Func<string, float[]>? encode) => [.. rows.AsParallel().AsOrdered().Select(row =>
    {
        TextScores scores = model.Classify(row.Text, encode);
        float best = scores.Probabilities.Max();
        return new Judged(row.Label, model.Labels[Array.IndexOf(scores.Probabilities, best)], best + Familiarity * scores.Familiarity);
    })];

    private static double Share(IReadOnlyCollection<Judged> rows, Func<Judged, bool> counts) => 100.0 * rows.Count(counts) / rows.Count;

    private sealed record Judged(string Gold, string Best, float Score)
    {
        public bool IsRight(float threshold) => Gold == DataSets.OutOfScope ? Score < threshold : Score >= threshold && Best == Gold;
    }
}
