using ChatAssistant.Answers;
using ChatAssistant.Conversation;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Tests.Bot;

/// <summary>Memories for tests.</summary>
internal static class Memories
{
    /// <summary>The answer to a cry for help, with nothing set.</summary>
    public static HelpReply Help() => new(Options.Create(new HelpOptions()));

    public static ConversationMemory New(TimeProvider? clock = null, ConversationOptions? options = null) => new(Options.Create(options ?? new ConversationOptions()), clock ?? TimeProvider.System);
}
