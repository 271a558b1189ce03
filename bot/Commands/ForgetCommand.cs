using System.CommandLine;
using ChatAssistant.Operation;
using Microsoft.Data.Sqlite;

namespace ChatAssistant.Commands;

/// <summary><c>forget</c>: erases what is kept of a user.</summary>
internal static class ForgetCommand
{
    public static Command Build()
    {
        var user = new Option<string>("--user") { HelpName = "CHANNEL/ID", Description = "The user: the channel's name and their id in it, for instance discord/80351110224678912.", Required = true };
        var command = new Command("forget", "Erase what is kept of a user in the records (Privacy:Records). Conversations in memory end by themselves, half an hour after their last turn.") { user };
        command.Validators.Add(result =>
        {
            if (result.GetValue(user) is { } id && id.IndexOf('/', StringComparison.Ordinal) is <= 0) result.AddError($"'{id}' names no channel. Write it as discord/80351110224678912.");
        });
        command.SetAction(async (result, cancellation) =>
        {
            await using ServiceProvider parts = new ServiceCollection().AddSingleton(Parts.ShellSettings()).AddLogging().AddRecords().BuildServiceProvider();
            Records records = parts.GetRequiredService<Records>();
            if (!records.KeepsQuestions)
            {
                Console.WriteLine("Nothing is kept: the setting Privacy:Records names no file.");
                return 0;
            }
            try
            {
                Console.WriteLine($"{await records.ForgetAsync(result.GetValue(user)!, cancellation)} records erased.");
                return 0;
            }
            catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"The records could not be erased: {problem.Message}");
                return 1;
            }
        });
        return command;
    }
}
