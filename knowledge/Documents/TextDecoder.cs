using System.Text;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Turns bytes into text: by their mark, as UTF-16 when every other byte is zero, as UTF-8 when they are that, otherwise as Windows-1252.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="named">The encoding to believe where the bytes themselves do not tell; null for Windows-1252.</param>
    /// <exception cref="UnreadableDocumentException">The file is empty or binary.</exception>
    public static string Decode(RawFile file, Encoding? named = null)
    {
        string text = Decode(file.Bytes, named);
        if (string.IsNullOrWhiteSpace(text)) throw new UnreadableDocumentException($"{file.Id}: the file is empty. Add its text or delete it.");
        int odd = text.Count(c => c == '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\v' or '\u0085')));
        if (text.Contains('\0', StringComparison.Ordinal) || odd * 100L > text.Length) throw new UnreadableDocumentException($"{file.Id}: this is a binary file, not text. Save the document as text, or give it the extension of its real format.");
        return text;
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding? named)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (Utf16(bytes) is { } utf16) return utf16.GetString(bytes);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return IsMostlyUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : (named ?? Encoding.GetEncoding(1252)).GetString(bytes);
        }
    }

    // Western text in UTF-16 has a zero in every other byte, line ends and blanks included.
    private static Encoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0) return null;
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 2048)];
        int even = 0, odd = 0;
        for (int i = 0; i < head.Length; i++)
        {
            if (head[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }
        int most = head.Length / 2;
        return odd > 0.8 * most && even < 0.05 * most ? Encoding.Unicode : even > 0.8 * most && odd < 0.05 * most ? Encoding.BigEndianUnicode : null;
    }

    // Two files put together, or a cut in the middle of a letter: a few bad bytes among many good sequences.
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (bytes.Length > 0)
        {
            System.Buffers.OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int length);
            if (status != System.Buffers.OperationStatus.Done) bad++;
            else if (length > 1) good++;
            bytes = bytes[length..];
        }
        return good > 10 * bad;
    }
}
