using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatAssistant.Knowledge.Documents.Docx;

/// <summary>Writes what a reader of the Word file sees, in its order.</summary>
internal sealed class DocxTextWriter(BlockWriter writer, MainDocumentPart main)
{
    /// <summary>A cell with more characters than this is a part of the page's layout, not of a table.</summary>
    private const int MostOfACell = 600;

    private readonly DocxStyles _styles = new(main);
    private readonly Dictionary<string, Uri> _links = main.HyperlinkRelationships.DistinctBy(link => link.Id).ToDictionary(link => link.Id, link => link.Uri);

    public void Write()
    {
        if (main.Document?.Body is { } body) WriteBlocks(body);
        foreach (Footnote note in main.FootnotesPart?.Footnotes?.Elements<Footnote>().Where(note => note.Type is null) ?? []) WriteBlocks(note);
        foreach (Endnote note in main.EndnotesPart?.Endnotes?.Elements<Endnote>().Where(note => note.Type is null) ?? []) WriteBlocks(note);
    }

    // Content controls, insertions and the like wrap blocks: what matters is in them.
    private void WriteBlocks(OpenXmlElement parent)
    {
        foreach (OpenXmlElement element in parent.ChildElements)
        {
            if (element is Paragraph paragraph) WriteParagraph(paragraph);
            else if (element is Table table) WriteTable(table);
            else if (element is SdtBlock or SdtContentBlock or CustomXmlBlock or InsertedRun) WriteBlocks(element);
        }
    }

    private void WriteParagraph(Paragraph paragraph)
    {
        var boxes = new List<OpenXmlElement>();
        string content = Text(paragraph, boxes);
        (BlockKind kind, int level, string? marker) = _styles.HeadingLevel(paragraph) is > 0 and var heading ? (BlockKind.Heading, heading, null)
            : _styles.ListItem(paragraph) is { } item ? (BlockKind.ListItem, item.Level, item.Marker) : (BlockKind.Paragraph, 0, (string?)null);
        // A line break inside a paragraph parts lines of an address or an agenda; inside a heading it only shapes it.
        foreach (string line in kind == BlockKind.Heading ? [content] : content.Split('\n'))
        {
            if (kind == BlockKind.Paragraph && line.Contains('\t', StringComparison.Ordinal) && line.Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 2 } cells)
            {
                WriteRow(cells);
                continue;
            }
            writer.Write(line);
            writer.Close(kind, level, marker);
        }
        foreach (OpenXmlElement box in boxes) WriteBlocks(box);
    }

    private void WriteTable(Table table)
    {
        TableRow[] rows = [.. table.Elements<TableRow>()];
        bool layout = table.Descendants<Table>().Any() || rows.Any(row => row.Elements<TableCell>().Any(cell => cell.InnerText.Length > MostOfACell));
        foreach (TableRow row in rows)
        {
            var cells = row.ChildElements.SelectMany(element => element is TableCell cell ? [cell] : element is SdtCell ? element.Descendants<TableCell>() : []);
            if (layout) foreach (TableCell cell in cells) WriteBlocks(cell);
            else WriteRow(cells.Select(cell => string.Join(' ', cell.Descendants<Paragraph>().Select(paragraph => Text(paragraph, null)))));
        }
    }

    private void WriteRow(IEnumerable<string> cells)
    {
        foreach (string cell in cells)
        {
            if (string.IsNullOrWhiteSpace(cell)) continue;
            writer.BeginCell();
            writer.Write(cell);
            writer.CloseCell();
        }
        writer.CloseRow();
    }

    // Line breaks and tabs as such.
    private string Text(Paragraph paragraph, List<OpenXmlElement>? boxes)
    {
        var text = new StringBuilder();
        Append(paragraph, text, boxes);
        return text.ToString();
    }

    private void Append(OpenXmlElement parent, StringBuilder text, List<OpenXmlElement>? boxes)
    {
        foreach (OpenXmlElement element in parent.ChildElements)
        {
            switch (element)
            {
                case Text run: text.Append(run.Text); break;
                case Break { Type: null } or CarriageReturn: text.Append('\n'); break;
                case Break: text.Append(' '); break;
                case TabChar or PositionalTab: text.Append('\t'); break;
                case NoBreakHyphen: text.Append('-'); break;
                case Run run when run.RunProperties?.Vanish is { } hidden && hidden.Val?.Value != false: break;
                // Moved away, or the older half of an alternative that is read already.
                case MoveFromRun or DeletedRun or AlternateContentFallback or ParagraphProperties or RunProperties: break;
                case TextBoxContent box: boxes?.Add(box); break;
                case Hyperlink link: AppendLink(link, text, boxes); break;
                default: if (element.HasChildren) Append(element, text, boxes); break;
            }
        }
    }

    // "Write to us" with the address in the target only.
    private void AppendLink(Hyperlink link, StringBuilder text, List<OpenXmlElement>? boxes)
    {
        int start = text.Length;
        Append(link, text, boxes);
        if (link.Id?.Value is not { } id || !_links.TryGetValue(id, out Uri? target) || !target.IsAbsoluteUri || target.Scheme != Uri.UriSchemeMailto) return;
        string address = Uri.UnescapeDataString(target.OriginalString[7..].Split('?')[0]);
        string label = text.ToString(start, text.Length - start);
        if (label.Length > 0 && !label.Contains('@', StringComparison.Ordinal) && address.Contains('@', StringComparison.Ordinal)) text.Append(" (").Append(address).Append(')');
    }
}
