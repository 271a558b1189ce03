using System.Collections.Concurrent;

namespace ChatAssistant.Channels;

/// <summary>Turns that go on after their request was answered. A shutdown waits for them, as long as the host lets it. Safe on several threads.</summary>
internal sealed class PendingTurns : IHostedService
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Keeps the turn until it ends. The turn tells of its own failure.</summary>
    public void Add(Task turn)
    {
        _running.TryAdd(turn, true);
        _ = turn.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A conversation's turn may begin another while this waits.
        while (!_running.IsEmpty && !cancellationToken.IsCancellationRequested)
            await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
