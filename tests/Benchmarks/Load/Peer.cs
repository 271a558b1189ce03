using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ChatAssistant.Benchmarks.Load;

/// <summary>A program that the channel talks to.</summary>
/// <param name="Start">How it is started on a port of 127.0.0.1.</param>
/// <param name="FixedReply">What it says to a text; null for a program whose reply is known only by asking.</param>
internal sealed record Peer(string Name, Func<int, ProcessStartInfo> Start, Func<string, string>? FixedReply);

/// <summary>A peer at work, in a process of its own.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private PeerProcess(Process process, string root) => (_process, Root) = (process, root);

    public string Root { get; }

    /// <summary>Processor time spent so far.</summary>
    public TimeSpan Cpu
    {
        get { _process.Refresh(); return _process.TotalProcessorTime; }
    }

    public double Megabytes
    {
        get { _process.Refresh(); return _process.WorkingSet64 / 1048576.0; }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">It ended, or is not ready within a minute.</exception>
    public static async Task<PeerProcess> StartAsync(Peer peer, CancellationToken cancellation)
    {
        int port = FreePort();
        ProcessStartInfo start = peer.Start(port);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        Process process = Process.Start(start)!;
        var said = new List<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var running = new PeerProcess(process, $"http://127.0.0.1:{port}");
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var watch = Stopwatch.StartNew();
        while (!await IsReadyAsync(http, running.Root, cancellation))
        {
            if (process.HasExited || watch.Elapsed > ReadyWithin)
            {
                await running.DisposeAsync();
                throw new InvalidOperationException($"{peer.Name} did not become ready. It said: {string.Join(" | ", said)}");
            }
            await Task.Delay(50, cancellation);
        }
        return running;

        void Keep(string? line)
        {
            lock (said) if (line is not null && said.Count < 20) said.Add(line);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string root, CancellationToken cancellation)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(root + "/readyz", cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
