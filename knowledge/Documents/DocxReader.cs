using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads Word files: paragraphs, headings, lists and table rows of the body, in order.</summary>
public sealed class DocxReader : IDocumentReader
{
    /// <summary>Of the parts together, unpacked: a small file that claims more is a bomb.</summary>
    private const long MostUnpacked = 200L * 1024 * 1024;

    public IReadOnlyList<string> Extensions { get; } = [".docx"];

    public Document Read(RawFile file)
    {
        var text = new StringBuilder();
        var blocks = new List<Block>();
        try
        {
            using var stream = new MemoryStream(file.Bytes, writable: false);
            Weigh(file.Id, stream);
            using WordprocessingDocument word = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostUnpacked });
            if (word.MainDocumentPart?.Document?.Body is { } body)
            {
                foreach (OpenXmlElement element in body.Elements())
                {
                    if (element is Paragraph paragraph) Add(text, blocks, Kind(paragraph), paragraph.InnerTextWithBreaks(), Level(paragraph));
                    else if (element is Table table) foreach (TableRow row in table.Elements<TableRow>()) AddRow(text, blocks, row);
                }
            }
        }
        catch (Exception problem) when (problem is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw new UnreadableDocumentException($"{file.Id}: the Word file is damaged or protected by a password. Open it in Word and save it again as .docx.", problem);
        }
        if (blocks.Count == 0) throw new UnreadableDocumentException($"{file.Id}: the Word file holds no text. Check that the report is in it, not only pictures.");
        string all = text.ToString();
        return new Document(file.Id, all, all, blocks, LanguageGuesser.Guess(all), file.ContentHash);
    }

    private static void Weigh(string id, MemoryStream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Sum(entry => entry.Length) > MostUnpacked) throw new UnreadableDocumentException($"{id}: unpacked, the Word file is over {MostUnpacked / 1_048_576} MB. Take the pictures out and save it again.");
        stream.Position = 0;
    }

    private static void Add(StringBuilder text, List<Block> blocks, BlockKind kind, string content, int level)
    {
        // A line break inside a paragraph parts lines of an address or an agenda.
        foreach (string line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            blocks.Add(new Block(kind, text.Length, line.Length, level));
            text.Append(line).Append("\n\n");
        }
    }

    private static void AddRow(StringBuilder text, List<Block> blocks, TableRow row)
    {
        var cells = new List<(int, int)>();
        int start = text.Length;
        foreach (TableCell cell in row.Elements<TableCell>())
        {
            string content = string.Join(' ', cell.Elements<Paragraph>().Select(p => p.InnerTextWithBreaks().Replace('\n', ' ').Trim()).Where(p => p.Length > 0));
            if (content.Length == 0) continue;
            if (text.Length > start) text.Append(" – ");
            cells.Add((text.Length, content.Length));
            text.Append(content);
        }
        if (text.Length == start) return;
        blocks.Add(new Block(BlockKind.TableRow, start, text.Length - start) { Cells = cells });
        text.Append("\n\n");
    }

    private static BlockKind Kind(Paragraph paragraph) =>
        Style(paragraph) is { } style && (style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style.StartsWith("Titre", StringComparison.OrdinalIgnoreCase) || style.StartsWith("Ttulo", StringComparison.OrdinalIgnoreCase) || style is "Title") ? BlockKind.Heading
        : paragraph.ParagraphProperties?.NumberingProperties is not null ? BlockKind.ListItem : BlockKind.Paragraph;

    private static int Level(Paragraph paragraph) => Kind(paragraph) switch
    {
        BlockKind.Heading => Style(paragraph)!.FirstOrDefault(char.IsAsciiDigit) is var digit and > '0' ? digit - '0' : 1,
        BlockKind.ListItem => 1 + (paragraph.ParagraphProperties?.NumberingProperties?.NumberingLevelReference?.Val?.Value ?? 0),
        _ => 0,
    };

    private static string? Style(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
}

internal static class ParagraphText
{
    /// <summary>The paragraph's text, with line breaks and tabs as such; deleted text left out.</summary>
    public static string InnerTextWithBreaks(this Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (OpenXmlElement element in paragraph.Descendants())
        {
            _ = element switch
            {
                Text run => text.Append(run.Text),
                Break or CarriageReturn => text.Append('\n'),
                TabChar => text.Append(' '),
                NoBreakHyphen => text.Append('-'),
                _ => text,
            };
        }
        return text.ToString();
    }
}
