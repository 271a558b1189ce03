using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework.Turns;

/// <summary>Remembers for ten minutes which activities came, for channels send one again when they are not sure that it arrived.</summary>
internal sealed class SeenActivities(IRecentKeys seen)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>Runs the turn of an activity unless it was run before. An edited message has the id of the first: what it says now tells the two apart.</summary>
    public Task OnceAsync(Activity activity, Func<Task> turn)
    {
        if (string.IsNullOrEmpty(activity.Id)) return turn();
        string edit = activity.Type == "messageUpdate" ? $"\n{activity.Timestamp}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(activity.Text ?? "")))}" : "";
        return seen.OnceAsync("activities", $"{activity.Type}\n{activity.ChannelId}\n{activity.Conversation?.Id}\n{activity.Id}{edit}", Remembered, turn);
    }
}
