using System.Globalization;
using System.Text;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Channels.Activities;

/// <summary>Writes a reply as a message activity: text with citation numbers, its sources, and suggestions.</summary>
internal static class ActivityWriter
{
    public static Activity Message(Reply reply, Activity to) => Plain(Text(reply), to, reply.Language) with
    {
        SuggestedActions = reply.Suggestions.Count == 0 ? null : new SuggestedActions { To = to.From?.Id is { } user ? [user] : [], Actions = [.. reply.Suggestions.Select(suggestion => new CardAction("imBack", suggestion, suggestion))] },
    };

    /// <summary>A message that is nothing but Markdown.</summary>
    public static Activity Plain(string text, Activity to, Language language) => To(to) with
    {
        Type = "message", Locale = language.Code(), TextFormat = "markdown", InputHint = "acceptingInput", Text = text,
    };

    /// <summary>The sign that the bot is at work.</summary>
    public static Activity Typing(Activity to) => To(to) with { Type = "typing" };

    private static Activity To(Activity to) => new() { ServiceUrl = to.ServiceUrl, ChannelId = to.ChannelId, From = to.Recipient, Recipient = to.From, Conversation = to.Conversation, ReplyToId = to.Id };

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

    /// <summary>A quote on one line, cut where it is long.</summary>
    public static string Shortened(string quote)
    {
        string line = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 160 ? line : line[..159] + "…";
    }
}
