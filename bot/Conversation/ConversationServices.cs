using ChatAssistant.Answers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Conversation;

/// <summary>Registers the conversation.</summary>
public static class ConversationServices
{
    /// <summary>Adds <see cref="IAssistant"/> with its memory, and the options from section <c>Conversation</c>, checked at start.</summary>
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddOptions<ConversationOptions>().BindConfiguration(ConversationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<HelpOptions>().BindConfiguration(HelpOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HelpOptions>, HelpOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IConversationMemory, ConversationMemory>().AddSingleton<HelpReply>().AddSingleton<IAssistant, Assistant>();
    }
}
