using System.Collections.Concurrent;
using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework.Notices;

/// <summary>Conversations that asked to be told of new events: where they are and nothing of what was said. In memory; safe on several threads.</summary>
internal sealed class ConversationReferences
{
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<string, Activity> _kept = new();

    /// <returns>False when no more can be kept.</returns>
    public ValueTask<bool> KeepAsync(Activity activity)
    {
        if (_kept.Count >= Most) return new(false);
        // Only what a message to the conversation needs; the activity's text stays out.
        _kept[Key(activity)] = new Activity { ServiceUrl = activity.ServiceUrl, ChannelId = activity.ChannelId, Conversation = activity.Conversation, From = activity.From, Recipient = activity.Recipient, Locale = activity.Locale };
        return new(true);
    }

    public ValueTask ForgetAsync(Activity activity)
    {
        _kept.TryRemove(Key(activity), out _);
        return default;
    }

    public ValueTask<IReadOnlyList<Activity>> AllAsync() => new([.. _kept.Values]);

    private static string Key(Activity activity) => $"{activity.ChannelId}\n{activity.Conversation?.Id}";
}
