using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssistant.Knowledge.Documents.Html;

/// <summary>Turns the bytes of a page into text: by their mark, as UTF-8 when they are that, else by the character set that the page names.</summary>
internal static partial class HtmlDecoder
{
    private const int Head = 4096;

    /// <exception cref="UnreadableDocumentException">The file is empty or binary.</exception>
    public static string Decode(RawFile file) => TextDecoder.Decode(file, Named(file.Bytes));

    // What the page says in its head; null when it says nothing, or a name that is none.
    private static Encoding? Named(ReadOnlySpan<byte> bytes)
    {
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(Head, bytes.Length)]);
        if (CharacterSet().Match(head) is not { Success: true } match) return null;
        try
        {
            // Browsers read Latin-1 as Windows-1252, its superset; and a name that can be read in single bytes is not UTF-16.
            string name = match.Groups[1].Value.ToLowerInvariant();
            return name is "iso-8859-1" or "latin1" or "us-ascii" || name.StartsWith("utf-16", StringComparison.Ordinal) || name.StartsWith("utf-7", StringComparison.Ordinal) ? null : Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_:.-]{2,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex CharacterSet();
}
