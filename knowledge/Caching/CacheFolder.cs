using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAssistant.Knowledge.Caching;

/// <summary>A folder of results that are slow to make again. Only a copy: it can be deleted at any time, and several processes may share it.</summary>
/// <remarks>A file is the SHA-256 of its content, then the content, so that damage is noticed. It appears whole under its name or not at all.</remarks>
public sealed partial class CacheFolder(string folder, ILogger? logger = null)
{
    private const string Damaged = ".damaged";
    private const int Chunk = 1 << 16;
    private readonly ILogger _logger = logger ?? NullLogger.Instance;
    private bool _complained;

    /// <summary>What a file holds; null when there is none, or when it is damaged: then it is set aside, so that it is made anew.</summary>
    /// <param name="read">May throw what it likes on content that it does not understand; must not keep the reader.</param>
    public T? Find<T>(string name, Func<BinaryReader, T> read) where T : class
    {
        string file = Path.Combine(folder, name);
        byte[] bytes = [];
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            int length = checked((int)stream.Length);
            // Megabytes each, one after the other: new arrays would be collected at every turn.
            bytes = ArrayPool<byte>.Shared.Rent(length);
            stream.ReadExactly(bytes, 0, length);
            if (length < SHA256.HashSizeInBytes || !SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes, length - SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes))) throw new InvalidDataException("Its content is not what was written.");
            using var reader = new BinaryReader(new MemoryStream(bytes, SHA256.HashSizeInBytes, length - SHA256.HashSizeInBytes, writable: false), Encoding.UTF8);
            return read(reader);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            LogDamaged(problem, file, file + Damaged);
            Try(() => File.Move(file, file + Damaged, overwrite: true));
            return null;
        }
        finally
        {
            if (bytes.Length > 0) ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Keeps content under a name; a folder that cannot be written costs only the time to make it again.</summary>
    public void Keep(string name, Action<BinaryWriter> write)
    {
        string file = Path.Combine(folder, name), unfinished = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(folder);
            using (FileStream stream = File.Create(unfinished))
            using (var hash = SHA256.Create())
            {
                // The hash stands first and is known last.
                stream.Position = SHA256.HashSizeInBytes;
                using (var content = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
                using (var writer = new BinaryWriter(new BufferedStream(content, Chunk), Encoding.UTF8)) write(writer);
                stream.Position = 0;
                stream.Write(hash.Hash);
            }
            File.Move(unfinished, file, overwrite: true);
        }
        // The last is what .NET makes of a file that would grow over a limit of the system.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" })
        {
            Try(() => File.Delete(unfinished));
            if (!Interlocked.Exchange(ref _complained, true)) LogUnwritable(folder, problem.Message);
        }
    }

    /// <summary>Deletes every file but these, so that nothing stays of a deleted document.</summary>
    public void KeepOnly(IReadOnlySet<string> names)
    {
        if (!Directory.Exists(folder)) return;
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles())
        {
            string name = file.Name.EndsWith(Damaged, StringComparison.Ordinal) ? file.Name[..^Damaged.Length] : file.Name;
            // Another process may be about to give an unfinished file its name.
            bool unfinished = Path.GetExtension(name).Length == 33 && file.LastWriteTimeUtc > DateTime.UtcNow.AddMinutes(-10);
            if (!unfinished && !names.Contains(name)) Try(file.Delete);
        }
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        // Another process may have been first.
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException) { }
    }

    [LoggerMessage(EventId = 4101, Level = LogLevel.Warning, Message = "The cache file {File} is damaged; it is set aside as {Aside} and made again.")]
    private partial void LogDamaged(Exception problem, string file, string aside);

    [LoggerMessage(EventId = 4102, Level = LogLevel.Warning, Message = "The cache folder {Folder} cannot be written: {Problem} What lies there is made again at the next start. Make room, give the bot the right to write there, or name another folder (settings Knowledge:Cache, Understanding:Cache).")]
    private partial void LogUnwritable(string folder, string problem);
}
