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
        TextFormat = "markdown",
        InputHint = "acceptingInput",
        Text = Text(reply),
        SuggestedActions = reply.Suggestions.Count == 0 ? null : new SuggestedActions { To = to.From?.Id is { } user ? [user] : [], Actions = [.. reply.Suggestions.Select(suggestion => new CardAction("imBack", suggestion, suggestion))] },
    };

    private static string Text(Reply reply)
    {
        var text = new StringBuilder();
        bool list = false;
        foreach (Statement statement in reply.Statements)
        {
            if (text.Length > 0) text.Append(list && statement.IsListItem ? "\n" : "\n\n");
            list = statement.IsListItem;
            text.Append(list ? "- " : "").Append(Markdown.Escape(statement.Text));
            foreach (int number in statement.Citations) text.Append(CultureInfo.InvariantCulture, $" [{number}]");
        }
        foreach (Citation citation in reply.Citations) text.Append(CultureInfo.InvariantCulture, $"\n\n[{citation.Number}] {Markdown.Escape(citation.Title)}: “{Markdown.Escape(Shortened(citation.Quote))}”");
        return text.ToString();
    }

    private static string Shortened(string quote)
    {
        string line = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 160 ? line : line[..159] + "…";
    }
}
