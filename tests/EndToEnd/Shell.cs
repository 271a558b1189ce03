using System.Diagnostics;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>Runs a program as a person would, and gives what it printed.</summary>
internal static class Shell
{
    /// <summary>The bot's own program, beside the tests.</summary>
    public static Task<Finished> BotAsync(params string[] arguments) => BotAsync(new Dictionary<string, string>(), arguments);

    public static Task<Finished> BotAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        RunAsync("dotnet", settings, [Path.Combine(AppContext.BaseDirectory, "ChatAssistant.dll"), .. arguments]);

    public static async Task<Finished> RunAsync(string program, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach ((string name, string value) in settings) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Finished(process.ExitCode, await output, await errors);
    }
}

internal sealed record Finished(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
