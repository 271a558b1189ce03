using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ChatAssistant.Benchmarks.Load;

/// <summary>The programs that are compared, and how each is made ready.</summary>
internal static class Peers
{
    private static readonly string Folder = Path.Combine(Here(), "peers");

    public static Peer Floor { get; } = new("floor", port => new ProcessStartInfo("dotnet", [typeof(Peers).Assembly.Location, "load", "--floor", $"http://127.0.0.1:{port}"]), _ => Load.Floor.Reply);

    /// <param name="settings">Settings beyond those of every run, as environment variables.</param>
    public static Peer ChatAssistant(string documents, IReadOnlyDictionary<string, string> settings) => new("ChatAssistant", port =>
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatAssistant.dll"), "serve", "--documents", documents]);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach ((string name, string value) in settings) start.Environment[name] = value;
        return start;
    }, null);

    /// <summary>EchoBot on npm's botbuilder; null, and a line that says why, where npm or Node is missing.</summary>
    public static Peer? EchoJavaScript() =>
        Ran("npm", ["ci", "--no-audit", "--no-fund", "--prefix", Path.Combine(Folder, "echo-js")], "EchoBot on botbuilder (JavaScript) is left out: npm could not install it")
            ? new Peer("EchoBot, botbuilder JS", port => new ProcessStartInfo("node", [Path.Combine(Folder, "echo-js", "echo.mjs"), $"{port}"]), text => "Echo: " + text)
            : null;

    /// <summary>EchoBot on Microsoft.Bot.Builder, as shipped and with one JSON resolver for all turns; none, and a line that says why, where the package cannot be restored.</summary>
    /// <param name="feed">A folder with the package; null for the configured feeds.</param>
    public static IEnumerable<Peer> EchoDotNet(string? feed)
    {
        string project = Path.Combine(Folder, "echo-dotnet", "EchoBot.csproj"), output = Path.Combine(Path.GetTempPath(), "chatassistant-echo-dotnet");
        string[] source = feed is null ? [] : ["-p:RestoreAdditionalProjectSources=" + Path.GetFullPath(feed)];
        if (!Ran("dotnet", ["build", project, "-c", "Release", "-v", "quiet", "-o", output, .. source], "EchoBot on Microsoft.Bot.Builder is left out: it could not be restored and built (--sdk-feed names a folder with the package)")) yield break;
        foreach ((string name, string resolver) in ((string, string)[])[("EchoBot, Microsoft.Bot.Builder", "own"), ("the same, shared resolver", "shared")])
            yield return new Peer(name, port => new ProcessStartInfo("dotnet", [Path.Combine(output, "EchoBot.dll"), $"http://127.0.0.1:{port}", resolver]), text => "Echo: " + text);
    }

    private static bool Ran(string program, string[] arguments, string otherwise)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            if (process.ExitCode == 0) return true;
            Console.Error.WriteLine($"{otherwise}: {(output.Result + errors.Result).Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))?.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            Console.Error.WriteLine($"{otherwise}: {problem.Message}");
        }
        return false;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
