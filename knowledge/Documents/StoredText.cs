using ChatAssistant.Knowledge.Caching;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>A text that is as light as it can be while nobody reads it: packed to a byte a character, which serves any text of up to 256 different ones; pieces are read without unpacking the rest. Safe on several threads.</summary>
internal sealed class StoredText
{
    private const int Different = 256;

    // The characters that the codes stand for; null while the text is a string.
    private char[]? _alphabet;
    private byte[] _codes = [];
    private string? _whole;
    // Who reads a text often reads it again.
    private readonly WeakReference<string?> _recent = new(null);

    public StoredText(string text) => (_whole, Length) = (text, text.Length);

    private StoredText(char[] alphabet, byte[] codes) => (_alphabet, _codes, Length) = (alphabet, codes, codes.Length);

    /// <summary>In UTF-16 units.</summary>
    public int Length { get; }

    public string Whole
    {
        get
        {
            if (Volatile.Read(ref _whole) is { } loose) return loose;
            if (_recent.TryGetTarget(out string? recent)) return recent;
            string whole = Unpacked(0, Length);
            _recent.SetTarget(whole);
            return whole;
        }
    }

    public string Slice(int start, int length) => Volatile.Read(ref _whole) is { } loose ? loose.Substring(start, length) : Unpacked(start, length);

    /// <summary>Lets go of the string. A text of more different characters stays one.</summary>
    public void Pack()
    {
        if (_whole is not { } text) return;
        var codeOf = new Dictionary<char, byte>();
        var codes = new byte[text.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            if (!codeOf.TryGetValue(text[i], out byte code))
            {
                if (codeOf.Count == Different) return;
                codeOf[text[i]] = code = (byte)codeOf.Count;
            }
            codes[i] = code;
        }
        (_alphabet, _codes) = ([.. codeOf.Keys], codes);
        _recent.SetTarget(text);
        Volatile.Write(ref _whole, null);
    }

    private string Unpacked(int start, int length) => string.Create(length, (Codes: _codes, Alphabet: _alphabet!, start), static (text, from) =>
    {
        ReadOnlySpan<byte> codes = from.Codes.AsSpan(from.start, text.Length);
        ReadOnlySpan<char> alphabet = from.Alphabet;
        for (int i = 0; i < text.Length; i++) text[i] = alphabet[codes[i]];
    });

    public void Write(BinaryWriter to)
    {
        // A string that is no valid UTF-16 would not come back from UTF-8 as it was.
        to.WriteArray(_alphabet ?? []);
        if (_alphabet is null) to.WriteArray(_whole!.ToCharArray());
        else to.WriteArray(_codes);
    }

    public static StoredText Read(BinaryReader from)
    {
        char[] alphabet = from.ReadArray<char>();
        return alphabet.Length == 0 ? new StoredText(new string(from.ReadArray<char>())) : new StoredText(alphabet, from.ReadArray<byte>());
    }
}
