namespace ChatAssistant.Conversation;

/// <summary>What a user wrote, whichever channel it came through.</summary>
public sealed record IncomingMessage
{
    /// <summary>Unique over all channels: the channel's name, '/', its own conversation id.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The words, mentions of the bot already taken out.</summary>
    public required string Text { get; init; }

    /// <summary>Who wrote it: the channel's name, '/', its own user id; null where the channel tells nobody's.</summary>
    public string? UserId { get; init; }

    /// <summary>The user's locale as the channel gives it ("es-PY"), a hint when the words do not tell the language.</summary>
    public string? Locale { get; init; }
}
