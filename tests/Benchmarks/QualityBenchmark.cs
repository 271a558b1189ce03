using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using ChatAssistant.Commands;
using ChatAssistant.Commands.Evaluation;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssistant.Benchmarks;

/// <summary><c>quality</c>: the scores of both corpora as a file of the repository, with date, commit and machine.</summary>
internal static class QualityBenchmark
{
    private const string File = "quality.md";
    private static readonly string[] RegisterColumns = ["precision", "recall", "f1"];

    private sealed record Corpus(string Folder)
    {
        public string Documents => Path.Combine(Folder, "documents");

        public IEnumerable<string> Files(string beginning) => Directory.EnumerateFiles(Folder, beginning + ".*").Order(StringComparer.Ordinal);
    }

    public static Command Build()
    {
        var corpora = new Option<string[]>("--corpora") { Description = "Folders with documents, questions, gold facts and names of untouched documents.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => ["tests/corpus", "tests/corpora/field"] };
        var command = new Command("quality", $"Score answers and register on the corpora and write tests/Benchmarks/results/{File}: run it with each change of understanding, extraction or ranking.") { corpora };
        command.SetAction((result, cancellation) => RunAsync([.. result.GetValue(corpora)!.Select(folder => new Corpus(folder))], cancellation));
        return command;
    }

    private static async Task RunAsync(Corpus[] corpora, CancellationToken cancellation)
    {
        var page = new StringBuilder("# Quality\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, commit {Commit()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}. Written by `dotnet run -c Release --project tests/Benchmarks -- quality`.\n");
        page.Append("Percent. \"Tuned\" and \"untouched\" are the documents that were read while working and those that were not.\n");
        foreach (Corpus corpus in corpora) Write(page, corpus.Folder, await ScoreAsync(corpus, cancellation));
        Directory.CreateDirectory(Plots.Folder);
        await System.IO.File.WriteAllTextAsync(Path.Combine(Plots.Folder, File), page.ToString(), cancellation);
        Console.Write(page);
    }

    private static async Task<JsonObject> ScoreAsync(Corpus corpus, CancellationToken cancellation)
    {
        await using ServiceProvider parts = await Parts.ForShellAsync(corpus.Documents);
        KnowledgeSnapshot snapshot = parts.GetRequiredService<LiveKnowledge>().Current;
        var assistant = parts.GetRequiredService<IAssistant>();
        var report = new EvaluationReport(corpus.Files("untouched").SelectMany(System.IO.File.ReadAllLines).Select(name => name.Trim()).ToHashSet());
        foreach (ExpectedAnswer question in corpus.Files("questions").SelectMany(ExpectedAnswer.ReadFile)) report.Add(question, await question.Question.AskAsync(assistant, cancellation), snapshot);
        JsonNode[] gold = [.. corpus.Files("gold").SelectMany(file => JsonNode.Parse(System.IO.File.ReadAllText(file))!.AsArray()).Select(document => document!.DeepClone())];
        report.AddRegister(new JsonArray(gold), RegisterJson.Write(snapshot.Registers));
        return report.ToJson();
    }

    private static void Write(StringBuilder page, string name, JsonObject scores)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\nCitations that do not match their document: {scores["wrong_spans"]}\n\n| questions | number | score | fully right |\n| --- | --: | --: | --: |\n");
        foreach (JsonObject group in scores["questions"]!.AsArray().OfType<JsonObject>()) page.Append(CultureInfo.InvariantCulture, $"| {group["group"]} | {group["count"]} | {Percent(group["score"])} | {Percent(group["fully_right"])} |\n");
        JsonObject register = scores["register"]!.AsObject();
        string[] parts = [.. register.Select(part => part.Key).Where(part => part != "all")];
        page.Append(CultureInfo.InvariantCulture, $"\n| register | {string.Join(" | ", RegisterColumns)} | {string.Join(" | ", parts.Select(part => "f1 " + part))} |\n| --- |{string.Concat(Enumerable.Repeat(" --: |", RegisterColumns.Length + parts.Length))}\n");
        foreach ((string kind, JsonNode? tally) in register["all"]!.AsObject())
        {
            page.Append(CultureInfo.InvariantCulture, $"| {kind} | {string.Join(" | ", RegisterColumns.Select(column => Percent(tally![column])))} | {string.Join(" | ", parts.Select(part => Percent(register[part]![kind]?["f1"])))} |\n");
        }
    }

    private static string Percent(JsonNode? share) => share is null ? "" : (100 * (double)share).ToString("0.0", CultureInfo.InvariantCulture);

    // The commit measured, and whether it was changed since.
    private static string Commit() => Git("rev-parse", "--short", "HEAD") + (Git("status", "--porcelain", "--", "bot", "knowledge").Length > 0 ? " with changes" : "");

    private static string Git(params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true })!;
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output.Trim();
    }
}
