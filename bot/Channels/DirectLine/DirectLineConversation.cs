namespace ChatAssistant.Channels.DirectLine;

/// <summary>One conversation: what was said, and its turns, which run one after the other.</summary>
public sealed class DirectLineConversation(ConversationHistory history)
{
    private readonly Lock _gate = new();
    private Task _turns = Task.CompletedTask;

    public ConversationHistory History => history;

    /// <summary>Runs a turn after those that wait already, while the caller goes on.</summary>
    /// <param name="turn">Handles its own errors.</param>
    public void Enqueue(Func<Task> turn)
    {
        lock (_gate) _turns = RunAfter(_turns, turn);
    }

    private static async Task RunAfter(Task before, Func<Task> turn)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        await turn();
    }
}
