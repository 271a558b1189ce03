namespace ChatAssistant.Conversation;

/// <summary>The whole product as a channel sees it: one turn in, one reply out.</summary>
public interface IAssistant
{
    /// <summary>Answers one message. Turns of one conversation run one at a time, in the order of the calls.</summary>
    Task<Reply> ReplyAsync(IncomingMessage message, CancellationToken cancellation);

    /// <summary>Erases what a conversation is about, after the turns that it has begun.</summary>
    Task ForgetAsync(string conversationId, CancellationToken cancellation);

    /// <summary>The greeting for a new conversation, with suggestions of what to ask.</summary>
    Reply Welcome(string? locale);
}
