using System.Text;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Turns bytes into text: UTF-8 and UTF-16 by their marks, UTF-8 when it is valid, otherwise Windows-1252.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UnreadableDocumentException">The file is empty or binary.</exception>
    public static string Decode(RawFile file)
    {
        string text = Decode(file.Bytes);
        if (string.IsNullOrWhiteSpace(text)) throw new UnreadableDocumentException($"{file.Id}: the file is empty. Add its text or delete it.");
        int odd = text.Count(c => c == '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\u0085')));
        if (text.Contains('\0', StringComparison.Ordinal) || odd * 100 > text.Length) throw new UnreadableDocumentException($"{file.Id}: this is a binary file, not text. Save the document as text, or give it the extension of its real format.");
        return text;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
    }
}
