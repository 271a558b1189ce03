using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework.Authentication;

/// <summary>Who sent a request, as far as the token tells.</summary>
internal abstract record Caller
{
    private Caller() { }   // the four below are all there are

    /// <summary>Nobody known, and nobody has to be: the bot runs without an app id.</summary>
    public sealed record Anonymous : Caller
    {
        public override string? Problem(Activity activity) => null;
    }

    /// <summary>The Bot Connector, for the channels that its key is endorsed for and at the service URL that it vouches for.</summary>
    public sealed record Channel(IReadOnlyList<string> Endorsements, string? ServiceUrl) : Caller
    {
        public override string? Problem(Activity activity)
        {
            if (string.IsNullOrEmpty(activity.ChannelId) || !Endorsements.Contains(activity.ChannelId, StringComparer.Ordinal)) return "The token's key is not endorsed for the activity's channel.";
            // Letter case aside, as in the SDK; a slash at the end counts.
            return string.IsNullOrEmpty(ServiceUrl) || !ServiceUrl.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase) ? "The token does not vouch for the activity's service URL." : null;
        }
    }

    /// <summary>The Emulator with the bot's own credentials. Its token names no service URL: replies go to loopback only.</summary>
    public sealed record Emulator : Caller
    {
        public override string? Problem(Activity activity) => string.IsNullOrEmpty(activity.ServiceUrl) ? "The activity has no service URL." : null;
    }

    /// <summary>Nobody who may come in. The reason is for the log.</summary>
    public sealed record Refused(string Reason) : Caller
    {
        public override string? Problem(Activity activity) => Reason;
    }

    /// <summary>Why the caller may not send this activity; null when it may.</summary>
    public abstract string? Problem(Activity activity);
}
