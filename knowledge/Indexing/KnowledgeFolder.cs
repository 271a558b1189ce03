using System.Diagnostics;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Knowledge.Questions.Matching;

namespace ChatAssistant.Knowledge.Indexing;

/// <summary>A folder of documents and what is known from it; each refresh reads only what changed. For one thread at a time.</summary>
public sealed class KnowledgeFolder
{
    private readonly DocumentReaders _readers;
    private readonly IndexCache? _cache;
    private Dictionary<string, Entry> _entries = [];
    private KnowledgeSnapshot? _current;

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>How long the last refresh took that read something.</summary>
    public TimeSpan LastTook { get; private set; }

    // What is known of a file: its last good version may be older than the file.
    private sealed record Entry(FileStamp Stamp, bool MayLookTheSame, string ContentHash, IndexedDocument? Indexed, string? Problem);

    private KnowledgeFolder(string folder, DocumentReaders readers, IndexCache? cache) => (Path, _readers, _cache) = (folder, readers, cache);

    /// <param name="cache">Folder to keep what was read in; null or empty for none.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static KnowledgeFolder Open(string folder, DocumentReaders? readers = null, string? cache = null, Microsoft.Extensions.Logging.ILogger? logger = null)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"The documents folder '{folder}' does not exist. Make it, or name another with --documents or the setting Knowledge:Documents.");
        return new KnowledgeFolder(folder, readers ?? DocumentReaders.Default, string.IsNullOrEmpty(cache) ? null : new IndexCache(cache, folder, logger));
    }

    /// <summary>Looks at the folder again and reads, in parallel, what is new or changed. A file that cannot be read any more keeps its last good version, from before a restart too where there is a cache, with the problem beside it.</summary>
    /// <param name="progress">Told the number of files read, of all that are to be read.</param>
    /// <returns>What is known now; the same object as before when nothing changed.</returns>
    /// <exception cref="IOException">The folder cannot be listed; what was known stays.</exception>
    public KnowledgeSnapshot Refresh(IProgress<(int Done, int Of)>? progress = null)
    {
        long start = Stopwatch.GetTimestamp();
        SortedDictionary<string, FileStamp> files = FolderScan.List(Path);
        KeyValuePair<string, FileStamp>[] changed = [.. files.Where(file => !_entries.TryGetValue(file.Key, out Entry? entry) || entry.Stamp != file.Value || entry.MayLookTheSame)];
        var read = new Entry[changed.Length];
        int done = 0;
        Parallel.For(0, changed.Length, i =>
        {
            read[i] = Read(changed[i].Key, changed[i].Value, _entries.GetValueOrDefault(changed[i].Key));
            progress?.Report((Interlocked.Increment(ref done), changed.Length));
        });
        bool same = _current is not null && files.Count == _entries.Count;
        var entries = files.Keys.Where(_entries.ContainsKey).ToDictionary(id => id, id => _entries[id]);
        for (int i = 0; i < changed.Length; i++)
        {
            Entry? before = entries.GetValueOrDefault(changed[i].Key);
            same &= before is not null && before.Indexed == read[i].Indexed && before.Problem == read[i].Problem;
            entries[changed[i].Key] = read[i];
        }
        _entries = entries;
        if (same) return _current!;
        _current = Assemble(files.Keys);
        LastTook = Stopwatch.GetElapsedTime(start);
        return _current;
    }

    private Entry Read(string id, FileStamp stamp, Entry? before)
    {
        bool young = stamp.IsYoung;
        try
        {
            RawFile file = _readers.Load(System.IO.Path.Combine(Path, id), id);
            if (before is not null && before.ContentHash == file.ContentHash) return before with { Stamp = stamp, MayLookTheSame = young };
            IndexedDocument? indexed = _cache?.Find(id, file.ContentHash);
            if (indexed is null)
            {
                indexed = IndexedDocument.From(_readers.Read(file));
                _cache?.Keep(indexed);
            }
            return new Entry(stamp, young, file.ContentHash, indexed, null);
        }
        catch (UnreadableDocumentException problem)
        {
            // What cannot be opened may be locked for a moment: its hash stays unknown, so that it is tried again.
            return new Entry(stamp, young || problem.InnerException is IOException, "", before is null ? _cache?.FindLast(id) : before.Indexed, problem.Message);
        }
    }

    private KnowledgeSnapshot Assemble(IEnumerable<string> ids)
    {
        List<(string Id, Entry Entry)> all = [.. ids.Select(id => (id, _entries[id]))];
        List<IndexedDocument> known = [.. all.Select(file => file.Entry.Indexed).OfType<IndexedDocument>()];
        var passages = PassageIndex.Build(known.SelectMany(indexed => indexed.Passages), _current?.Passages, _cache?.Files);
        var events = EventIndex.Build(known.Select(indexed => (indexed.Document, indexed.Register)), _current?.Index, _cache?.Files);
        var snapshot = new KnowledgeSnapshot(known, passages, events, [.. all.Select(file => Result(file.Id, file.Entry))]);
        // Nearly every answer asks which events are one; so that none waits for it, it is made while the rest goes on.
        _ = Task.Run(() => snapshot.Identity.Events);
        _cache?.KeepOnly(snapshot);
        return snapshot;
    }

    private static FileResult Result(string id, Entry entry)
    {
        FileState state = entry.Problem is null ? FileState.Read : entry.Indexed is null ? FileState.Unreadable : FileState.Outdated;
        return entry.Indexed is { } indexed
            ? new FileResult(id, indexed.Document.Language, indexed.Register.Events.Count, indexed.Passages.Count, entry.Problem) { State = state, People = indexed.Register.Events.Sum(told => told.Attendees.Count(a => a.Kind == Events.AttendeeKind.Person)), Contacts = indexed.Register.Contacts.Count }
            : new FileResult(id, null, 0, 0, entry.Problem) { State = state };
    }
}
