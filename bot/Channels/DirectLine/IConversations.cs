namespace ChatAssistant.Channels.DirectLine;

/// <summary>The conversations of web chats, wherever they are kept: in this process, or where all replicas find them. Each is gone some time after something was last said in it or read.</summary>
internal interface IConversations
{
    /// <summary>The conversation; null when it never was, has ended or expired.</summary>
    ValueTask<IConversationHistory?> FindAsync(string id);

    /// <summary>The conversation, begun now when there is none.</summary>
    ValueTask<(IConversationHistory Conversation, bool Begun)> StartAsync(string id);

    ValueTask ForgetAsync(string id);
}
