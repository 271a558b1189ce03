using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Conversation;

/// <summary>Section <c>Conversation</c> of the settings.</summary>
public sealed class ConversationOptions
{
    public const string Section = "Conversation";

    /// <summary>Minutes after its last turn that a conversation is remembered.</summary>
    /// <value>30 by default.</value>
    [Range(1, 24 * 60, ErrorMessage = "Conversation:ExpireMinutes must lie between 1 and 1440.")]
    public int ExpireMinutes { get; set; } = 30;

    /// <summary>Conversations remembered at most; beyond it the longest unused is forgotten.</summary>
    /// <value>10,000 by default.</value>
    [Range(1, 10_000_000, ErrorMessage = "Conversation:MostKept must be at least 1.")]
    public int MostKept { get; set; } = 10_000;
}
