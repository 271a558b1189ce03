using System.Collections.Frozen;

namespace ChatAssistant.Knowledge.Documents.Html;

/// <summary>How deep a page is nested, told from its tags before it is parsed: a parser's time grows with the square of the depth.</summary>
internal static class HtmlDepth
{
    /// <summary>No page that people read comes near it.</summary>
    public const int Most = 1000;

    // Tags that need no end tag do not nest by standing one after another.
    private static readonly FrozenSet<string> Unclosed = new[] { "p", "li", "td", "th", "tr", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "col", "br", "hr", "img", "input", "meta", "link", "base", "area", "source", "track", "wbr", "embed", "param", "rp", "rt" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="UnreadableDocumentException">It is nested deeper than <see cref="Most"/>.</exception>
    public static void Check(string id, ReadOnlySpan<char> page)
    {
        var unclosed = Unclosed.GetAlternateLookup<ReadOnlySpan<char>>();
        int depth = 0;
        for (int at = page.IndexOf('<'); at >= 0 && at + 1 < page.Length;)
        {
            bool end = page[at + 1] == '/';
            ReadOnlySpan<char> rest = page[(at + (end ? 2 : 1))..];
            int length = rest.IndexOfAnyExcept(Letters);
            ReadOnlySpan<char> name = length < 0 ? rest : rest[..length];
            if (name.Length > 0 && !unclosed.Contains(name)) depth = Math.Max(0, depth + (end ? -1 : 1));
            if (depth > Most) throw new UnreadableDocumentException($"{id}: the page is nested over {Most} deep; no browser shows it well. Save the article itself as HTML or text.");
            int next = page[(at + 1)..].IndexOf('<');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
