namespace ChatAssistant.Knowledge.Documents;

/// <summary>A file as read: its text, which every span refers to, and the structure that a reader of the page sees.</summary>
/// <param name="Id">Path below the documents folder, with '/' between folders.</param>
/// <param name="Text">For .txt and .md the decoded file itself; for other formats the visible text.</param>
/// <param name="Plain">The same length as <paramref name="Text"/>, with each UTF-16 unit of markup (Markdown stars, link targets) made a blank; equal to it where there is no markup.</param>
/// <param name="Blocks">In order, not overlapping; blank lines and markup-only lines are in none.</param>
/// <param name="ContentHash">SHA-256 of the file's bytes, lower-case hex.</param>
public sealed record Document(string Id, string Text, string Plain, IReadOnlyList<Block> Blocks, Language Language, string ContentHash)
{
    /// <summary>Offsets at which pages begin, for formats that have pages; otherwise empty.</summary>
    public IReadOnlyList<int> PageStarts { get; init; } = [];

    public SourceSpan Span(int start, int length) => new(Id, start, length);

    /// <summary>The value printed from <paramref name="start"/>, blanks at both ends left out.</summary>
    public Printed Print(int start, int length)
    {
        int end = start + length;
        while (start < end && char.IsWhiteSpace(Plain[start])) start++;
        while (end > start && char.IsWhiteSpace(Plain[end - 1])) end--;
        string text = Text[start..end];
        ReadOnlySpan<char> plain = Plain.AsSpan(start, end - start);
        // Most values are printed clean; one string then serves for both.
        return new Printed(text, Span(start, end - start)) { Clean = plain.SequenceEqual(text) && IsTidy(plain) ? text : Tidy(plain) };
    }

    public Printed Print(Block block) => Print(block.Start, block.Length);

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
