using System.Collections.Concurrent;
using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework.Notices;

/// <summary>References in memory, until the bot stops. Safe on several threads.</summary>
internal sealed class ConversationReferences : IConversationReferences
{
    private const int Most = 100_000;
    private readonly ConcurrentDictionary<string, Activity> _kept = new();

    public ValueTask<bool> KeepAsync(Activity activity)
    {
        if (_kept.Count >= Most) return new(false);
        _kept[Key(activity)] = Reference(activity);
        return new(true);
    }

    public ValueTask ForgetAsync(Activity activity)
    {
        _kept.TryRemove(Key(activity), out _);
        return default;
    }

    public ValueTask<IReadOnlyList<Activity>> AllAsync() => new([.. _kept.Values]);

    /// <summary>Only what a message to the conversation needs; the activity's text stays out.</summary>
    public static Activity Reference(Activity activity) =>
        new() { ServiceUrl = activity.ServiceUrl, ChannelId = activity.ChannelId, Conversation = activity.Conversation, From = activity.From, Recipient = activity.Recipient, Locale = activity.Locale };

    public static string Key(Activity activity) => $"{activity.ChannelId}\n{activity.Conversation?.Id}";
}
