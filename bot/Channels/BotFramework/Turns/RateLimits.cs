using ChatAssistant.Channels.Activities;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework.Turns;

/// <summary>What the limit says of a message: take it, say once that it is too much, or stay silent.</summary>
internal enum Allowance
{
    Take,
    Warn,
    Ignore,
}

/// <summary>How many messages somebody may send: a bucket for each user in each conversation, and in Teams, where a user cannot choose an id, one for each user over all conversations.</summary>
internal sealed class RateLimits(IRateLimits buckets, IRecentKeys seen, IOptions<ChannelLimits> limits)
{
    private static readonly TimeSpan WarnAgain = TimeSpan.FromMinutes(1);
    private readonly BucketSize _size = new(limits.Value.MessagesAtOnce, limits.Value.MessagesPerMinute);

    public async ValueTask<Allowance> TakeAsync(Activity activity)
    {
        string user = activity.From?.AadObjectId ?? activity.From?.Id ?? "", here = $"{activity.ChannelId}\n{activity.Conversation?.Id}\n{user}";
        bool taken = await buckets.TakeAsync("messages", here, _size) is null && (activity.ChannelId != "msteams" || await buckets.TakeAsync("messages", $"msteams\n{user}", _size) is null);
        return taken ? Allowance.Take : await seen.AddAsync("warned", here, WarnAgain) ? Allowance.Warn : Allowance.Ignore;
    }
}
