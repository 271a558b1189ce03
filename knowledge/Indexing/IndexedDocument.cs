using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Knowledge.Indexing;

/// <summary>All that is known from one file.</summary>
public sealed record IndexedDocument(Document Document, DocumentRegister Register, IReadOnlyList<Passage> Passages)
{
    /// <summary>Reads all that the document tells; what is asked of it later are pieces, so its texts are packed.</summary>
    public static IndexedDocument From(Document document)
    {
        var indexed = new IndexedDocument(document, EventExtractor.Extract(document), PassageSplitter.Split(document));
        document.Pack();
        return indexed;
    }
}
