using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>A paragraph-sized piece of a document.</summary>
public sealed record Passage(SourceSpan Source, Language Language, string Text);

/// <summary>A passage and how well it fits; scores compare within one search only.</summary>
public sealed record ScoredPassage(Passage Passage, double Score);
