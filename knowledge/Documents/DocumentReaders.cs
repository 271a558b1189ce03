using System.Security.Cryptography;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads a file by the reader of its extension.</summary>
public sealed class DocumentReaders(IEnumerable<IDocumentReader> readers, long maxFileBytes = DocumentReaders.DefaultMaxFileBytes)
{
    /// <summary>25 MB.</summary>
    public const long DefaultMaxFileBytes = 25L * 1024 * 1024;

    private readonly Dictionary<string, IDocumentReader> _byExtension =
        readers.SelectMany(reader => reader.Extensions.Select(extension => (extension, reader))).ToDictionary(pair => pair.extension, pair => pair.reader);

    public static DocumentReaders Default { get; } = WithLimit(DefaultMaxFileBytes);

    /// <summary>The readers of all formats, for files up to a size.</summary>
    public static DocumentReaders WithLimit(long maxFileBytes) => new([new TextReader(), new MarkdownReader(), new HtmlReader(), new PdfReader(), new DocxReader()], maxFileBytes);

    /// <summary>True for files that <see cref="Load"/> would open: of a kind and size that are read.</summary>
    public bool Takes(string id, long length) => _byExtension.ContainsKey(Path.GetExtension(id).ToLowerInvariant()) && length <= maxFileBytes;

    /// <summary>The file's bytes, read in one go.</summary>
    /// <exception cref="UnreadableDocumentException">No reader takes files of this kind, it is over the limit, or it cannot be opened.</exception>
    public RawFile Load(string path, string id)
    {
        _ = ReaderOf(id);
        try
        {
            // Not opened: a pipe, which has no length, would make the reading wait for ever.
            if (new FileInfo(path) is { Exists: true, Length: 0 }) return new RawFile(id, [], Convert.ToHexStringLower(SHA256.HashData([])));
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > maxFileBytes) throw new UnreadableDocumentException($"{id}: {stream.Length / 1_048_576.0:0.#} MB is over the limit of {maxFileBytes / 1_048_576.0:0.#} MB. Split the file or raise Knowledge:MaxFileBytes.");
            // A file that grows while it is read is cut here and read again when it has settled.
            byte[] bytes = new byte[stream.Length];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length < bytes.Length) bytes = bytes[..length];
            return new RawFile(id, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableDocumentException($"{id}: it cannot be opened ({problem.Message}). Check that it exists and that this program may read it.", problem);
        }
    }

    /// <exception cref="UnreadableDocumentException">See <see cref="IDocumentReader.Read"/>.</exception>
    public Document Read(RawFile file) => ReaderOf(file.Id).Read(file);

    /// <inheritdoc cref="Read(RawFile)"/>
    public Document Read(string path, string id) => Read(Load(path, id));

    private IDocumentReader ReaderOf(string id) => _byExtension.TryGetValue(Path.GetExtension(id).ToLowerInvariant(), out IDocumentReader? reader) ? reader
        : throw new UnreadableDocumentException($"{id}: files of this kind are not read. Save it as one of {string.Join(", ", _byExtension.Keys.Order())}.");
}
