namespace ChatAssistant.Knowledge.Documents;

/// <summary>A file's bytes, with the id its document will have.</summary>
public sealed record RawFile(string Id, byte[] Bytes, string ContentHash)
{
    public string Extension => Path.GetExtension(Id).ToLowerInvariant();
}

/// <summary>Turns one file format into a document.</summary>
public interface IDocumentReader
{
    /// <summary>Extensions it reads, lower case with the point.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <exception cref="UnreadableDocumentException">The file is empty, damaged, encrypted or not of this format; the message names the file and the way out.</exception>
    Document Read(RawFile file);
}

/// <summary>A file that cannot be read. The message is for people: what is wrong and what to do.</summary>
public sealed class UnreadableDocumentException(string message, Exception? inner = null) : Exception(message, inner);
