using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace ChatAssistant.Tests;

/// <summary>Debian's redis-server on a free port, with what it was told kept over a restart.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    /// <summary>Runs as a cluster of one node, which refuses commands over keys of several slots as any cluster does.</summary>
    public bool IsCluster { get; init; }

    public int Port { get; } = FreePort();
    public string Connection => $"127.0.0.1:{Port}";

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask InitializeAsync() => await StartAsync();

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "yes", "--appendfsync", "always", "--dir", _folder.Path, "--cluster-enabled", IsCluster ? "yes" : "no"]) { RedirectStandardOutput = true })!;
        _ = _process.StandardOutput.ReadToEndAsync();
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                if (IsCluster) await TakeAllSlotsAsync();
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    private async Task TakeAllSlotsAsync()
    {
        await using ConnectionMultiplexer redis = await ConnectAsync();
        IServer server = redis.GetServer(Connection);
        await server.ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", 0, 16383);
        while (!(await server.ExecuteAsync("CLUSTER", "INFO")).ToString().Contains("cluster_state:ok", StringComparison.Ordinal)) await Task.Delay(20);
    }

    /// <summary>Takes connections and answers nothing, until <see cref="ResumeAsync"/>.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    public Task ResumeAsync() => SignalAsync("-CONT");

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [signal, $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async Task StopAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    internal Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync($"{Connection},abortConnect=false,connectTimeout=1000,asyncTimeout=1000,allowAdmin=true");

    /// <summary>All that Redis holds, as text.</summary>
    internal string Dump() => string.Join('\n', Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }
}
