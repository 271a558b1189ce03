using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Knowledge;

/// <summary>Everything known at one moment. Never changes; a new one takes its place.</summary>
public sealed record KnowledgeSnapshot(IReadOnlyDictionary<string, Document> Documents, IReadOnlyList<DocumentRegister> Registers, PassageIndex Passages, int PassageCount, IReadOnlyList<FileResult> Files)
{
    public IEnumerable<Event> Events => Registers.SelectMany(register => register.Events);
}

/// <summary>What became of one file.</summary>
/// <param name="Problem">What is wrong and what to do; null when the file was read.</param>
public sealed record FileResult(string File, Language? Language, int Events, int Passages, string? Problem);
