using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.BotFramework.Authentication;
using ChatAssistant.Channels.BotFramework.Outbound;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>Whether a caller may send an activity: what its token vouches for, what the activity must have, where replies would go, and which tenants are welcome.</summary>
internal sealed class Admission(ServiceUrls serviceUrls, IOptions<ChannelLimits> limits)
{
    private readonly HashSet<string> _tenants = new(limits.Value.AllowedTenants.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when the activity may come in.</returns>
    public Refusal? Refuse(Activity activity, Caller caller)
    {
        if (caller.Problem(activity) is { } unvouched) return Refusal.Unauthorized(unvouched);
        if (ActivityReader.Problem(activity) is { } missing) return Refusal.Bad("MissingProperty", missing);
        if (!string.IsNullOrEmpty(activity.ServiceUrl) && serviceUrls.Problem(activity.ServiceUrl, caller) is { } closed) return Refusal.Forbidden("ServiceUrlNotAllowed", closed);
        return _tenants.Count == 0 || IsWelcome(activity) ? null : Refusal.Forbidden("TenantNotAllowed", "The bot does not serve this tenant.");
    }

    // Only what the channel itself writes counts: channel data is written by Teams on Teams, but by the user's client elsewhere.
    private bool IsWelcome(Activity activity)
    {
        string?[] named = [activity.Conversation?.TenantId, activity.ChannelId == "msteams" ? JsonText.At(activity.ChannelData, "tenant", "id") : null];
        string[] tenants = [.. named.OfType<string>()];
        return tenants.Length > 0 && tenants.All(_tenants.Contains);
    }
}
