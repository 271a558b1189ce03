using System.Text;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Tests.Knowledge.Documents;

public sealed class TextReaderTests : DocumentReaderContract
{
    static TextReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    protected override IDocumentReader Reader { get; } = new ChatAssistant.Knowledge.Documents.TextReader();

    protected override byte[] File(params string[] paragraphs) => Encoding.UTF8.GetBytes(string.Join("\n\n", paragraphs));

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void AccentsSurviveEveryEncodingWithAndWithoutItsMark(string name)
    {
        const string Text = "La fiscal María Muñoz inauguró el taller — « perspectiva de género ».";
        var encoding = Encoding.GetEncoding(name);
        Assert.Equal(Text, Read(encoding.GetBytes(Text)).Text);
        Assert.Equal(Text, Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]).Text);
    }

    [Fact]
    public void OneBadByteDoesNotSpoilTheAccentsOfAUtf8File()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("María Muñoz inauguró. ", 20))), 0xF3, (byte)'n'];
        Assert.StartsWith("María Muñoz inauguró.", Read(bytes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void HardWrappedLinesAreOneParagraph() => Assert.Equal(["The regional workshop was opened by Ana Torres, Director of the National Police of Peru, who thanked the forty participants from nine countries of the region for three days of work on the detection of forced labour in agriculture, fishing and domestic work, and asked them to go on."],
        Lines(Read("""
        The regional workshop was opened by Ana Torres, Director of the National
        Police of Peru, who thanked the forty participants from nine countries of
        the region for three days of work on the detection of forced labour in
        agriculture, fishing and domestic work, and asked them to go on.
        """)));

    [Theory]
    [InlineData("•")]
    [InlineData("-")]
    [InlineData("*")]
    [InlineData("–")]
    [InlineData("▪")]
    [InlineData("\uF0B7")]
    [InlineData("o")]
    [InlineData("➢")]
    [InlineData("1.")]
    [InlineData("1)")]
    [InlineData("(1)")]
    [InlineData("a)")]
    [InlineData("(a)")]
    [InlineData("iv.")]
    [InlineData("1.-")]
    public void EveryBulletBeginsAnItem(string bullet)
    {
        Document document = Read($"Speakers were:\n{bullet} Ana Torres, police\n{bullet} Luis Vega, prosecutor of the\n    Republic\n");
        Assert.Equal(["Speakers were:", "Ana Torres, police", "Luis Vega, prosecutor of the Republic"], Lines(document));
        Assert.Equal([BlockKind.Paragraph, BlockKind.ListItem, BlockKind.ListItem], document.Blocks.Select(block => block.Kind));
        Assert.Equal(bullet, document.Blocks[1].Marker);
    }

    [Fact]
    public void LabelAndAgendaLinesStayApart() =>
        Assert.Equal(["Date: 5 May 2021", "Place: Lima, Peru", "09:00 Opening by Ana Torres", "10h30 Coffee", "11.00 Closing"], Lines(Read("Date: 5 May 2021\nPlace: Lima, Peru\n09:00 Opening by Ana Torres\n10h30 Coffee\n11.00 Closing\n")));

    [Fact]
    public void AlignedColumnsAreRows()
    {
        Document document = Read("Programme\n\n09:00     Opening            Ana Torres, police\n10:30     Forced labour      Luis Vega, ILO\n\nLunch was served. It was good.\n");
        Block row = document.Blocks.First(block => block.Kind == BlockKind.TableRow);
        Assert.Equal(["09:00", "Opening", "Ana Torres, police"], row.Cells.Select(cell => document.Text.Substring(cell.Start, cell.Length)));
        Assert.Equal(2, document.Blocks.Count(block => block.Kind == BlockKind.TableRow));
    }
}
