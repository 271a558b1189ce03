using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Caching;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Knowledge.Indexing;

/// <summary>The version of a document that was last read whole.</summary>
/// <param name="Stamp">Of the file that it was read from; the default where the file has changed since, or might have without looking so.</param>
internal sealed record CachedDocument(FileStamp Stamp, IndexedDocument Indexed);

/// <summary>Keeps what was read from the documents of one folder, in few files: thousands of small ones would take longer to open than to read.</summary>
internal sealed class IndexCache
{
    /// <summary>Documents are spread over this many files by their names; a change writes one of them anew.</summary>
    private const int Buckets = 64;

    /// <summary>Beside the folders of the builds: names the documents folder that they are of.</summary>
    private const string OwnerFile = "documents-folder.txt";

    private readonly string _own;

    /// <summary>The files of this build.</summary>
    public CacheFolder Files { get; }

    /// <param name="root">Folder of the cache; each documents folder and each build of this program has a folder of its own in it.</param>
    public IndexCache(string root, string documents, ILogger? logger = null)
    {
        string full = Path.GetFullPath(documents);
        _own = Path.Combine(Path.GetFullPath(root), Hash(full)[..16]);
        Files = new CacheFolder(Path.Combine(_own, Build), logger);
        Tidy(root, full);
    }

    // Code and word lists are in the assembly: what another build would read from a document may differ.
    private static string Build { get; } = Hash($"{typeof(IndexCache).Module.ModuleVersionId} {Environment.Version}")[..16];

    /// <summary>Which of the files a document is in.</summary>
    public static int BucketOf(string id) => (int)(StableHash.Of(id) % Buckets);

    /// <summary>The documents of a bucket by their ids, as they were kept last.</summary>
    public Dictionary<string, CachedDocument> Load(int bucket) => Files.Find(FileOf(bucket), Read) ?? [];

    /// <summary>Keeps these documents, and no others of the bucket.</summary>
    public void Keep(int bucket, IReadOnlyCollection<CachedDocument> documents) => Files.Keep(FileOf(bucket), file => Write(documents, file));

    /// <summary>Deletes the files that hold nothing of the snapshot.</summary>
    public void KeepOnly(KnowledgeSnapshot snapshot) =>
        Files.KeepOnly(snapshot.Documents.Keys.Select(id => FileOf(BucketOf(id))).Concat(snapshot.Passages.CacheFiles).Concat(snapshot.Index.CacheFiles).ToHashSet());

    private static Dictionary<string, CachedDocument> Read(BinaryReader file)
    {
        var documents = new Dictionary<string, CachedDocument>();
        for (int left = file.ReadInt32(); left > 0; left--)
        {
            string id = file.ReadString(), contentHash = file.ReadString();
            var stamp = new FileStamp(file.ReadInt64(), new DateTime(file.ReadInt64(), DateTimeKind.Utc));
            documents.Add(id, new CachedDocument(stamp, IndexedDocumentCodec.Read(id, contentHash, file)));
        }
        return documents;
    }

    private static void Write(IReadOnlyCollection<CachedDocument> documents, BinaryWriter file)
    {
        file.Write(documents.Count);
        foreach ((FileStamp stamp, IndexedDocument indexed) in documents)
        {
            file.Write(indexed.Document.Id);
            file.Write(indexed.Document.ContentHash);
            file.Write(stamp.Length);
            file.Write(stamp.Written.Ticks);
            IndexedDocumentCodec.Write(indexed, file);
        }
    }

    private static string FileOf(int bucket) => $"{bucket:00}.documents";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // What older builds made, and what is of folders that are gone.
    private void Tidy(string root, string documents)
    {
        try
        {
            Directory.CreateDirectory(_own);
            File.WriteAllText(Path.Combine(_own, OwnerFile), documents);
            foreach (string other in Directory.EnumerateDirectories(_own).Where(folder => Path.GetFileName(folder) != Build)) Directory.Delete(other, recursive: true);
            foreach (string owner in Directory.EnumerateDirectories(root).Select(folder => Path.Combine(folder, OwnerFile)).Where(File.Exists))
            {
                if (!Directory.Exists(File.ReadAllText(owner))) Directory.Delete(Path.GetDirectoryName(owner)!, recursive: true);
            }
        }
        // Another process may tidy too; and a cache that cannot be written says so when something is kept.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) { }
    }
}
