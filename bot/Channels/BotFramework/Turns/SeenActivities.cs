using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework.Turns;

/// <summary>Remembers for ten minutes which activities came, for channels send one again when they are not sure that it arrived.</summary>
internal sealed class SeenActivities(TimeProvider time)
{
    private readonly RecentKeys _seen = new(time, TimeSpan.FromMinutes(10), 50_000);

    /// <summary>False when this activity was seen before. An edited message has the id of the first: what it says now tells the two apart.</summary>
    public ValueTask<bool> IsFirstAsync(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Id)) return new(true);
        string edit = activity.Type == "messageUpdate" ? $"\n{activity.Timestamp}\n{activity.Text?.GetHashCode(StringComparison.Ordinal)}" : "";
        return new(_seen.Add($"{activity.Type}\n{activity.ChannelId}\n{activity.Conversation?.Id}\n{activity.Id}{edit}"));
    }
}
