using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Identity;
using ChatAssistant.Knowledge.Indexing;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Knowledge.Questions.Matching;

namespace ChatAssistant.Knowledge;

/// <summary>Everything known at one moment. Never changes; a new one takes its place.</summary>
public sealed record KnowledgeSnapshot
{
    private readonly Dictionary<string, DocumentRegister> _registers;

    /// <param name="known">In the order of their names.</param>
    internal KnowledgeSnapshot(IReadOnlyList<IndexedDocument> known, PassageIndex passages, EventIndex index, IReadOnlyList<FileResult> files)
    {
        Documents = known.ToDictionary(indexed => indexed.Document.Id, indexed => indexed.Document);
        Registers = [.. known.Select(indexed => indexed.Register)];
        (Passages, Index, Files) = (passages, index, files);
        _registers = Registers.ToDictionary(register => register.DocumentId);
        Identity = IdentityIndex.Of(Registers);
        ContentHash = HashOf(Documents.Values);
    }

    public IReadOnlyDictionary<string, Document> Documents { get; }

    public IReadOnlyList<DocumentRegister> Registers { get; init; }

    public PassageIndex Passages { get; }

    public int PassageCount => Passages.Count;

    public IReadOnlyList<FileResult> Files { get; }

    /// <summary>The words of the events, for questions.</summary>
    internal EventIndex Index { get; }

    public IEnumerable<Event> Events => Registers.SelectMany(register => register.Events);

    /// <summary>What a document is called: its first event's title, else its id.</summary>
    public string TitleOf(string documentId) => RegisterOf(documentId)?.Events is [{ Title: { } title }, ..] ? title.Clean : documentId;

    /// <summary>What was read from a document; null for one that is not known.</summary>
    public DocumentRegister? RegisterOf(string documentId) => _registers.GetValueOrDefault(documentId);

    /// <summary>Which events, people and bodies of different documents are the same.</summary>
    public IdentityIndex Identity { get; }

    /// <summary>Equal for snapshots of the same documents with the same content, on every machine: SHA-256, lower-case hex.</summary>
    public string ContentHash { get; }

    private static string HashOf(IEnumerable<Document> documents)
    {
        var names = new StringBuilder();
        foreach (Document document in documents.OrderBy(document => document.Id, StringComparer.Ordinal)) names.Append(document.Id).Append('\n').Append(document.ContentHash).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names.ToString())));
    }
}

/// <summary>What is known of a file.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileState>))]
public enum FileState
{
    Read,
    /// <summary>It cannot be read as it is now; answers come from the version before.</summary>
    Outdated,
    Unreadable,
}

/// <summary>What became of one file.</summary>
/// <param name="Problem">What is wrong and what to do; null when the file was read.</param>
public sealed record FileResult(string File, Language? Language, int Events, int Passages, string? Problem)
{
    public FileState State { get; init; }
    public int People { get; init; }
    public int Contacts { get; init; }
}
