using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads HTML: the text is what a visitor reads in the main content, without navigation, banners, scripts and footers.</summary>
public sealed class HtmlReader : IDocumentReader
{
    private static readonly HashSet<string> Dropped = ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "NAV", "FOOTER", "ASIDE", "FORM", "BUTTON", "SELECT", "IFRAME", "SVG", "HEAD"];
    private static readonly HashSet<string> Inline = ["A", "ABBR", "B", "BDI", "CITE", "CODE", "EM", "I", "MARK", "Q", "S", "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TIME", "U", "FONT", "LABEL", "ACRONYM", "INS", "DEL"];
    private static readonly string[] Furniture = ["nav", "menu", "footer", "cookie", "breadcrumb", "sidebar", "share", "social", "banner", "bandeau", "pied", "skip", "related", "subscribe", "header-top", "migas", "pie", "aviso"];

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm"];

    public Document Read(RawFile file)
    {
        IHtmlDocument page = new HtmlParser().ParseDocument(TextDecoder.Decode(file));
        IElement root = page.QuerySelector("main") ?? page.QuerySelector("article") ?? (IElement?)page.Body ?? page.DocumentElement;
        var writer = new Writer();
        writer.Visit(root);
        writer.Close(BlockKind.Paragraph, 0);
        string text = writer.Text.ToString();
        if (string.IsNullOrWhiteSpace(text)) throw new UnreadableDocumentException($"{file.Id}: the page has no readable text. Save the article itself as HTML or text.");
        return new Document(file.Id, text, text, writer.Blocks, LanguageGuesser.Guess(text), file.ContentHash);
    }

    private sealed class Writer
    {
        private int _start;
        public StringBuilder Text { get; } = new();
        public List<Block> Blocks { get; } = [];

        public void Visit(INode node)
        {
            if (node is IText text) { Write(text.Data); return; }
            if (node is not IElement element || IsFurniture(element)) return;
            string tag = element.TagName;
            if (Inline.Contains(tag)) { foreach (INode child in element.ChildNodes) Visit(child); return; }
            if (tag == "BR") { Close(BlockKind.Paragraph, 0); return; }
            // What stands before an inner block is a block of its own.
            if (tag == "DD") Write(" – ");
            else Close(BlockKind.Paragraph, 0);
            foreach (INode child in element.ChildNodes)
            {
                if (tag == "TR" && child is IElement && _start < Text.Length) Write(" – ");
                if (tag == "TR" && child is IElement cell) { foreach (INode inner in cell.ChildNodes) Visit(inner); continue; }
                Visit(child);
            }
            switch (tag)
            {
                case ['H', >= '1' and <= '6']: Close(BlockKind.Heading, tag[1] - '0'); break;
                case "LI" or "DD": Close(BlockKind.ListItem, 1); break;
                case "TR": Close(BlockKind.TableRow, 0); break;
                case "DT": break;
                default: Close(BlockKind.Paragraph, 0); break;
            }
        }

        public void Close(BlockKind kind, int level)
        {
            while (Text.Length > _start && char.IsWhiteSpace(Text[^1])) Text.Length--;
            if (Text.Length > _start)
            {
                Blocks.Add(new Block(kind, _start, Text.Length - _start, level));
                Text.Append("\n\n");
            }
            _start = Text.Length;
        }

        private void Write(string data)
        {
            foreach (char c in data)
            {
                if (!char.IsWhiteSpace(c)) Text.Append(c);
                else if (Text.Length > _start && !char.IsWhiteSpace(Text[^1])) Text.Append(' ');
            }
        }

        private static bool IsFurniture(IElement element)
        {
            if (Dropped.Contains(element.TagName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || element.GetAttribute("role") is "navigation" or "banner" or "contentinfo" or "search") return true;
            if (element.TagName == "HEADER" && element.QuerySelector("h1") is null) return true;
            string name = $"{element.Id} {element.ClassName}".ToLowerInvariant();
            return name.Length > 1 && element.QuerySelector("h1") is null && name.Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Any(word => Furniture.Contains(word));
        }
    }
}
