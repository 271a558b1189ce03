using System.CommandLine;
using System.Text.Json.Nodes;
using ChatAssistant.Commands.Evaluation;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using Spectre.Console;

namespace ChatAssistant.Commands;

/// <summary><c>evaluate</c>: how right the answers and the register are, against questions and facts that people wrote.</summary>
internal static class EvaluateCommand
{
    public static Command Build()
    {
        var questions = new Option<string?>("--questions") { HelpName = "FILE.jsonl", Description = """Questions with what a right answer says: {"id","document","lang","conversation","question","type","expect":[…],"forbid":[…]}.""" };
        var gold = new Option<string?>("--gold") { HelpName = "gold.json", Description = "The facts that the documents hold, in the field names of events --json." };
        var apart = new Option<string?>("--untouched") { HelpName = "FILE", Description = "Names of documents, one a line, that nobody tuned for: they are scored apart." };
        var utterances = new Option<bool>("--utterances") { Description = "Cross-validate the intent classifier on its own utterances." };
        var misses = new Option<bool>("--misses") { Description = "List the questions that were not fully right (not those on untouched documents)." };
        var curve = new Option<bool>("--curve") { Description = "Print what is answered and what goes wrong by how much of the question an answer must hold (without untouched documents)." };
        Option<string?> documents = SharedOptions.Documents();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("evaluate", "Measure answers and register: evaluate --questions tests/corpus/questions.jsonl --gold tests/corpus/gold.json --documents tests/corpus/documents. Exit code 1 when a citation does not match its document.") { questions, gold, utterances, apart, misses, curve, documents, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(questions) is null && result.GetValue(gold) is null && !result.GetValue(utterances)) result.AddError("Evaluate what? Give --questions FILE.jsonl, --gold gold.json, or --utterances.");
        });
        command.SetAction(async (result, cancellation) =>
        {
            if (result.GetValue(utterances)) UtteranceReport.Print(AnsiConsole.Console, result.GetValue(misses));
            if (result.GetValue(questions) is null && result.GetValue(gold) is null) return 0;
            IReadOnlyList<ExpectedAnswer> expected = result.GetValue(questions) is { } file ? ExpectedAnswer.ReadFile(file) : [];
            JsonArray? facts = result.GetValue(gold) is { } path ? JsonNode.Parse(await File.ReadAllTextAsync(path, cancellation)) as JsonArray : null;
            HashSet<string> untouched = result.GetValue(apart) is { } names ? [.. (await File.ReadAllLinesAsync(names, cancellation)).Select(name => name.Trim())] : [];
            await using ServiceProvider parts = await Parts.ForShellAsync(result.GetValue(documents));
            KnowledgeSnapshot snapshot = parts.GetRequiredService<LiveKnowledge>().Current;

            var report = new EvaluationReport(untouched);
            var assistant = parts.GetRequiredService<IAssistant>();
            foreach (ExpectedAnswer question in expected) report.Add(question, await question.Question.AskAsync(assistant, cancellation), snapshot);
            if (facts is not null) report.AddRegister(facts, RegisterJson.Write(snapshot.Registers));

            if (result.GetValue(json)) Console.WriteLine(report.ToJson().ToJsonString(SharedOptions.ReadableJson));
            else report.Print(AnsiConsole.Console, result.GetValue(misses));
            if (result.GetValue(curve)) report.PrintCurve(AnsiConsole.Console);
            return report.WrongSpans == 0 ? 0 : 1;
        });
        return command;
    }
}
