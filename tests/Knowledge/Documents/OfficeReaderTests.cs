using System.IO.Compression;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Document = ChatAssistant.Knowledge.Documents.Document;

namespace ChatAssistant.Tests.Knowledge.Documents;

/// <summary>PDF and Word: what a person reads on the page is the text; what cannot be read says why.</summary>
public sealed class OfficeReaderTests
{
    private static readonly string[] Report =
    [
        "Workshop on Forced Labour in Harare",
        "",
        "The workshop was opened by Tendai Moyo-Sibanda, Director of the Labour Inspec-",
        "torate. Ana Lucia Prado of IOM Zimbabwe presented the results of a survey.",
    ];

    [Fact]
    public void APdfIsReadPageByPage()
    {
        Document document = new PdfReader().Read(File("report.pdf", Pdf(Report, ["7"])));
        Assert.Contains("Director of the Labour Inspectorate.", document.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("7", document.Text, StringComparison.Ordinal);
        Assert.Equal(2, document.PageStarts.Count);
        Event told = Assert.Single(EventExtractor.Extract(document).Events);
        Assert.Contains(told.Presentations, talk => talk.Speaker?.Clean == "Ana Lucia Prado");
        Assert.Contains(told.Attendees, a => a.Name?.Clean == "Tendai Moyo-Sibanda");
    }

    [Fact]
    public void AWordFileKeepsHeadingsListsAndRows()
    {
        Document document = new DocxReader().Read(File("report.docx", Docx()));
        Assert.Equal([BlockKind.Heading, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.TableRow], document.Blocks.Select(block => block.Kind));
        Assert.Equal("Contact: Ana Prado", document.Print(document.Blocks[1]).Clean);
        Assert.Equal(["09:00", "Opening"], document.Blocks[3].Cells.Select(cell => document.Text.Substring(cell.Start, cell.Length)));
    }

    [Theory]
    [InlineData("x.pdf", "damaged")]
    [InlineData("x.docx", "damaged")]
    public void ABrokenFileSaysSo(string name, string word)
    {
        byte[] bytes = [.. (name.EndsWith("pdf", StringComparison.Ordinal) ? Pdf(Report) : Docx())[..200], 1, 2, 3];
        Assert.Contains(word, Problem(name, bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void AScanSaysThatItsTextMustBeRecognised() => Assert.Contains("OCR", Problem("scan.pdf", Pdf([""])), StringComparison.Ordinal);

    [Fact]
    public void ABombIsRefusedBeforeItIsUnpacked()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            byte[] zeros = new byte[1_048_576];
            for (int i = 0; i < 201; i++) entry.Write(zeros);
        }
        Assert.Contains("over 200 MB", Problem("bomb.docx", stream.ToArray()), StringComparison.Ordinal);
    }

    private static string Problem(string name, byte[] bytes)
    {
        IDocumentReader reader = name.EndsWith("pdf", StringComparison.Ordinal) ? new PdfReader() : new DocxReader();
        var problem = Assert.Throws<UnreadableDocumentException>(() => reader.Read(File(name, bytes)));
        Assert.StartsWith(name, problem.Message, StringComparison.Ordinal);
        return problem.Message;
    }

    private static RawFile File(string id, byte[] bytes) => new(id, bytes, "");

    private static byte[] Pdf(params string[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        PdfDocumentBuilder.AddedFont font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (string[] lines in pages)
        {
            PdfPageBuilder page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > 0) page.AddText(lines[i], 11, new PdfPoint(50, 780 - 14 * i), font);
            }
        }
        return builder.Build();
    }

    private static byte[] Docx()
    {
        using var stream = new MemoryStream();
        using (WordprocessingDocument word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            static Paragraph Text(string text, OpenXmlElement? property = null) => new(property is null ? new ParagraphProperties() : new ParagraphProperties(property), new Run(new Text(text)));
            word.AddMainDocumentPart().Document = new DocumentFormat.OpenXml.Wordprocessing.Document(new Body(
                Text("Regional workshop", new ParagraphStyleId { Val = "Heading1" }),
                Text("Contact: Ana Prado"),
                Text("Forced labour", new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })),
                new Table(new TableRow(new TableCell(Text("09:00")), new TableCell(Text("Opening"))))));
        }
        return stream.ToArray();
    }
}
