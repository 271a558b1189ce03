using System.Globalization;
using System.Text;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Channels.Activities;

/// <summary>Writes a reply as a message activity: text with citation numbers, its sources, and suggestions.</summary>
internal static class ActivityWriter
{
    public static Activity Message(Reply reply, Activity to) => new()
    {
        Type = "message",
        ServiceUrl = to.ServiceUrl,
        ChannelId = to.ChannelId,
        From = to.Recipient,
        Recipient = to.From,
        Conversation = to.Conversation,
        ReplyToId = to.Id,
        Locale = reply.Language.Code(),
        TextFormat = "plain",
        InputHint = "acceptingInput",
        Text = Text(reply),
        SuggestedActions = reply.Suggestions.Count == 0 ? null : new SuggestedActions { To = to.From?.Id is { } user ? [user] : [], Actions = [.. reply.Suggestions.Select(suggestion => new CardAction("imBack", suggestion, suggestion))] },
    };

    private static string Text(Reply reply)
    {
        var text = new StringBuilder(reply.PlainText());
        if (reply.Citations.Count > 0) text.Append('\n');
        foreach (Citation citation in reply.Citations) text.Append(CultureInfo.InvariantCulture, $"\n[{citation.Number}] {citation.Title}: “{Shortened(citation.Quote)}”");
        return text.ToString();
    }

    private static string Shortened(string quote)
    {
        string line = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 160 ? line : line[..159] + "…";
    }
}
