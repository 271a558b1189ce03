using ChatAssistant.Web.Access;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Web.Sources;

/// <summary>Lets readers to the sources: everybody, or who comes by a signed link.</summary>
internal sealed class SourceGate(LinkSignature signature, IOptions<WebOptions> options)
{
    /// <summary>Addresses for a reader of this path; null for one who may not read it. In what they then see, links last as long as theirs.</summary>
    public SourceLinks? Enter(HttpRequest request, string path)
    {
        string? language = request.Query["language"].ToString() is { Length: > 0 and <= 10 } named ? named : null;
        if (options.Value.Sources == SourceAccess.Public) return new SourceLinks(language, null);
        return signature.Opens(path, request.Query) is { } until ? new SourceLinks(language, further => signature.Sign(further, until)) : null;
    }
}

/// <summary>Addresses within the pages, in the reader's language and signed where they must be.</summary>
internal sealed class SourceLinks(string? language, Func<string, string>? sign)
{
    public string To(string path, string query = "", string fragment = "")
    {
        string[] parameters = [.. new[] { query, language is null ? "" : "language=" + Uri.EscapeDataString(language), sign?.Invoke(path) ?? "" }.Where(part => part.Length > 0)];
        return path + (parameters.Length > 0 ? "?" + string.Join('&', parameters) : "") + fragment;
    }
}
