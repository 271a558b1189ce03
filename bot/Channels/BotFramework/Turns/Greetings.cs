using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework.Turns;

/// <summary>Which conversations were greeted. Teams tells of a new one twice, as an installation and as members added, at nearly the same time.</summary>
internal sealed class Greetings(IRecentKeys seen)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(12);

    public ValueTask<bool> IsFirstAsync(Activity activity) => seen.AddAsync("greetings", $"{activity.ChannelId}\n{activity.Conversation?.Id}", Remembered);
}
