namespace ChatAssistant.Knowledge.Documents;

/// <summary>A piece of a document: where a fact stands.</summary>
/// <param name="DocumentId">The file's path below the documents folder, with '/' between folders.</param>
/// <param name="Start">Offset in UTF-16 units of the document's text as read, from 0.</param>
/// <param name="Length">Length in UTF-16 units.</param>
public readonly record struct SourceSpan(string DocumentId, int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(SourceSpan other) => DocumentId == other.DocumentId && Start < other.End && other.Start < End;
}

/// <summary>A value as printed: text that is, character for character, the document's text at its span.</summary>
/// <param name="Text">The document's text at <paramref name="Source"/>, line ends and markup included.</param>
public sealed record Printed(string Text, SourceSpan Source)
{
    /// <summary>The text as a person reads it: markup dropped, white space runs made one blank.</summary>
    public string Clean { get; init; } = Text;
}
