using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web.Access;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Web;

/// <summary>Addresses of the pages and files behind an answer. In answers they are absolute, and signed where the sources are not public.</summary>
public sealed class Links
{
    private readonly LinkSignature? _signature;
    private readonly string? _root;

    public Links(IOptions<WebOptions> options, LinkSignature signature)
        : this(options.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') : null, options.Value.Sources == SourceAccess.Signed ? signature : null)
    {
    }

    private Links(string? root, LinkSignature? signature) => (_root, _signature) = (root, signature);

    /// <summary>The same links for a client that is known to have come by an address; <c>Web:PublicUrl</c> goes before it.</summary>
    public Links Under(string root) => _root is null ? new Links(root.TrimEnd('/'), _signature) : this;

    /// <summary>The page of a document, with the passage marked. Null, like all that follow, when the bot does not know its own address.</summary>
    public string? Document(SourceSpan passage) => Absolute(DocumentPath(passage.DocumentId), string.Create(CultureInfo.InvariantCulture, $"start={passage.Start}&length={passage.Length}"), "#passage");

    /// <summary>The page of an event.</summary>
    public string? Event(string id) => Absolute(EventPath(id));

    /// <summary>The event as iCalendar (RFC 5545).</summary>
    public string? Calendar(string id) => Absolute(CalendarPath(id));

    /// <summary>The contact as vCard (RFC 6350).</summary>
    /// <param name="id">See <see cref="ContactId"/>.</param>
    public string? Contact(string id) => Absolute(ContactPath(id));

    public static string DocumentPath(string id) => "/documents/" + Escape(id);

    public static string EventPath(string id) => "/events/" + Escape(id);

    public static string CalendarPath(string id) => EventPath(id) + ".ics";

    public static string ContactPath(string id) => $"/contacts/{Escape(id)}.vcf";

    /// <summary>The id of a contact: stable as long as the lines that print it are.</summary>
    /// <param name="documentId">The document that prints it.</param>
    /// <param name="evidence">The document's text at the contact's evidence: the quote of its citation.</param>
    /// <param name="name">The name as a person reads it; null for a contact without one.</param>
    public static string ContactId(string documentId, string evidence, string? name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{documentId}\n{name}\n{evidence}")))[..16];

    // Document ids are paths of any letters: each part is encoded, the slashes between them stay.
    private static string Escape(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    private string? Absolute(string path, string query = "", string fragment = "")
    {
        if (_root is null) return null;
        string[] parameters = [.. new[] { query, _signature?.Sign(path) }.OfType<string>().Where(part => part.Length > 0)];
        return _root + path + (parameters.Length > 0 ? "?" + string.Join('&', parameters) : "") + fragment;
    }
}
