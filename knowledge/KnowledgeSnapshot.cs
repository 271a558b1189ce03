using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Identity;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Knowledge;

/// <summary>Everything known at one moment. Never changes; a new one takes its place.</summary>
public sealed record KnowledgeSnapshot(IReadOnlyDictionary<string, Document> Documents, IReadOnlyList<DocumentRegister> Registers, PassageIndex Passages, int PassageCount, IReadOnlyList<FileResult> Files)
{
    public IEnumerable<Event> Events => Registers.SelectMany(register => register.Events);

    /// <summary>What a document is called: its first event's title, else its id.</summary>
    public string TitleOf(string documentId) => _titles.GetValueOrDefault(documentId, documentId);

    private readonly Dictionary<string, string> _titles = Registers.Where(register => register.Events is [{ Title: not null }, ..]).ToDictionary(register => register.DocumentId, register => register.Events[0].Title!.Clean);

    /// <summary>Which events, people and bodies of different documents are the same.</summary>
    public IdentityIndex Identity { get; } = IdentityIndex.Of(Registers);

    /// <summary>Equal for snapshots of the same documents with the same content, on every machine: SHA-256, lower-case hex.</summary>
    public string ContentHash { get; } = HashOf(Documents.Values);

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
