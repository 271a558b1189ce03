using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Answers;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace ChatAssistant.Commands;

/// <summary>The commands of the shell.</summary>
internal static class CommandLine
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Option<string> Documents = new("--documents") { Description = "The folder of documents to answer from.", DefaultValueFactory = _ => "seeds" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON for programs." };

    public static RootCommand Build()
    {
        var root = new RootCommand("ChatAssistant answers who attended, what was presented and whom to contact, from your own documents.");
        var serve = new Command("serve", "Run the bot on http://localhost:3978 (what happens without a command).") { Documents };
        serve.SetAction((result, cancellation) => Serve.RunAsync(result.GetResult(Documents) is { Implicit: false } ? result.GetValue(Documents) : null, cancellation));
        root.SetAction((_, cancellation) => Serve.RunAsync(null, cancellation));
        root.Subcommands.Add(serve);
        root.Subcommands.Add(Ask());
        root.Subcommands.Add(Events());
        root.Subcommands.Add(Files());
        return root;
    }

    private static Command Ask()
    {
        var questions = new Argument<string[]>("questions") { Description = "One or more questions; together they are one conversation." };
        var batch = new Option<string?>("--batch") { Description = "A file of questions, one JSON object a line: {\"id\",\"text\",\"conversation\"?,\"language\"?}." };
        var command = new Command("ask", "Ask questions, for example: ask \"Who attended the seminar in Paraguay?\" \"and whom do I contact?\"") { questions, batch, Documents, Json };
        command.SetAction(async (result, cancellation) =>
        {
            KnowledgeSnapshot snapshot = KnowledgeLoader.Load(DocumentsFolder.Find(result.GetValue(Documents)!));
            using IntentClassifier classifier = IntentClassifier.Load(new UnderstandingOptions(), NullLogger<IntentClassifier>.Instance);
            var assistant = new Assistant(classifier, snapshot);
            if (result.GetValue(batch) is { } file)
            {
                await foreach (string line in File.ReadLinesAsync(file, cancellation))
                {
                    if (JsonNode.Parse(line) is not JsonObject row) continue;
                    string id = row["id"]?.ToString() ?? "";
                    Reply reply = await assistant.ReplyAsync(new IncomingMessage { ConversationId = "batch/" + (row["conversation"]?.ToString() ?? "row-" + id), Text = (row["text"] ?? row["question"])?.ToString() ?? "", Locale = (row["language"] ?? row["lang"])?.ToString() }, cancellation);
                    Console.WriteLine(AnswerJson.Write(id, reply).ToJsonString(Readable));
                }
                return 0;
            }
            foreach (string question in result.GetValue(questions) ?? [])
            {
                Reply reply = await assistant.ReplyAsync(new IncomingMessage { ConversationId = "shell/1", Text = question }, cancellation);
                if (result.GetValue(Json)) Console.WriteLine(AnswerJson.Write(null, reply).ToJsonString(Readable));
                else Print(question, reply);
            }
            return 0;
        });
        return command;
    }

    private static void Print(string question, Reply reply)
    {
        AnsiConsole.MarkupLineInterpolated(System.Globalization.CultureInfo.InvariantCulture, $"[bold]> {question}[/]");
        AnsiConsole.WriteLine(reply.PlainText());
        foreach (Citation citation in reply.Citations) AnsiConsole.MarkupLineInterpolated(System.Globalization.CultureInfo.InvariantCulture, $"[grey]  [[{citation.Number}]] {citation.Source.DocumentId}: “{Short(citation.Quote)}”[/]");
        AnsiConsole.WriteLine();
    }

    private static string Short(string quote) => quote.Length <= 120 ? quote.ReplaceLineEndings(" ") : quote[..117].ReplaceLineEndings(" ") + "…";

    private static Command Events()
    {
        var command = new Command("events", "Show what was read from the documents: events, people, talks, contacts.") { Documents, Json };
        command.SetAction(result =>
        {
            KnowledgeSnapshot snapshot = KnowledgeLoader.Load(DocumentsFolder.Find(result.GetValue(Documents)!));
            if (result.GetValue(Json)) { Console.WriteLine(RegisterJson.Write(snapshot.Registers).ToJsonString(Readable)); return 0; }
            Table table = new Table().AddColumns("Event", "Date", "Place", "People", "Talks");
            foreach (var told in snapshot.Events) table.AddRow(Markup.Escape(told.Title?.Clean ?? told.Id), Markup.Escape(told.DateAsPrinted?.Clean ?? ""), Markup.Escape(told.City?.Clean ?? told.Country?.Clean ?? ""), $"{told.Attendees.Count}", $"{told.Presentations.Count}");
            AnsiConsole.Write(table);
            return 0;
        });
        return command;
    }

    private static Command Files()
    {
        var command = new Command("documents", "List every file: what was found in it, or what is wrong with it and what to do.") { Documents, Json };
        command.SetAction(result =>
        {
            KnowledgeSnapshot snapshot = KnowledgeLoader.Load(DocumentsFolder.Find(result.GetValue(Documents)!));
            if (result.GetValue(Json)) { Console.WriteLine(JsonSerializer.Serialize(snapshot.Files, JsonSerializerOptions.Web)); return 0; }
            Table table = new Table().AddColumns("File", "Language", "Events", "Passages", "Problem");
            foreach (FileResult file in snapshot.Files) table.AddRow(Markup.Escape(file.File), file.Language?.ToString() ?? "", $"{file.Events}", $"{file.Passages}", Markup.Escape(file.Problem ?? ""));
            AnsiConsole.Write(table);
            return snapshot.Files.Any(file => file.Problem is not null) ? 1 : 0;
        });
        return command;
    }
}
