using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Knowledge.Indexing;

/// <summary>All that is known from one file.</summary>
public sealed record IndexedDocument(Document Document, DocumentRegister Register, IReadOnlyList<Passage> Passages)
{
    public static IndexedDocument From(Document document) => new(document, EventExtractor.Extract(document), PassageSplitter.Split(document));
}
