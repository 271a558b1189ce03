using System.CommandLine;
using ChatAssistant.Answers;
using ChatAssistant.Conversation;
using Spectre.Console;
using static System.Globalization.CultureInfo;

namespace ChatAssistant.Commands;

/// <summary><c>ask</c>: the assistant in a shell.</summary>
internal static class AskCommand
{
    private const int ShownOfAQuote = 120;

    public static Command Build()
    {
        var questions = new Argument<string[]>("question") { Description = "One or more questions; together they are one conversation.", Arity = ArgumentArity.ZeroOrMore };
        var batch = new Option<string?>("--batch") { HelpName = "FILE.jsonl", Description = """A file of questions, one JSON object a line: {"id","text","conversation"?,"context"?:["earlier turns"],"language"?}. Prints one answer a line, in the order of the file.""" };
        Option<string?> documents = SharedOptions.Documents();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("ask", "Ask questions: ask \"Who attended the seminar in Paraguay?\" \"and whom do I contact?\"") { questions, batch, documents, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(batch) is null && result.GetValue(questions) is not { Length: > 0 }) result.AddError("Ask what? Give a question in quotes, or a file with --batch FILE.jsonl.");
        });
        command.SetAction(async (result, cancellation) =>
        {
            // A mistake in the file shows before the work begins.
            IReadOnlyList<BatchQuestion>? rows = result.GetValue(batch) is { } file ? BatchQuestion.ReadFile(file) : null;
            await using ServiceProvider parts = await Parts.ForShellAsync(result.GetValue(documents));
            var assistant = parts.GetRequiredService<IAssistant>();
            if (rows is not null)
            {
                foreach (BatchQuestion row in rows) Console.WriteLine(AnswerJson.Write(row.Id, await row.AskAsync(assistant, cancellation)).ToJsonString(SharedOptions.ReadableJson));
                return 0;
            }
            foreach (string question in result.GetValue(questions)!)
            {
                Reply reply = await assistant.ReplyAsync(new IncomingMessage { ConversationId = "shell/1", Text = question }, cancellation);
                if (result.GetValue(json)) Console.WriteLine(AnswerJson.Write(null, reply).ToJsonString(SharedOptions.ReadableJson));
                else Print(question, reply);
            }
            return 0;
        });
        return command;
    }

    private static void Print(string question, Reply reply)
    {
        AnsiConsole.MarkupLineInterpolated(InvariantCulture, $"[bold]> {question}[/]");
        AnsiConsole.WriteLine(reply.PlainText());
        foreach (Citation citation in reply.Citations) AnsiConsole.MarkupLineInterpolated(InvariantCulture, $"[grey]  [[{citation.Number}]] {citation.Source.DocumentId}: “{Short(citation.Quote)}”[/]");
        if (reply.Suggestions.Count > 0) AnsiConsole.MarkupLineInterpolated(InvariantCulture, $"[grey]  → {string.Join(" · ", reply.Suggestions)}[/]");
        AnsiConsole.WriteLine();
    }

    private static string Short(string quote) => (quote.Length <= ShownOfAQuote ? quote : quote[..(ShownOfAQuote - 1)] + "…").ReplaceLineEndings(" ");
}
