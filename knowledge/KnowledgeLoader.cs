using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Knowledge;

/// <summary>Reads a folder of documents into a snapshot.</summary>
public static class KnowledgeLoader
{
    /// <summary>Reads every file below the folder, in parallel; hidden files are left out. The order of the result is that of the names.</summary>
    /// <param name="progress">Told the number of files done, of all.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static KnowledgeSnapshot Load(string folder, IProgress<(int Done, int Of)>? progress = null)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"The documents folder '{folder}' does not exist. Make it, or name another with --documents or the setting Knowledge:Documents.");
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Where(id => !id.Split('/').Any(part => part.StartsWith('.'))).Order(StringComparer.Ordinal)];
        var read = new (Document? Document, DocumentRegister? Register, IReadOnlyList<Passage> Passages, FileResult Result)[files.Length];
        int done = 0;
        Parallel.For(0, files.Length, i =>
        {
            read[i] = Read(folder, files[i]);
            progress?.Report((Interlocked.Increment(ref done), files.Length));
        });
        Passage[] passages = [.. read.SelectMany(r => r.Passages)];
        return new KnowledgeSnapshot(
            read.Where(r => r.Document is not null).ToDictionary(r => r.Document!.Id, r => r.Document!),
            [.. read.Select(r => r.Register).OfType<DocumentRegister>()], new PassageIndex(passages), passages.Length, [.. read.Select(r => r.Result)]);
    }

    private static (Document?, DocumentRegister?, IReadOnlyList<Passage>, FileResult) Read(string folder, string id)
    {
        try
        {
            Document document = DocumentReaders.Default.Read(Path.Combine(folder, id), id);
            DocumentRegister register = EventExtractor.Extract(document);
            IReadOnlyList<Passage> passages = PassageSplitter.Split(document);
            return (document, register, passages, new FileResult(id, document.Language, register.Events.Count, passages.Count, null));
        }
        catch (UnreadableDocumentException problem)
        {
            return (null, null, [], new FileResult(id, null, 0, 0, problem.Message));
        }
    }
}
