using System.Text;

namespace ChatAssistant.Web.Sources;

/// <summary>The lines that vCard and iCalendar are made of: CRLF, folded at 75 octets, text escaped (RFC 6350 3.2 to 3.4, RFC 5545 3.1 and 3.3.11).</summary>
internal sealed class ContentLines
{
    private const int Octets = 75;
    private readonly StringBuilder _lines = new();

    /// <summary>A line whose value is no text: a keyword, date or address.</summary>
    public ContentLines Add(string name, string value)
    {
        int octets = 0;
        foreach (Rune rune in $"{name}:{value}".EnumerateRunes())
        {
            // A control character could begin a line of its own.
            if (Rune.IsControl(rune)) continue;
            if (octets + rune.Utf8SequenceLength > Octets)
            {
                _lines.Append("\r\n ");
                octets = 1;
            }
            _lines.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        _lines.Append("\r\n");
        return this;
    }

    /// <summary>A line whose value is text.</summary>
    public ContentLines AddText(string name, string text) =>
        Add(name, text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).ReplaceLineEndings("\\n"));

    public override string ToString() => _lines.ToString();
}
