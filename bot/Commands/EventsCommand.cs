using System.CommandLine;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Events;
using Spectre.Console;

namespace ChatAssistant.Commands;

/// <summary><c>events</c>: the register that was read from the documents.</summary>
internal static class EventsCommand
{
    public static Command Build()
    {
        Option<string?> documents = SharedOptions.Documents();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("events", "Show what was read from the documents: events, people, talks, contacts.") { documents, json };
        command.SetAction(async result =>
        {
            await using ServiceProvider parts = await Parts.ForShellAsync(result.GetValue(documents));
            KnowledgeSnapshot snapshot = parts.GetRequiredService<LiveKnowledge>().Current;
            if (result.GetValue(json))
            {
                Console.WriteLine(RegisterJson.Write(snapshot.Registers).ToJsonString(SharedOptions.ReadableJson));
                return 0;
            }
            Table table = new Table().AddColumns("Event", "Date", "Place", "People", "Bodies", "Talks");
            foreach (Event told in snapshot.Events)
            {
                int people = told.Attendees.Count(a => a.Kind == AttendeeKind.Person);
                table.AddRow(Markup.Escape(told.Title?.Clean ?? told.Id), Markup.Escape(told.DateAsPrinted?.Clean ?? ""), Markup.Escape(told.City?.Clean ?? told.Country?.Clean ?? ""), $"{people}", $"{told.Attendees.Count - people}", $"{told.Presentations.Count}");
            }
            AnsiConsole.Write(table);
            return 0;
        });
        return command;
    }
}
