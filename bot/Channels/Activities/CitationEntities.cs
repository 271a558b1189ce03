using ChatAssistant.Conversation;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.Activities;

/// <summary>The sources of a message as Teams shows them, behind the marks in its text ("Bot messages with AI-generated content").</summary>
internal static class CitationEntities
{
    /// <summary>More than twenty and the message is refused, as it is for an empty title.</summary>
    public const int Most = 20;
    private const int LongestTitle = 80, LongestAbstract = 160, LongestUrl = 500;

    public static Entity Write(IEnumerable<Citation> citations, Links? links) => new()
    {
        Type = "https://schema.org/Message", SchemaType = "Message", SchemaContext = "https://schema.org",
        Citation = [.. citations.Take(Most).Select(citation => new Claim("Claim", citation.Number, new Appearance("DigitalDocument", Title(citation), Short(citation.Quote, LongestAbstract), Url(citation, links))))],
    };

    // An address longer than this would leave no room for the other sources: it is not shown.
    private static string? Url(Citation citation, Links? links) => links?.Document(citation.Source) is { Length: <= LongestUrl } url ? url : null;

    private static string Title(Citation citation) => new[] { citation.Title, citation.Source.DocumentId }.Select(name => Short(name, LongestTitle)).FirstOrDefault(name => name.Length > 0) ?? $"[{citation.Number}]";

    /// <summary>The text on one line, at most so long, cut before a letter rather than inside it.</summary>
    public static string Short(string text, int longest)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1)] + "…";
    }
}
