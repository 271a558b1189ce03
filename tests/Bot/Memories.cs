using ChatAssistant.Conversation;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Tests.Bot;

/// <summary>Memories for tests.</summary>
internal static class Memories
{
    public static ConversationMemory New(TimeProvider? clock = null, ConversationOptions? options = null) => new(Options.Create(options ?? new ConversationOptions()), clock ?? TimeProvider.System);
}
