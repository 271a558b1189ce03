using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Knowledge.Indexing;

/// <summary>Keeps what is known up to date with the folder. The operating system tells of changes; a look now and then finds those that it does not tell of (network folders, mounts of containers).</summary>
public sealed partial class FolderWatch(KnowledgeFolder folder, LiveKnowledge knowledge, ILogger<FolderWatch> logger)
{
    /// <summary>Files come in several writes and in crowds: a crowd is over when nothing came for this long, or after <see cref="LongestCrowd"/>.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50), LongestCrowd = TimeSpan.FromMilliseconds(300);

    /// <summary>The time between two looks is this many times what a look takes, within bounds: watching costs 2 % of one core at most.</summary>
    private const int Thrift = 50;
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(500), Latest = TimeSpan.FromSeconds(10);

    private bool _failing;

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var changed = new SemaphoreSlim(0, 1);
        using FileSystemWatcher? watcher = Watch(changed);
        TimeSpan pause = Soonest;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (await changed.WaitAsync(pause, cancellation)) await CalmAsync(changed, cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            pause = Look();
        }
    }

    private static async Task CalmAsync(SemaphoreSlim changed, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        while (since.Elapsed < LongestCrowd && await changed.WaitAsync(Quiet, cancellation)) { }
    }

    private TimeSpan Look()
    {
        var watch = Stopwatch.StartNew();
        try
        {
            KnowledgeSnapshot before = knowledge.Current, now = folder.Refresh();
            if (now != before)
            {
                knowledge.Swap(now);
                int problems = now.Files.Count(file => file.Problem is not null);
                LogSwapped(now.Documents.Count, problems, watch.ElapsedMilliseconds);
                return Soonest;
            }
            _failing = false;
        }
        // The folder may be away for a while: what was known stays known.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (!_failing) LogUnlistable(problem, folder.Path);
            _failing = true;
        }
        return TimeSpan.FromTicks(Math.Clamp(watch.Elapsed.Ticks * Thrift, Soonest.Ticks, Latest.Ticks));
    }

    private FileSystemWatcher? Watch(SemaphoreSlim changed)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder.Path) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
            void Tell(object sender, EventArgs change)
            {
                lock (changed)
                {
                    if (changed.CurrentCount == 0) changed.Release();
                }
            }
            watcher.Created += Tell;
            watcher.Changed += Tell;
            watcher.Deleted += Tell;
            watcher.Renamed += Tell;
            watcher.Error += Tell;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        // No watches left to give (Linux has a limit), or a file system without them.
        catch (Exception problem) when (problem is IOException or ArgumentException or PlatformNotSupportedException)
        {
            LogUnwatched(problem, folder.Path);
            return null;
        }
    }

    [LoggerMessage(EventId = 4201, Level = LogLevel.Information, Message = "The documents changed: {Documents} are known, {Problems} files have problems (read in {Milliseconds} ms).")]
    private partial void LogSwapped(int documents, int problems, long milliseconds);

    [LoggerMessage(EventId = 4202, Level = LogLevel.Error, Message = "The documents folder {Folder} cannot be listed; answers come from what was read before.")]
    private partial void LogUnlistable(Exception problem, string folder);

    [LoggerMessage(EventId = 4203, Level = LogLevel.Warning, Message = "The operating system does not tell of changes in {Folder}; it is looked at every few seconds instead.")]
    private partial void LogUnwatched(Exception problem, string folder);
}
