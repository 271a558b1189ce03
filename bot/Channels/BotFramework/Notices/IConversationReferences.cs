using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework.Notices;

/// <summary>Conversations that asked to be told of new events: where they are and nothing of what was said.</summary>
internal interface IConversationReferences
{
    /// <returns>False when no more can be kept.</returns>
    ValueTask<bool> KeepAsync(Activity activity);

    ValueTask ForgetAsync(Activity activity);

    ValueTask<IReadOnlyList<Activity>> AllAsync();
}
