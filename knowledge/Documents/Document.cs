namespace ChatAssistant.Knowledge.Documents;

/// <summary>A file as read: its text, which every span refers to, and the structure that a reader of the page sees.</summary>
public sealed class Document
{
    private readonly StoredText _text, _plain;

    /// <param name="id">Path below the documents folder, with '/' between folders.</param>
    /// <param name="text">For .txt and .md the decoded file itself; for other formats the visible text.</param>
    /// <param name="plain">The same length as <paramref name="text"/>, with each UTF-16 unit of markup (Markdown stars, link targets) made a blank; equal to it where there is no markup.</param>
    /// <param name="blocks">In order, not overlapping; blank lines and markup-only lines are in none.</param>
    /// <param name="contentHash">SHA-256 of the file's bytes, lower-case hex.</param>
    public Document(string id, string text, string plain, IReadOnlyList<Block> blocks, Language language, string contentHash) : this(id, new StoredText(text), plain == text ? null : new StoredText(plain), blocks, language, contentHash) { }

    internal Document(string id, StoredText text, StoredText? plain, IReadOnlyList<Block> blocks, Language language, string contentHash) =>
        (Id, _text, _plain, Blocks, Language, ContentHash) = (id, text, plain ?? text, blocks, language, contentHash);

    public string Id { get; }

    /// <summary>All of it. Who needs a piece asks <see cref="TextAt"/>: only that much is unpacked then.</summary>
    public string Text => _text.Whole;

    /// <inheritdoc cref="Text"/>
    public string Plain => _plain.Whole;

    public IReadOnlyList<Block> Blocks { get; }

    public Language Language { get; }

    public string ContentHash { get; }

    /// <summary>Offsets at which pages begin, for formats that have pages; otherwise empty.</summary>
    public IReadOnlyList<int> PageStarts { get; init; } = [];

    /// <summary>Of the text, in UTF-16 units.</summary>
    public int Length => _text.Length;

    public SourceSpan Span(int start, int length) => new(Id, start, length);

    /// <summary>The text at a place of this document.</summary>
    public string TextAt(SourceSpan place) => _text.Slice(place.Start, place.Length);

    /// <summary>The value printed from <paramref name="start"/>, blanks at both ends left out.</summary>
    public Printed Print(int start, int length)
    {
        string plain = _plain.Slice(start, length);
        int from = 0, to = length;
        while (from < to && char.IsWhiteSpace(plain[from])) from++;
        while (to > from && char.IsWhiteSpace(plain[to - 1])) to--;
        plain = plain[from..to];
        // Most values are printed clean; one string then serves for both.
        string text = ReferenceEquals(_plain, _text) ? plain : _text.Slice(start + from, to - from);
        return new Printed(text, Span(start + from, to - from)) { Clean = IsTidy(plain) ? (plain == text ? text : plain) : Tidy(plain) };
    }

    public Printed Print(Block block) => Print(block.Start, block.Length);

    /// <summary>Packs the texts, once all of them was read that is read at once.</summary>
    internal void Pack()
    {
        _text.Pack();
        if (!ReferenceEquals(_plain, _text)) _plain.Pack();
    }

    /// <summary>The texts for a file; the second is null where it is the first.</summary>
    internal (StoredText Text, StoredText? Plain) Stored => (_text, ReferenceEquals(_plain, _text) ? null : _plain);

    private static bool IsTidy(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) && (text[i] != ' ' || text[i - 1] == ' ')) return false;
        }
        return true;
    }

    private static string Tidy(ReadOnlySpan<char> text)
    {
        var tidy = new System.Text.StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c)) tidy.Append(c);
            else if (tidy.Length > 0 && tidy[^1] != ' ') tidy.Append(' ');
        }
        return tidy.ToString().TrimEnd();
    }
}

/// <summary>What a block is on the page.</summary>
public enum BlockKind
{
    Heading,
    Paragraph,
    ListItem,
    TableRow,
}

/// <summary>A heading, paragraph, list item or table row. Hard-wrapped lines of one paragraph are one block; lines that stand alone (label lines, agenda lines, address lines) are one block each.</summary>
/// <param name="Start">Offset of the first character of content (after a bullet or number), in the document's text.</param>
/// <param name="Level">Headings: 1 to 6. List items: nesting from 1. Otherwise 0.</param>
public sealed record Block(BlockKind Kind, int Start, int Length, int Level = 0)
{
    public int End => Start + Length;

    /// <summary>The bullet or number as printed ("•", "3.", "a)"), for list items.</summary>
    public string? Marker { get; init; }

    /// <summary>Cells of a table row, left to right; (start, length) in the document's text.</summary>
    public IReadOnlyList<(int Start, int Length)> Cells { get; init; } = [];
}
