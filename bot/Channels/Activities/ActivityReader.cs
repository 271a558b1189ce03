using ChatAssistant.Conversation;

namespace ChatAssistant.Channels.Activities;

/// <summary>Reads what a user wrote out of a message activity.</summary>
internal static class ActivityReader
{
    /// <summary>Why an activity cannot be taken; null when it can.</summary>
    public static string? Problem(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Type)) return "The activity has no 'type'.";
        if (activity.Type is not ("message" or "conversationUpdate")) return null;
        if (string.IsNullOrEmpty(activity.Conversation?.Id)) return "The activity has no 'conversation.id'.";
        if (string.IsNullOrEmpty(activity.ChannelId)) return "The activity has no 'channelId'.";
        if (string.IsNullOrEmpty(activity.From?.Id)) return "The activity has no 'from.id'.";
        return activity.DeliveryMode != "expectReplies" && string.IsNullOrEmpty(activity.ServiceUrl) ? "The activity has no 'serviceUrl' to reply to." : null;
    }

    public static IncomingMessage Message(Activity activity) => new()
    {
        ConversationId = $"{activity.ChannelId}/{activity.Conversation!.Id}",
        Text = WithoutMention(activity).Trim(),
        Locale = activity.Locale,
    };

    /// <summary>True when somebody other than the bot joined.</summary>
    public static bool SomebodyJoined(Activity activity) => activity.MembersAdded?.Any(member => member.Id != activity.Recipient?.Id) == true;

    // In channels and groups the bot is called by a mention, which is no part of the question.
    private static string WithoutMention(Activity activity)
    {
        string text = activity.Text ?? "";
        foreach (Entity entity in activity.Entities ?? [])
        {
            if (entity.Type == "mention" && entity.Mentioned?.Id == activity.Recipient?.Id && !string.IsNullOrEmpty(entity.Text)) text = text.Replace(entity.Text, "", StringComparison.OrdinalIgnoreCase);
        }
        return text;
    }
}
