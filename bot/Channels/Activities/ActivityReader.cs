using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAssistant.Conversation;

namespace ChatAssistant.Channels.Activities;

/// <summary>Reads what a user wrote out of an activity.</summary>
internal static partial class ActivityReader
{
    /// <summary>UTF-16 units of an id; those of channels have a few hundred.</summary>
    private const int LongestId = 1024;

    /// <summary>Types that the bot answers; others need nothing, for nothing is done with them.</summary>
    private static readonly HashSet<string> Answered = ["message", "messageUpdate", "conversationUpdate", "installationUpdate", "invoke"];

    /// <summary>Why an activity cannot be taken; null when it can.</summary>
    public static string? Problem(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Type)) return "The activity has no 'type'.";
        if (!Answered.Contains(activity.Type)) return null;
        if (Problem("conversation.id", activity.Conversation?.Id) is { } conversation) return conversation;
        if (Problem("channelId", activity.ChannelId) is { } channel) return channel;
        if (Problem("from.id", activity.From?.Id) is { } from) return from;
        if (activity.Id is { Length: > 0 } id && Problem("id", id) is { } own) return own;
        // What is sent back with the reply must be text.
        if (new[] { activity.From!.Other, activity.Recipient?.Other, activity.Conversation!.Other }.Any(other => other?.Values.All(JsonText.IsText) == false)) return "The activity holds half a letter.";
        if (activity.Type == "invoke") return string.IsNullOrEmpty(activity.Name) ? "The invoke has no 'name'." : null;
        return activity.DeliveryMode != "expectReplies" && string.IsNullOrEmpty(activity.ServiceUrl) ? "The activity has no 'serviceUrl' to reply to." : null;
    }

    // Ids become parts of a path: those that would lead out of it are no ids.
    private static string? Problem(string field, string? id) => id switch
    {
        null or "" => $"The activity has no '{field}'.",
        "." or ".." => $"'{field}' is no id.",
        { Length: > LongestId } => $"'{field}' is longer than {LongestId} characters.",
        _ => null,
    };

    /// <summary>What the user wrote, or what the button that they pressed asks; empty where there is neither.</summary>
    public static IncomingMessage Message(Activity activity) => new()
    {
        ConversationId = $"{activity.ChannelId}/{activity.Conversation!.Id}",
        UserId = activity.From?.Id is { } user ? $"{activity.ChannelId}/{user}" : null,
        Text = (string.IsNullOrWhiteSpace(activity.Text) ? Asked(activity.Value) ?? "" : WithoutMentions(activity)).Trim(),
        Locale = activity.Locale,
    };

    /// <summary>True when somebody other than the bot joined.</summary>
    public static bool SomebodyJoined(Activity activity) => activity.MembersAdded?.Any(member => member is not null && member.Id != activity.Recipient?.Id) == true;

    /// <summary>The question that a button of our cards carries (<c>{"ask": "…"}</c>), in the value of a message or in the data of an action; null for any other value.</summary>
    public static string? Asked(JsonElement? value) => JsonText.At(value, "ask");

    // In channels and groups the bot is called by a mention, and colleagues may be: neither is part of the question.
    private static string WithoutMentions(Activity activity)
    {
        string text = activity.Text ?? "";
        if (activity.ChannelId == "msteams") text = text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase);
        foreach (Entity? entity in activity.Entities ?? [])
        {
            if (entity?.Type == "mention" && !string.IsNullOrEmpty(entity.Text)) text = text.Replace(entity.Text, " ", StringComparison.OrdinalIgnoreCase);
        }
        return text.Contains("<at", StringComparison.OrdinalIgnoreCase) ? Mention().Replace(text, " ") : text;
    }

    [GeneratedRegex("<at(?: [^<>]{0,200})?>[^<>]{0,200}</at>", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();
}
