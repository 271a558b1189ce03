using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Channels.Discord;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Commands;

/// <summary><c>discord-commands</c>: tells Discord which commands the bot has.</summary>
internal static class DiscordCommandsCommand
{
    public static Command Build()
    {
        var guild = new Option<string?>("--guild") { HelpName = "ID", Description = "A server, for trying out: changes show there at once. [default: all servers]" };
        var file = new Option<string>("--file") { HelpName = "FILE.json", Description = "The commands.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "manifest", "discord", "commands.json") };
        var command = new Command("discord-commands", "Register the bot's commands with Discord, where they differ. Needs the settings Discord:ApplicationId and Discord:BotToken.") { guild, file };
        command.SetAction(async (result, cancellation) =>
        {
            await using ServiceProvider parts = new ServiceCollection().AddSingleton(Parts.ShellSettings()).AddLogging().AddDiscordApi().AddSingleton<CommandRegistration>().BuildServiceProvider();
            if (Missing(parts.GetRequiredService<IOptions<DiscordOptions>>().Value) is { } missing)
            {
                await Console.Error.WriteLineAsync(missing);
                return 1;
            }
            JsonArray commands = JsonSerializer.Deserialize<JsonArray>(await File.ReadAllTextAsync(result.GetValue(file)!, cancellation)) ?? [];
            try
            {
                bool changed = await parts.GetRequiredService<CommandRegistration>().RegisterAsync(commands, result.GetValue(guild), cancellation);
                Console.WriteLine(changed ? $"{commands.Count} commands registered." : $"All {commands.Count} commands were registered already.");
                return 0;
            }
            catch (HttpRequestException problem)
            {
                await Console.Error.WriteLineAsync(problem.Message);
                return 1;
            }
        });
        return command;
    }

    private static string? Missing(DiscordOptions options) =>
        options.ApplicationId.Length == 0 ? "Discord:ApplicationId is empty. Copy it from the developer portal, General Information (Discord__ApplicationId=…)."
        : options.BotToken.Length == 0 ? "Discord:BotToken is empty. Make one in the developer portal, under Bot (Discord__BotToken=…)."
        : null;
}
