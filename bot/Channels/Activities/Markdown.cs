using System.Buffers;
using System.Text;

namespace ChatAssistant.Channels.Activities;

/// <summary>Text of documents and users inside Markdown: shown as it is, never interpreted.</summary>
/// <remarks>Clients that show Markdown as plain text are common: only what would be taken for a sign is escaped, so that they show little of it.</remarks>
internal static class Markdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. "\\`*_[<>&~\u007f", .. Enumerable.Range(0, 32).Select(control => (char)control)]);

    /// <summary>Puts a backslash before what Markdown would take for a sign, makes entities of HTML's, and keeps the text on one line.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special)) return text;
        bool link = text.Contains("](", StringComparison.Ordinal) || text.Contains("]:", StringComparison.Ordinal);
        var escaped = new StringBuilder(text.Length + 16);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                < ' ' or '\u007f' => escaped.Append(' '),
                '\\' or '`' or '*' or '~' => escaped.Append('\\').Append(c),
                // Inside a word an underscore is no sign: "ana_torres@…".
                '_' when !(Inside(text, i - 1) && Inside(text, i + 1)) => escaped.Append("\\_"),
                '[' when link => escaped.Append("\\["),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }

    private static bool Inside(string text, int i) => i >= 0 && i < text.Length && char.IsLetterOrDigit(text[i]);
}
