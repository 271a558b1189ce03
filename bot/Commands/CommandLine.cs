using System.CommandLine;

namespace ChatAssistant.Commands;

/// <summary>The commands of the shell: the table of contents.</summary>
internal static class CommandLine
{
    public static RootCommand Build()
    {
        var root = new RootCommand(
            """
            ChatAssistant answers who attended, what was presented and whom to contact, from your own documents, with the source under every fact.

            Examples:
              dotnet run --project bot
              dotnet run --project bot -- ask "Who attended the seminar in Paraguay?" "and whom do I contact?"
              dotnet run --project bot -- events --documents reports --json

            Exit code: 0 done; 1 something is wrong, and a line on the error output says what and what to do.
            """);
        root.SetAction((_, cancellation) => ServeCommand.RunAsync(null, cancellation));
        root.Subcommands.Add(ServeCommand.Build());
        root.Subcommands.Add(AskCommand.Build());
        root.Subcommands.Add(EventsCommand.Build());
        root.Subcommands.Add(DocumentsCommand.Build());
        root.Subcommands.Add(EvaluateCommand.Build());
        root.Subcommands.Add(TeamsPackageCommand.Build());
        root.Subcommands.Add(DiscordCommandsCommand.Build());
        root.Subcommands.Add(ForgetCommand.Build());
        return root;
    }
}
