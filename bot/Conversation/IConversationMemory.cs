namespace ChatAssistant.Conversation;

/// <summary>The memory of conversations: one turn at a time for each, in the order in which they began.</summary>
public interface IConversationMemory
{
    /// <summary>Begins a turn: waits until the turns before it in this conversation have ended. Dispose it to keep its state and end it.</summary>
    Task<ConversationTurn> BeginTurnAsync(string conversationId, CancellationToken cancellation);
}

/// <summary>One turn of a conversation; no other turn of it runs until this is disposed.</summary>
/// <param name="end">Keeps the state, or erases the conversation when it is null, and lets the next turn begin.</param>
public sealed class ConversationTurn(ConversationState state, Func<ConversationState?, ValueTask> end) : IAsyncDisposable
{
    /// <summary>What the conversation is about; set it to keep something for the next turn.</summary>
    public ConversationState State { get; set; } = state;

    /// <summary>Set it to erase the conversation when the turn ends.</summary>
    public bool Forget { get; set; }

    public ValueTask DisposeAsync() => end(Forget ? null : State);
}
