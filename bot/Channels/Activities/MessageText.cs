using System.Globalization;
using System.Text;
using ChatAssistant.Answers;
using ChatAssistant.Conversation;

namespace ChatAssistant.Channels.Activities;

/// <summary>The text of a message in Markdown.</summary>
/// <param name="Cited">The sources whose marks the text shows.</param>
internal sealed record MessageText(string Value, IReadOnlyList<Citation> Cited)
{
    private const int LongestTitle = 200;

    /// <summary>All statements, or as many as fit and how many more there are; then the sources that the client does not show by itself.</summary>
    public static MessageText Write(Reply reply, ChannelFeatures features)
    {
        var text = new StringBuilder();
        HashSet<int> marks = [];
        int written = 0, size = 0;
        bool list = false;
        foreach (Statement statement in reply.Statements)
        {
            string words = Markdown.Escape(statement.Text);
            if (JsonSize.Of(words) > features.LongestText) words = CitationEntities.Short(words, features.LongestText / 6);
            if ((size += JsonSize.Of(words) + 8 * (1 + statement.Citations.Count)) > features.LongestText && written > 0) break;
            if (text.Length > 0) text.Append(list && statement.IsListItem ? "\n" : "\n\n");
            list = statement.IsListItem;
            text.Append(list ? "- " : "").Append(words);
            foreach (int number in statement.Citations) text.Append(CultureInfo.InvariantCulture, $" [{number}]");
            marks.UnionWith(statement.Citations);
            written++;
        }
        if (written < reply.Statements.Count) text.Append("\n\n").Append(Phrases.For(reply.Language).Say("items_left_out", reply.Statements.Count - written));
        Citation[] cited = [.. reply.Citations.Where(citation => marks.Contains(citation.Number))];
        foreach (Citation citation in features.CitationEntities ? cited.Skip(CitationEntities.Most) : cited)
        {
            string source = $"\n\n[{citation.Number.ToString(CultureInfo.InvariantCulture)}] {Markdown.Escape(CitationEntities.Short(citation.Title, LongestTitle))}: “{Markdown.Escape(ActivityWriter.Shortened(citation.Quote))}”";
            if ((size += JsonSize.Of(source)) > features.LongestText * 2) break;
            text.Append(source);
        }
        return new MessageText(text.ToString(), cited);
    }
}
