using AngleSharp.Dom;

namespace ChatAssistant.Knowledge.Documents.Html;

/// <summary>Writes what a visitor reads of an element: headings, paragraphs, lines, items, rows of tables. Walks with a stack of its own: pages may be nested as deep as they like.</summary>
internal sealed class HtmlTextWriter(BlockWriter writer, HtmlFurniture furniture, HtmlMeasures measures)
{
    /// <summary>A cell with more letters than this is a part of the page's layout, not of a table.</summary>
    private const int MostOfACell = 600;

    private readonly Stack<(BlockKind Kind, int Level, string? Marker)> _kinds = [];
    private readonly Stack<int> _items = [];
    private readonly HashSet<INode> _rows = [];
    private readonly Dictionary<INode, int> _links = [];
    private int _tables, _preformatted;
    private bool _inRow, _glued;

    public void Write(IElement root)
    {
        var open = new Stack<(INode Node, bool Leaving)>();
        open.Push((root, false));
        while (open.TryPop(out (INode Node, bool Leaving) at))
        {
            if (at.Node is IText text) WriteText(text.Data);
            if (at.Node is not IElement element) continue;
            if (at.Leaving) { Leave(element); continue; }
            if (element != root && furniture.Is(element) || IsNoteNumber(element)) continue;
            Enter(element);
            open.Push((element, true));
            for (int i = element.ChildNodes.Length - 1; i >= 0; i--) open.Push((element.ChildNodes[i], false));
        }
        Close();
    }

    private void Enter(IElement element)
    {
        switch (element.TagName)
        {
            case "A": _links[element] = writer.Length; return;
            case "BR" when !_inRow && !InHeading: Close(); return;
            case "BR": writer.Write(" "); return;
            case "TABLE": _tables++; Break(); MarkRows(element); return;
            case "TR" when _rows.Contains(element): Close(); _inRow = true; return;
            case "TD" or "TH" when _inRow: writer.BeginCell(); return;
            case "DD" when !writer.AtStart: writer.Write(" – "); _glued = true; break;
            case "PRE": _preformatted++; Break(); return;
            default:
                if (HtmlTags.IsInline(element)) return;
                Break();
                break;
        }
        if (element.TagName is "UL" or "OL") _items.Push(0);
        else if (HtmlTags.HeadingLevel(element) is > 0 and var level) _kinds.Push((BlockKind.Heading, level, null));
        else if (element.TagName is "LI") _kinds.Push((BlockKind.ListItem, Math.Max(1, _items.Count), Marker(element)));
        else if (element.TagName is "DD" or "DT") _kinds.Push((BlockKind.ListItem, 1, null));
    }

    private void Leave(IElement element)
    {
        switch (element.TagName)
        {
            case "A": AddTarget(element); return;
            case "TABLE": _tables--; Break(); return;
            case "TR" when _rows.Contains(element): writer.CloseRow(); _inRow = false; return;
            case "TD" or "TH" when _inRow: writer.CloseCell(); return;
            case "PRE": _preformatted--; Break(); return;
            // The definition follows on the same line.
            case "DT": _kinds.Pop(); return;
        }
        if (HtmlTags.IsInline(element) || element.TagName == "BR") return;
        Break();
        if (element.TagName is "UL" or "OL") _items.Pop();
        else if (element.TagName is "LI" or "DD" || HtmlTags.HeadingLevel(element) > 0) _kinds.Pop();
    }

    private void WriteText(string data)
    {
        if (_preformatted > 0 && !_inRow)
        {
            string[] lines = data.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                if (i > 0) Close();
                writer.Write(lines[i]);
            }
            return;
        }
        if (_glued && !string.IsNullOrWhiteSpace(data)) _glued = false;
        writer.Write(data);
    }

    private bool InHeading => _kinds.TryPeek(out var kind) && kind.Kind == BlockKind.Heading;

    // The edge of a block: ends what was written; inside a cell, or between a term and its definition, it is a blank.
    private void Break()
    {
        if (_inRow) writer.Write(" ");
        else if (!_glued) Close();
    }

    private void Close()
    {
        if (_inRow) return;
        (BlockKind kind, int level, string? marker) = _kinds.TryPeek(out var nearest) ? nearest : (BlockKind.Paragraph, 0, null);
        if (!writer.AtStart && HtmlFurniture.IsHandle(writer.Current)) writer.Discard();
        else writer.Close(kind, level, marker);
    }

    private string Marker(IElement item)
    {
        if (item.ParentElement?.TagName != "OL") return "•";
        int number = _items.Pop() + 1;
        _items.Push(number);
        return $"{number}.";
    }

    // A small number raised beside a word is the call of a note.
    private static bool IsNoteNumber(IElement element) => element.TagName == "SUP" && element.TextContent is { Length: > 0 and < 8 } text && text.All(c => char.IsAsciiDigit(c) || c is '[' or ']' or '(' or ')' or '*' || char.IsWhiteSpace(c));

    private void AddTarget(IElement link)
    {
        if (!_links.Remove(link, out int start) || link.GetAttribute("href") is not { } target || start > writer.Length) return;
        if (target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            string address = Uri.UnescapeDataString(target[7..].Split('?')[0]).Trim();
            if (address.Contains('@', StringComparison.Ordinal) && !writer.Since(start).Contains(address, StringComparison.OrdinalIgnoreCase) && !writer.Since(start).Contains('@', StringComparison.Ordinal)) writer.Write($" ({address})");
        }
        else if (target.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) && writer.Since(start).Count(char.IsAsciiDigit) < 5 && target.Count(char.IsAsciiDigit) >= 5)
        {
            writer.Write($" ({Uri.UnescapeDataString(target[4..]).Trim()})");
        }
    }

    // Rows of a table that holds data are read as rows; a table that lays out the page is read as the blocks in it.
    private void MarkRows(IElement table)
    {
        if (_inRow || _tables > 10 || table.GetAttribute("role") is "presentation" or "none" || measures.Of(table).HoldsTitle) return;
        IElement[] inside = [.. table.QuerySelectorAll("tr, td, th, table, h2, h3, h4")];
        if (inside.Any(e => e.TagName is "TABLE" || HtmlTags.HeadingLevel(e) > 0 || (e.TagName is "TD" or "TH" && measures.Of(e).Text > MostOfACell))) return;
        foreach (IElement row in inside.Where(e => e.TagName == "TR")) _rows.Add(row);
    }
}
