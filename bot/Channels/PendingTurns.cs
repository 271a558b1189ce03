using System.Collections.Concurrent;

namespace ChatAssistant.Channels;

/// <summary>Turns that go on after their request was answered. A shutdown waits for them, as long as the host lets it: first while the server still listens, so that answers can be fetched, then for those that came meanwhile. Safe on several threads.</summary>
internal sealed class PendingTurns : IHostedLifecycleService, IDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _drained = new();
    private readonly Lock _gate = new();
    private bool _stopping;

    /// <summary>Fires in a shutdown, when the turns that were accepted before it have ended: nothing more comes that a client should wait for.</summary>
    public CancellationToken Drained => _drained.Token;

    /// <summary>Keeps the turn until it ends. The turn tells of its own failure.</summary>
    public void Add(Task turn)
    {
        _running.TryAdd(turn, true);
        _ = turn.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Runs what accepts a turn, so that a shutdown waits for what it begins; null in a shutdown, where it does not run.</summary>
    public Task<T>? Accept<T>(Func<Task<T>> accept)
    {
        lock (_gate)
        {
            if (_stopping) return null;
            Task<T> accepting = accept();
            Add(accepting);
            return accepting;
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        lock (_gate) _stopping = true;
        // Those that were being accepted have ended after the first wait, and what they began after the second.
        for (int i = 0; i < 2; i++) await EndedAsync(cancellationToken);
        await _drained.CancelAsync();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (!_running.IsEmpty && !cancellationToken.IsCancellationRequested) await EndedAsync(cancellationToken);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task EndedAsync(CancellationToken cancellation) => await Task.WhenAll(_running.Keys).WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public void Dispose() => _drained.Dispose();
}
