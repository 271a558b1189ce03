using ChatAssistant.Knowledge.Indexing;

namespace ChatAssistant.Knowledge;

/// <summary>Reads a folder of documents into a snapshot, once and without a cache.</summary>
public static class KnowledgeLoader
{
    /// <inheritdoc cref="KnowledgeFolder.Refresh"/>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static KnowledgeSnapshot Load(string folder, IProgress<(int Done, int Of)>? progress = null) => KnowledgeFolder.Open(folder).Refresh(progress);
}
