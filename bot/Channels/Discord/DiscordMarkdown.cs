using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssistant.Channels.Discord;

/// <summary>Text of documents and users in Discord's Markdown: shown as it is, never interpreted, and naming nobody.</summary>
internal static partial class DiscordMarkdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_~|<[]@\r\n");
    private static readonly SearchValues<char> LineSigns = SearchValues.Create("#->");

    /// <summary>Escapes what Discord would take for a sign, and keeps the text on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        // A heading, list item or quotation only where a line begins.
        if (text.AsSpan().TrimStart() is { Length: > 0 } start && LineSigns.Contains(start[0])) escaped.Append('\\');
        if (!text.AsSpan().ContainsAny(Special)) return escaped.Append(text).ToString();
        foreach (char c in text)
        {
            if (c is '\r' or '\n') escaped.Append(' ');
            // A space of no width keeps "@everyone" from being one, in clients that do not ask who may be named.
            else if (c == '@') escaped.Append(InAddress(escaped) ? "@" : "@\u200b");
            else if (Special.Contains(c)) escaped.Append('\\').Append(c);
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>A user's words without names of users, roles and channels, which are numbers here.</summary>
    public static string WithoutMentions(string text) => Mention().Replace(text, " ").Trim();

    // "ana@example.org" must stay an address that can be copied.
    private static bool InAddress(StringBuilder before) => before.Length > 0 && char.IsLetterOrDigit(before[^1]);

    [GeneratedRegex(@"<(@[!&]?|#)\d+>")]
    private static partial Regex Mention();
}
