namespace ChatAssistant.Channels;

/// <summary>Runs the turns of one conversation one after the other, in the order they came; those of different conversations do not wait for each other. Safe on several threads.</summary>
internal sealed class TurnQueue
{
    private readonly Dictionary<string, Task> _last = [];

    /// <returns>A task that ends with the turn, and fails where the turn does.</returns>
    public Task RunAsync(string conversation, Func<Task> turn)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? before;
        lock (_last)
        {
            _last.TryGetValue(conversation, out before);
            _last[conversation] = done.Task;
        }
        return RunAsync(conversation, before, turn, done);
    }

    private async Task RunAsync(string conversation, Task? before, Func<Task> turn, TaskCompletionSource done)
    {
        try
        {
            if (before is not null) await before;
            await turn();
        }
        finally
        {
            lock (_last)
            {
                if (_last.TryGetValue(conversation, out Task? last) && last == done.Task) _last.Remove(conversation);
            }
            done.SetResult();
        }
    }
}
