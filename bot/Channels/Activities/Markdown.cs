using System.Buffers;
using System.Text;

namespace ChatAssistant.Channels.Activities;

/// <summary>Text of documents and users inside Markdown: shown as it is, never interpreted.</summary>
internal static class Markdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_{}[]<>#|~&");

    /// <summary>Puts a backslash before what Markdown or HTML would take for a sign, and keeps the text on one line.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special) && !text.Contains('\n', StringComparison.Ordinal)) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (c is '<') escaped.Append("&lt;");
            else if (c is '>') escaped.Append("&gt;");
            else if (c is '&') escaped.Append("&amp;");
            else if (c is '\r' or '\n') escaped.Append(' ');
            else if (Special.Contains(c)) escaped.Append('\\').Append(c);
            else escaped.Append(c);
        }
        return escaped.ToString();
    }
}
