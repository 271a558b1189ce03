using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework.Turns;

/// <summary>Which conversations were greeted. Teams tells of a new one twice, as an installation and as members added, at nearly the same time.</summary>
internal sealed class Greetings(TimeProvider time)
{
    private readonly RecentKeys _greeted = new(time, TimeSpan.FromHours(12), 50_000);

    public ValueTask<bool> IsFirstAsync(Activity activity) => new(_greeted.Add($"{activity.ChannelId}\n{activity.Conversation?.Id}"));
}
