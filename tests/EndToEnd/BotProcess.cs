using System.Diagnostics;
using System.Text;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>The bot as a process of its own, on a port that stays the same over restarts.</summary>
/// <param name="limits">Commands of a shell that starts it, such as <c>ulimit</c>.</param>
internal sealed class BotProcess(IReadOnlyDictionary<string, string> settings, string limits = "true") : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>All that it printed.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public string Root { get; } = $"http://127.0.0.1:{RedisServer.FreePort()}";

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("bash", ["-c", limits + "; exec dotnet \"$0\" serve", Path.Combine(AppContext.BaseDirectory, "ChatAssistant.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach ((string name, string value) in settings) start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = Root;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        while (!await IsReadyAsync())
        {
            if (_process.HasExited) throw new InvalidOperationException($"The bot ended with {_process.ExitCode} before it was ready: {Output}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public Task<string> ReadinessAsync() => Http.GetStringAsync(Root + "/readyz", TestContext.Current.CancellationToken);

    /// <summary>As if the machine went away.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As an operator stops it (SIGTERM); gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output) _output.AppendLine(line.Data);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using HttpResponseMessage response = await Http.GetAsync(Root + "/readyz", TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) _process.Kill();
        if (_process is not null) await _process.WaitForExitAsync();
        _process?.Dispose();
    }
}
