using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads Markdown: the document's text is the decoded file; its plain form has the markup blanked, offset for offset.</summary>
public sealed partial class MarkdownReader : IDocumentReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().UsePreciseSourceLocation().Build();

    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    public Document Read(RawFile file)
    {
        string text = TextDecoder.Decode(file);
        if (MarkdownGuard.IsHostile(text)) return new TextReader().Read(file);
        MarkdownDocument parsed;
        try
        {
            parsed = Markdown.Parse(text, Pipeline);
        }
        // Nested deeper than the parser goes: no person wrote it as Markdown.
        catch (ArgumentException)
        {
            return new TextReader().Read(file);
        }
        var page = new Page(text);
        page.Unmask(parsed);
        string plain = page.Plain();
        List<Block> blocks = new Outline(text, plain).Read(parsed);
        if (blocks.Count == 0) throw new UnreadableDocumentException($"{file.Id}: the file holds markup but no text. Add the text or delete it.");
        return new Document(file.Id, text, plain, blocks, LanguageGuesser.Guess(plain), file.ContentHash);
    }

    /// <summary>The file with all but its words made blanks.</summary>
    private sealed class Page
    {
        private readonly string _text;
        private readonly char[] _plain;

        public Page(string text)
        {
            _text = text;
            _plain = new char[text.Length];
            for (int i = 0; i < text.Length; i++) _plain[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
        }

        public string Plain() => new(_plain);

        public void Unmask(MarkdownDocument document)
        {
            foreach (MarkdownObject part in document.Descendants())
            {
                switch (part)
                {
                    case LiteralInline literal: Show(literal.Span.Start, literal.Span.End + 1); break;
                    case CodeInline code: Show(code.Span.Start + code.DelimiterCount, code.Span.End + 1 - code.DelimiterCount); break;
                    case AutolinkInline link: Show(link.Span.Start + 1, link.Span.End); break;
                    case HtmlEntityInline entity when entity.Span.Start < _plain.Length && entity.Transcoded.Length > 0: _plain[entity.Span.Start] = entity.Transcoded[entity.Transcoded.Start]; break;
                    // In place of the tag: a line ends here.
                    case HtmlInline { Tag: var tag } html when tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase): _plain[html.Span.Start] = '\n'; break;
                    case LinkInline { IsImage: false, Url: { } url } link: ShowAddress(link, url); break;
                    case HtmlBlock html: ShowOutsideTags(html.Span.Start, html.Span.End + 1); break;
                    case YamlFrontMatterBlock matter: ShowTitle(matter); break;
                    case CodeBlock code: ShowLines(code); break;
                    case TableCell cell when cell.Parent is TableRow row && row[0] != cell: ShowBar(cell); break;
                }
            }
        }

        private void Show(int from, int to)
        {
            from = Math.Max(0, from);
            to = Math.Min(to, _plain.Length);
            if (from < to) _text.AsSpan(from, to - from).CopyTo(_plain.AsSpan(from));
        }

        // "[write to us](mailto:a@b.org)": the address stands in the target only.
        private void ShowAddress(LinkInline link, string url)
        {
            int colon = url.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || url[..colon].ToLowerInvariant() is not ("mailto" or "tel")) return;
            string address = url[(colon + 1)..].Split('?')[0];
            int end = Math.Min(link.Span.End + 1, _text.Length);
            int label = link.FirstChild is { } first && link.LastChild is { } last ? last.Span.End - first.Span.Start + 1 : 0;
            bool printed = label > 0 && link.FirstChild!.Span.Start + label <= _text.Length && _text.AsSpan(link.FirstChild.Span.Start, label).Contains(address, StringComparison.OrdinalIgnoreCase);
            int at = address.Length == 0 || printed || link.Span.Start >= end ? -1 : _text.IndexOf(address, link.Span.Start, end - link.Span.Start, StringComparison.Ordinal);
            if (at >= 0) Show(at, at + address.Length);
        }

        private void ShowOutsideTags(int from, int to)
        {
            to = Math.Min(to, _text.Length);
            Show(from, to);
            foreach (ValueMatch tag in Tag().EnumerateMatches(_text.AsSpan(from, to - from)))
            {
                for (int i = from + tag.Index; i < from + tag.Index + tag.Length; i++)
                {
                    if (_plain[i] is not ('\n' or '\r')) _plain[i] = ' ';
                }
                if (_text.AsSpan(from + tag.Index).StartsWith("<br", StringComparison.OrdinalIgnoreCase)) _plain[from + tag.Index] = '\n';
            }
        }

        private void ShowTitle(YamlFrontMatterBlock matter)
        {
            int to = Math.Min(matter.Span.End + 1, _text.Length);
            if (Title().Match(_text, matter.Span.Start, to - matter.Span.Start) is { Success: true } title) Show(title.Groups[1].Index, title.Groups[1].Index + title.Groups[1].Length);
        }

        private void ShowLines(CodeBlock code)
        {
            for (int i = 0; i < code.Lines.Count; i++)
            {
                Markdig.Helpers.StringLine line = code.Lines.Lines[i];
                Show(line.Position, line.Position + line.Slice.Length);
            }
        }

        // The bar before a cell reads as a dash, as between the cells of other formats.
        private void ShowBar(TableCell cell)
        {
            int bar = cell.Span.Start;
            while (bar >= 0 && bar < _text.Length && _text[bar] is not ('|' or '\n')) bar--;
            if (bar >= 0 && bar < _text.Length && _text[bar] == '|') _plain[bar] = '–';
        }
    }

    /// <summary>The blocks of the parsed file.</summary>
    private sealed class Outline(string text, string plain)
    {
        private readonly List<Block> _blocks = [];
        private readonly TextBlocks _lines = new(plain);

        public List<Block> Read(MarkdownDocument document)
        {
            foreach (Markdig.Syntax.Block block in document) Read(block, 0, null);
            return _blocks;
        }

        private void Read(Markdig.Syntax.Block block, int listLevel, string? marker)
        {
            switch (block)
            {
                case HeadingBlock heading: AddLine(BlockKind.Heading, heading.Span, heading.Level); break;
                case YamlFrontMatterBlock matter: AddLine(BlockKind.Heading, matter.Span, 1); break;
                case TableRow row: AddRow(row); break;
                case ListItemBlock item: ReadItem(item, listLevel); break;
                case ListBlock list: foreach (Markdig.Syntax.Block item in list) Read(item, listLevel + 1, null); break;
                case ContainerBlock container: foreach (Markdig.Syntax.Block inner in container) Read(inner, listLevel, marker); break;
                case ParagraphBlock or HtmlBlock or CodeBlock: AddLines(block, listLevel, marker); break;
            }
        }

        private void ReadItem(ListItemBlock item, int level)
        {
            string? marker = item.Count == 0 || item[0].Span.Start < item.Span.Start ? null : text[item.Span.Start..item[0].Span.Start].Trim();
            foreach (Markdig.Syntax.Block inner in item)
            {
                Read(inner, level, marker);
                marker = null;
            }
        }

        private void AddLines(Markdig.Syntax.Block block, int listLevel, string? marker)
        {
            int from = Math.Max(block.Span.Start, _blocks.Count > 0 ? _blocks[^1].End : 0), to = Math.Min(block.Span.End + 1, plain.Length);
            foreach (int end in HardBreaks(block).Append(to))
            {
                if (end <= from) continue;
                int first = _blocks.Count;
                foreach (Block line in _lines.FindIn(from, end))
                {
                    // Markdown says that the lines are one paragraph: a small letter does not begin a line of its own.
                    if (_blocks.Count > first && line.Kind == BlockKind.Paragraph && char.IsLower(plain[line.Start]) && !text.AsSpan(_blocks[^1].End, line.Start - _blocks[^1].End).Contains('<')) _blocks[^1] = _blocks[^1] with { Length = line.End - _blocks[^1].Start };
                    else _blocks.Add(listLevel > 0 ? line with { Kind = BlockKind.ListItem, Level = listLevel, Marker = marker } : line);
                }
                from = end;
            }
        }

        // Two blanks or a backslash at a line's end: the next line is one of its own.
        private static IEnumerable<int> HardBreaks(Markdig.Syntax.Block block) =>
            block is LeafBlock { Inline: { } inline } ? inline.OfType<LineBreakInline>().Where(line => line.IsHard).Select(line => line.Span.End + 1) : [];

        private void AddRow(TableRow row)
        {
            (int Start, int Length)[] cells = [.. row.Cast<TableCell>().Select(cell => Trim(cell.Span.Start, cell.Span.End + 1)).Where(cell => cell.Length > 0)];
            if (cells.Length > 0 && (_blocks.Count == 0 || cells[0].Start >= _blocks[^1].End)) _blocks.Add(new Block(BlockKind.TableRow, cells[0].Start, cells[^1].Start + cells[^1].Length - cells[0].Start) { Cells = cells });
        }

        private void AddLine(BlockKind kind, Markdig.Syntax.SourceSpan span, int level)
        {
            (int start, int length) = Trim(span.Start, span.End + 1);
            if (length > 0 && (_blocks.Count == 0 || start >= _blocks[^1].End)) _blocks.Add(new Block(kind, start, length, level));
        }

        private (int Start, int Length) Trim(int from, int to)
        {
            (from, to) = (Math.Max(0, from), Math.Min(to, plain.Length));
            while (from < to && (char.IsWhiteSpace(plain[from]) || plain[from] == '–')) from++;
            while (to > from && (char.IsWhiteSpace(plain[to - 1]) || plain[to - 1] == '–')) to--;
            return (from, Math.Max(0, to - from));
        }
    }

    [GeneratedRegex(@"<!--.*?-->|</?[a-zA-Z!?][^<>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("""^title:[ \t]*["']?([^"'\r\n][^\r\n]*?)["']?[ \t]*\r?$""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
