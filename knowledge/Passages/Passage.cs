using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>A paragraph-sized piece of a document.</summary>
/// <param name="Start">Offset in the document's text, UTF-16 units.</param>
/// <param name="Language">Of these words: a document in Spanish may quote a paragraph in English.</param>
public sealed record Passage(Document Document, int Start, int Length, Language Language)
{
    public SourceSpan Source => Document.Span(Start, Length);

    /// <summary>As a person reads it: markup dropped, white space runs made one blank. Made at each call, so that texts are not held twice.</summary>
    public string Text => Document.Print(Start, Length).Clean;
}

/// <summary>A passage and how well it fits; scores compare within one search only.</summary>
public sealed record ScoredPassage(Passage Passage, double Score);
