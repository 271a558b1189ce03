using System.IO.Compression;
using ChatAssistant.Knowledge.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Document = ChatAssistant.Knowledge.Documents.Document;

namespace ChatAssistant.Tests.Knowledge.Documents;

/// <summary>Word: what a person reads on the page is the text; what cannot be read says why.</summary>
public sealed class DocxReaderTests : DocumentReaderContract
{
    private const string Word = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'";

    protected override IDocumentReader Reader { get; } = new DocxReader();

    protected override byte[] File(params string[] paragraphs) => Docx([.. paragraphs.Select(paragraph => new Paragraph(new Run(new Text(paragraph))))]);

    [Fact]
    public void HeadingsListsAndRowsKeepTheirShape()
    {
        Document document = Read(Docx(
            Styled("Regional workshop", new ParagraphStyleId { Val = "Heading1" }),
            Styled("Contact: Ana Prado"),
            Styled("Forced labour", new NumberingProperties(new NumberingLevelReference { Val = 1 }, new NumberingId { Val = 1 })),
            new Table(new TableRow(new TableCell(Styled("09:00")), new TableCell(Styled("Opening"), Styled("Ana Prado"))))));
        Assert.Equal(["Regional workshop", "Contact: Ana Prado", "Forced labour", "09:00 – Opening Ana Prado"], Lines(document));
        Assert.Equal([BlockKind.Heading, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.TableRow], document.Blocks.Select(block => block.Kind));
        Assert.Equal([1, 0, 2, 0], document.Blocks.Select(block => block.Level));
        Assert.Equal(["09:00", "Opening Ana Prado"], document.Blocks[3].Cells.Select(cell => document.Text.Substring(cell.Start, cell.Length)));
    }

    [Fact]
    public void DeletedMovedAndHiddenTextIsNoText() => Assert.Equal(["Ana Torres opened the seminar."], Lines(Read(Docx(new Paragraph(
        $"<w:p {Word}><w:r><w:t xml:space='preserve'>Ana </w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>Maria </w:delText></w:r></w:del><w:ins w:id='2' w:author='x'><w:r><w:t>Tor\u00ADres</w:t></w:r></w:ins><w:moveFrom w:id='3' w:author='x'><w:r><w:t> moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:t xml:space='preserve'> opened the </w:t><w:softHyphen/><w:t>seminar.</w:t></w:r></w:p>")))));

    [Fact]
    public void ATextBoxIsReadOnceAfterItsParagraph() => Assert.Equal(["The seminar was opened.", "Contact: Ana Prado"], Lines(Read(Docx(new Paragraph(
        $"<w:p {Word}><w:r><w:t>The seminar was opened.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>Contact: Ana Prado</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Contact: Ana Prado</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")))));

    [Fact]
    public void ContentControlsAreRead() => Assert.Equal(["Seminar in Lima"], Lines(Read(Docx(new SdtBlock(new SdtContentBlock(Styled("Seminar in Lima")))))));

    [Fact]
    public void LinesOfAnAddressStayApart() => Assert.Equal(["Ana Prado", "Tel: +51 1 203"], Lines(Read(Docx(new Paragraph(new Run(new Text("Ana Prado"), new Break(), new Text("Tel: +51 1 203")))))));

    [Fact]
    public void ACutFileSaysThatItIsDamaged() => Assert.Contains("damaged", Problem([.. File(Paragraphs)[..200], 1, 2, 3]), StringComparison.Ordinal);

    [Theory]
    [InlineData(50, false, "repetition")]
    [InlineData(250, true, "over 200 MB")]
    public void ABombIsRefusedBeforeItIsUnpacked(int megabytes, bool inPieces, string word)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            byte[] zeros = new byte[1_048_576];
            Stream? entry = null;
            for (int i = 0; i < megabytes; i++)
            {
                if (entry is null || (inPieces && i % 4 == 0))
                {
                    entry?.Dispose();
                    entry = archive.CreateEntry($"word/media/{i}.png", inPieces ? CompressionLevel.Fastest : CompressionLevel.SmallestSize).Open();
                }
                entry.Write(zeros);
            }
            entry?.Dispose();
        }
        Assert.Contains(word, Problem(stream.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><w>&b;</w>", "damaged")]
    [InlineData("nested", "nested")]
    public void EntitiesAndEndlessNestingAreRefused(string xml, string word)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            writer.Write(xml == "nested" ? string.Concat(Enumerable.Repeat("<a>", 100_000)) : xml);
        }
        Assert.Contains(word, Problem(stream.ToArray()), StringComparison.Ordinal);
    }

    private static Paragraph Styled(string text, OpenXmlElement? property = null) => new(property is null ? new ParagraphProperties() : new ParagraphProperties(property), new Run(new Text(text)));

    private static byte[] Docx(params OpenXmlElement[] blocks)
    {
        using var stream = new MemoryStream();
        using (WordprocessingDocument word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            word.AddMainDocumentPart().Document = new DocumentFormat.OpenXml.Wordprocessing.Document(new Body(blocks));
        }
        return stream.ToArray();
    }
}
