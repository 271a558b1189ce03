using System.Collections.Concurrent;
using System.Diagnostics;
using ChatAssistant.Knowledge.Caching;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Knowledge.Questions.Matching;

namespace ChatAssistant.Knowledge.Indexing;

/// <summary>A folder of documents and what is known from it; each refresh reads only what changed. For one thread at a time.</summary>
public sealed class KnowledgeFolder
{
    private const int Many = 2000;

    private readonly DocumentReaders _readers;
    private readonly IndexCache? _cache;
    private Dictionary<string, Entry> _entries = [];
    private KnowledgeSnapshot? _current;
    private Leftovers _leftovers = new(Many);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>How long the last refresh took that read something.</summary>
    public TimeSpan LastTook { get; private set; }

    // What is known of a file: its last good version may be older than the file.
    private sealed record Entry(FileStamp Stamp, bool MayLookTheSame, string ContentHash, IndexedDocument? Indexed, string? Problem)
    {
        public CachedDocument? ToKeep => Indexed is null ? null : new CachedDocument(MayLookTheSame || Problem is not null ? default : Stamp, Indexed);
    }

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
        string[] gone = [.. _entries.Keys.Where(id => !files.ContainsKey(id))];
        if (_current is not null && changed.Length == 0 && gone.Length == 0) return _current;
        ILookup<int, KeyValuePair<string, FileStamp>> changedBy = changed.ToLookup(file => IndexCache.BucketOf(file.Key));
        ILookup<int, string> goneBy = gone.ToLookup(IndexCache.BucketOf);
        int[] buckets = [.. changedBy.Select(bucket => bucket.Key).Union(goneBy.Select(bucket => bucket.Key))];
        var read = new ConcurrentDictionary<string, Entry>();
        _leftovers = new Leftovers(Many);
        int done = 0;
        Parallel.For(0, buckets.Length, i => ReadBucket(buckets[i], files, changedBy[buckets[i]], goneBy[buckets[i]].Any(), read, () => progress?.Report((Interlocked.Increment(ref done), changed.Length))));
        bool same = _current is not null && gone.Length == 0 && read.All(file => _entries.GetValueOrDefault(file.Key) is { } before && before.Indexed == file.Value.Indexed && before.Problem == file.Value.Problem);
        _entries = files.Keys.ToDictionary(id => id, id => read.GetValueOrDefault(id) ?? _entries[id]);
        if (same) return _current!;
        _current = Assemble(files.Keys);
        _leftovers.Done();
        LastTook = Stopwatch.GetElapsedTime(start);
        return _current;
    }

    // Reads what changed of the documents that the cache keeps together, and keeps them anew where they are not as they were.
    private void ReadBucket(int bucket, SortedDictionary<string, FileStamp> files, IEnumerable<KeyValuePair<string, FileStamp>> changed, bool anyGone, ConcurrentDictionary<string, Entry> read, Action tell)
    {
        Dictionary<string, CachedDocument> cached = _current is null && _cache is not null ? _cache.Load(bucket) : [];
        bool differs = anyGone;
        foreach ((string id, FileStamp stamp) in changed)
        {
            Entry? before = _entries.GetValueOrDefault(id);
            Entry now = Read(id, stamp, before, cached.GetValueOrDefault(id));
            read[id] = now;
            differs |= (before?.ToKeep ?? cached.GetValueOrDefault(id)) != now.ToKeep;
            tell();
        }
        differs |= cached.Keys.Any(id => !read.ContainsKey(id));
        if (!differs || _cache is null) return;
        IEnumerable<Entry> unchanged = _entries.Where(file => IndexCache.BucketOf(file.Key) == bucket && files.ContainsKey(file.Key) && !read.ContainsKey(file.Key)).Select(file => file.Value);
        _cache.Keep(bucket, [.. unchanged.Concat(changed.Select(file => read[file.Key])).Select(entry => entry.ToKeep).OfType<CachedDocument>()]);
    }

    private Entry Read(string id, FileStamp stamp, Entry? before, CachedDocument? cached)
    {
        if (cached is not null && cached.Stamp == stamp && _readers.Takes(id, stamp.Length)) return new Entry(stamp, MayLookTheSame: false, cached.Indexed.Document.ContentHash, cached.Indexed, null);
        bool young = stamp.IsYoung;
        try
        {
            RawFile file = _readers.Load(System.IO.Path.Combine(Path, id), id);
            if (before is not null && before.ContentHash == file.ContentHash) return before with { Stamp = stamp, MayLookTheSame = young };
            IndexedDocument indexed = cached?.Indexed is { } known && known.Document.ContentHash == file.ContentHash ? known : Anew(file);
            return new Entry(stamp, young, file.ContentHash, indexed, null);
        }
        catch (UnreadableDocumentException problem)
        {
            // What cannot be opened may be locked for a moment: its hash stays unknown, so that it is tried again.
            return new Entry(stamp, young || problem.InnerException is IOException, "", before is null ? cached?.Indexed : before.Indexed, problem.Message);
        }
    }

    private IndexedDocument Anew(RawFile file)
    {
        IndexedDocument indexed = IndexedDocument.From(_readers.Read(file));
        _leftovers.Made();
        return indexed;
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
