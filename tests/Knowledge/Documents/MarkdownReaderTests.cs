using System.Text;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Tests.Knowledge.Documents;

public sealed class MarkdownReaderTests : DocumentReaderContract
{
    protected override IDocumentReader Reader { get; } = new MarkdownReader();

    protected override byte[] File(params string[] paragraphs) => Encoding.UTF8.GetBytes(string.Join("\n\n", paragraphs));

    [Fact]
    public void MarkupIsBlankedAndTheTextStaysTheFile()
    {
        const string File = "# Seminar in **Lima**\n\nOpened by *Ana Torres* of [the `police`](https://example.org/a_b) &amp; others.\n";
        Document document = Read(File);
        Assert.Equal(File, document.Text);
        Assert.Equal(["Seminar in Lima", "Opened by Ana Torres of the police & others."], Lines(document));
        Assert.Equal((BlockKind.Heading, 1), (document.Blocks[0].Kind, document.Blocks[0].Level));
    }

    [Fact]
    public void ListsKeepTheirLevelsAndMarkers()
    {
        Document document = Read("Speakers:\n\n1. Ana Torres\n   - police\n   - Lima\n2. Luis Vega, prosecutor\n   of the Republic\n");
        Assert.Equal(["Speakers:", "Ana Torres", "police", "Lima", "Luis Vega, prosecutor of the Republic"], Lines(document));
        Assert.Equal([0, 1, 2, 2, 1], document.Blocks.Select(block => block.Level));
        Assert.Equal([null, "1.", "-", "-", "2."], document.Blocks.Select(block => block.Marker));
    }

    [Fact]
    public void TablesAreRowsOfCells()
    {
        Document document = Read("| Time | Talk |\n| --- | --- |\n| 09:00 | Opening by **Ana Torres** |\n");
        Assert.All(document.Blocks, block => Assert.Equal(BlockKind.TableRow, block.Kind));
        Assert.Equal(["Time – Talk", "09:00 – Opening by Ana Torres"], Lines(document));
        Assert.Equal(["09:00", "Opening by Ana Torres"], document.Blocks[1].Cells.Select(cell => document.Print(cell.Start, cell.Length).Clean));
    }

    [Fact]
    public void FrontMatterGivesTheTitleOnly() => Assert.Equal(["Seminar in Lima", "It was opened."], Lines(Read("---\ntitle: \"Seminar in Lima\"\nlayout: post\n---\n\nIt was opened.\n")));

    [Fact]
    public void LinesOfAContactStayApart() =>
        Assert.Equal(["Contact:", "Ana Torres", "Tel: +51 1 203 2640", "ana@example.org"], Lines(Read("**Contact:**  \nAna Torres  \n**Tel:** +51 1 203 2640<br>[ana@example.org](mailto:ana@example.org)\n")));

    [Fact]
    public void AnAddressThatStandsInTheTargetOnlyIsRead() => Assert.Contains("ana@example.org", Lines(Read("Please [write to Ana](mailto:ana@example.org?subject=x).\n"))[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("![a](")]
    [InlineData("[")]
    [InlineData("<a b=\"")]
    public void WhatWouldTakeAParserTheSquareOfItsLengthIsReadAsText(string piece) => Assert.NotEmpty(Read(string.Concat(Enumerable.Repeat(piece, 200_000)) + "deep").Blocks);
}
