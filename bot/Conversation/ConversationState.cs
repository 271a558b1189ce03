using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Understanding;

namespace ChatAssistant.Conversation;

/// <summary>What a conversation is about: plain values, so that it can be kept anywhere. Holds no answer, and of what the user wrote only the last question.</summary>
public sealed record ConversationState
{
    public static ConversationState New { get; } = new();

    public Language? Language { get; init; }

    /// <summary>Ids of the events last spoken of.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The person last spoken of, as printed: what "she" and "his" mean.</summary>
    public string? Person { get; init; }

    /// <summary>What was asked last, and in which words: what "and at the Busia one?" repeats.</summary>
    public Intent? Asked { get; init; }
    public string? Question { get; init; }

    /// <summary>Ids of the events that the user was asked to choose from; empty when none was asked.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    /// <summary>How many items of the last answer were shown, where more are left; otherwise 0.</summary>
    public int Shown { get; init; }
}
