using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Conversation;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>Writes replies as Web Chat shows them best: citations as link definitions, which become its list of references, and buttons for feedback.</summary>
internal static class DirectLineWriter
{
    private static readonly JsonElement Feedback = JsonSerializer.SerializeToElement(new[] { "LikeAction", "DislikeAction" }.Select(type => new Dictionary<string, string> { ["@type"] = type, ["actionStatus"] = "PotentialActionStatus" }));

    public static Activity Message(Reply reply, Activity to, Links links) => ActivityWriter.Message(reply, to) with
    {
        Text = Text(reply, links),
        Entities = reply.Outcome is Outcome.Answered or Outcome.NotFound ? [Thing(Feedback)] : null,
    };

    private static string Text(Reply reply, Links links)
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
        if (reply.Citations.Count > 0) text.Append('\n');
        foreach (Citation citation in reply.Citations) text.Append(CultureInfo.InvariantCulture, $"\n[{citation.Number}]: {links.Document(citation.Source)} \"{Label(citation)}\"");
        return text.ToString();
    }

    // The title of a link definition stands between quotation marks.
    private static string Label(Citation citation) => Markdown.Escape($"“{ActivityWriter.Shortened(citation.Quote)}” – {citation.Title}").Replace('"', '”');

    private static Entity Thing(JsonElement actions) => new()
    {
        Type = "https://schema.org/Message",
        Other = new()
        {
            ["@context"] = JsonSerializer.SerializeToElement("https://schema.org"), ["@type"] = JsonSerializer.SerializeToElement("Message"), ["@id"] = JsonSerializer.SerializeToElement(""),
            ["potentialAction"] = actions,
        },
    };
}
