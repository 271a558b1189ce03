using System.IO.Enumeration;

namespace ChatAssistant.Knowledge.Indexing;

/// <summary>What tells without opening a file whether it may have changed.</summary>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    /// <summary>Clocks of file systems are coarse: a file this young may change again and look the same.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public bool IsYoung => Written > DateTime.UtcNow - Settling;
}

/// <summary>Lists the documents of a folder.</summary>
internal static class FolderScan
{
    private const int MostNested = 32;

    /// <summary>Every file below the folder by its id, the path with '/'. Hidden files and editors' leftovers are left out; linked folders are not entered (a link may lead in a circle), linked files are read.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public static SortedDictionary<string, FileStamp> List(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MostNested, IgnoreInaccessible = false, AttributesToSkip = 0, ReturnSpecialDirectories = false };
        var files = new FileSystemEnumerable<(string Id, FileStamp Stamp)>(folder, (ref FileSystemEntry entry) => (Id(folder, ref entry), Stamp(ref entry)), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && !IsLeftover(entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.' && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        var found = new SortedDictionary<string, FileStamp>(StringComparer.Ordinal);
        foreach ((string id, FileStamp stamp) in files) found[id] = stamp;
        return found;
    }

    private static string Id(string folder, ref FileSystemEntry entry) => Path.GetRelativePath(folder, entry.ToFullPath()).Replace('\\', '/');

    private static FileStamp Stamp(ref FileSystemEntry entry)
    {
        if ((entry.Attributes & FileAttributes.ReparsePoint) == 0) return new FileStamp(entry.Length, entry.LastWriteTimeUtc.UtcDateTime);
        // A link is as new as the file that it leads to (mounted configuration swaps links).
        FileSystemInfo? target = File.ResolveLinkTarget(entry.ToFullPath(), returnFinalTarget: true);
        return target is FileInfo { Exists: true } file ? new FileStamp(file.Length, file.LastWriteTimeUtc) : default;
    }

    // Hidden files, Word's lock files, half-finished downloads and copies.
    private static bool IsLeftover(ReadOnlySpan<char> name) =>
        name[0] == '.' || name.StartsWith("~$") || name[^1] == '~' || Path.GetExtension(name) is ".tmp" or ".part" or ".partial" or ".crdownload" or ".swp" or ".swx";
}
