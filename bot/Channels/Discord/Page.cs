using System.Globalization;
using System.Text;
using ChatAssistant.Conversation;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.Discord;

/// <summary>As many statements as one message holds, with the sources of just these.</summary>
internal sealed class Page(Links links)
{
    /// <summary>Characters of an embed's description, and of all embeds of a message together ("Embed Limits").</summary>
    private const int LongestDescription = 4096, LongestMessage = 6000;
    private const int Titles = 64;
    private const int LongestLine = LongestDescription - 256;
    private const int LongestTitle = 160, LongestQuote = 200;
    private readonly StringBuilder _text = new(), _sources = new();
    private readonly HashSet<int> _cited = [];

    public string Text => _text.ToString();
    public string Sources => _sources.ToString();

    /// <summary>Cuts a reply between its statements into pages; a statement is cut only where it is longer than a page.</summary>
    public static IReadOnlyList<Page> Of(Reply reply, Links links)
    {
        List<Page> pages = [new(links)];
        foreach (Statement statement in reply.Statements)
        {
            if (pages[^1].TryAdd(statement, reply.Citations)) continue;
            pages.Add(new Page(links));
            pages[^1].TryAdd(statement, reply.Citations);
        }
        return pages;
    }

    private bool TryAdd(Statement statement, IReadOnlyList<Citation> citations)
    {
        string numbers = string.Concat(statement.Citations.Select(number => string.Create(CultureInfo.InvariantCulture, $" [{number}]")));
        string line = (statement.IsListItem ? "- " : "") + Shortened.WithDots(DiscordMarkdown.Escape(statement.Text), LongestLine - numbers.Length) + numbers;
        Citation[] cited = [.. citations.Where(citation => statement.Citations.Contains(citation.Number) && !_cited.Contains(citation.Number))];
        string sources = string.Concat(cited.Select(SourceLine));
        bool first = _text.Length == 0;
        if (!first && (_text.Length + line.Length + 1 > LongestDescription || _sources.Length + sources.Length > LongestDescription || _text.Length + line.Length + 1 + _sources.Length + sources.Length + Titles > LongestMessage)) return false;
        _text.Append(first ? "" : "\n").Append(line);
        // Alone too long: the sources that fit.
        foreach (Citation citation in cited)
        {
            string source = SourceLine(citation);
            if (_text.Length + _sources.Length + source.Length + Titles <= LongestMessage && _sources.Length + source.Length <= LongestDescription) _sources.Append(source);
            _cited.Add(citation.Number);
        }
        return true;
    }

    private string SourceLine(Citation citation)
    {
        string title = DiscordMarkdown.Escape(Shortened.WithDots(OnOneLine(citation.Title), LongestTitle)), quote = DiscordMarkdown.Escape(Shortened.WithDots(OnOneLine(citation.Quote), LongestQuote));
        string named = links.Document(citation.Source) is { } address ? $"[{title}](<{address}>)" : title;
        return string.Create(CultureInfo.InvariantCulture, $"[{citation.Number}] {named}: “{quote}”\n");
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
