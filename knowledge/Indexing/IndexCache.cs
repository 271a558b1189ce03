using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Caching;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Knowledge.Indexing;

/// <summary>Keeps what was read from the documents of one folder, under the hash of name and content.</summary>
/// <param name="root">Folder of the cache; each documents folder and each build of this program has a folder of its own in it.</param>
internal sealed class IndexCache
{
    /// <summary>Beside the folders of the builds: names the documents folder that they are of.</summary>
    private const string OwnerFile = "documents-folder.txt";

    /// <summary>Names the version of each document that was last read whole.</summary>
    private const string LastReadFile = "last-read.versions";

    private readonly string _own;
    private Lazy<SortedDictionary<string, string>> _lastRead;

    /// <summary>The files of this build.</summary>
    public CacheFolder Files { get; }

    public IndexCache(string root, string documents, ILogger? logger = null)
    {
        string full = Path.GetFullPath(documents);
        _own = Path.Combine(Path.GetFullPath(root), Hash(full)[..16]);
        Files = new CacheFolder(Path.Combine(_own, Build), logger);
        _lastRead = new(() => Files.Find(LastReadFile, ReadVersions) ?? []);
        Tidy(root, full);
    }

    // Code and word lists are in the assembly: what another build would read from a document may differ.
    private static string Build { get; } = Hash($"{typeof(IndexCache).Module.ModuleVersionId} {Environment.Version}")[..16];

    public IndexedDocument? Find(string id, string contentHash) => Files.Find(FileOf(id, contentHash), file => IndexedDocumentCodec.Read(id, contentHash, file));

    /// <summary>The version of a document that an earlier start read, for a file that is broken now; null where there was none.</summary>
    public IndexedDocument? FindLast(string id) => _lastRead.Value.GetValueOrDefault(id) is { } contentHash ? Find(id, contentHash) : null;

    public void Keep(IndexedDocument indexed) => Files.Keep(FileOf(indexed.Document.Id, indexed.Document.ContentHash), file => IndexedDocumentCodec.Write(indexed, file));

    /// <summary>Deletes what is of no document any more.</summary>
    public void KeepOnly(KnowledgeSnapshot snapshot)
    {
        var versions = new SortedDictionary<string, string>(snapshot.Documents.Values.ToDictionary(document => document.Id, document => document.ContentHash), StringComparer.Ordinal);
        if (!versions.SequenceEqual(_lastRead.Value))
        {
            Files.Keep(LastReadFile, file => WriteVersions(file, versions));
            _lastRead = new(versions);
        }
        Files.KeepOnly(snapshot.Documents.Values.Select(document => FileOf(document.Id, document.ContentHash)).Concat(snapshot.Passages.CacheFiles).Concat(snapshot.Index.CacheFiles).Append(LastReadFile).ToHashSet());
    }

    private static SortedDictionary<string, string> ReadVersions(BinaryReader file)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (int left = file.ReadInt32(); left > 0; left--) versions.Add(file.ReadString(), file.ReadString());
        return versions;
    }

    private static void WriteVersions(BinaryWriter file, SortedDictionary<string, string> versions)
    {
        file.Write(versions.Count);
        foreach ((string id, string contentHash) in versions)
        {
            file.Write(id);
            file.Write(contentHash);
        }
    }

    private static string FileOf(string id, string contentHash) => $"{Hash($"{id}\n{contentHash}")[..40]}.document";

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
