using System.CommandLine;
using System.Text.Json;
using ChatAssistant.Knowledge;
using Spectre.Console;

namespace ChatAssistant.Commands;

/// <summary><c>documents</c>: what became of every file.</summary>
internal static class DocumentsCommand
{
    public static Command Build()
    {
        Option<string?> documents = SharedOptions.Documents();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("documents", "List every file: what was found in it, or what is wrong with it and what to do. Exit code 1 when a file could not be read.") { documents, json };
        command.SetAction(async result =>
        {
            await using ServiceProvider parts = await Parts.ForShellAsync(result.GetValue(documents));
            KnowledgeSnapshot snapshot = parts.GetRequiredService<LiveKnowledge>().Current;
            if (result.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(snapshot.Files, SharedOptions.ReadableJson));
            }
            else
            {
                Table table = new Table().AddColumns("File", "State", "Language", "Events", "People", "Contacts", "Passages", "Problem");
                foreach (FileResult file in snapshot.Files) table.AddRow(Markup.Escape(file.File), $"{file.State}", $"{file.Language}", $"{file.Events}", $"{file.People}", $"{file.Contacts}", $"{file.Passages}", Markup.Escape(file.Problem ?? ""));
                AnsiConsole.Write(table);
                Console.WriteLine($"{snapshot.Documents.Count} of {snapshot.Files.Count} files known: {snapshot.Events.Count()} events, {snapshot.Files.Sum(file => file.People)} people, {snapshot.Files.Sum(file => file.Contacts)} contacts, {snapshot.PassageCount} passages.");
            }
            return snapshot.Files.Any(file => file.Problem is not null) ? 1 : 0;
        });
        return command;
    }
}
