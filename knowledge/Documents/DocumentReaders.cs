using System.Security.Cryptography;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads a file by the reader of its extension.</summary>
public sealed class DocumentReaders(IEnumerable<IDocumentReader> readers, long maxFileBytes = DocumentReaders.DefaultMaxFileBytes)
{
    /// <summary>25 MB.</summary>
    public const long DefaultMaxFileBytes = 25L * 1024 * 1024;

    private readonly Dictionary<string, IDocumentReader> _byExtension =
        readers.SelectMany(reader => reader.Extensions.Select(extension => (extension, reader))).ToDictionary(pair => pair.extension, pair => pair.reader);

    public static DocumentReaders Default { get; } = new([new TextReader(), new MarkdownReader(), new HtmlReader(), new PdfReader(), new DocxReader()]);

    /// <exception cref="UnreadableDocumentException">See <see cref="IDocumentReader.Read"/>; also for an unknown extension or a file over the limit.</exception>
    public Document Read(string path, string id)
    {
        if (!_byExtension.TryGetValue(Path.GetExtension(id).ToLowerInvariant(), out IDocumentReader? reader))
            throw new UnreadableDocumentException($"{id}: files of this kind are not read. Save it as one of {string.Join(", ", _byExtension.Keys.Order())}.");
        byte[] bytes;
        try
        {
            var info = new FileInfo(path);
            if (info.Length > maxFileBytes) throw new UnreadableDocumentException($"{id}: {info.Length / 1_048_576.0:0.#} MB is over the limit of {maxFileBytes / 1_048_576.0:0.#} MB. Split the file or raise Knowledge:MaxFileBytes.");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableDocumentException($"{id}: it cannot be opened ({problem.Message}). Check that it exists and that this program may read it.", problem);
        }
        return reader.Read(new RawFile(id, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }
}
