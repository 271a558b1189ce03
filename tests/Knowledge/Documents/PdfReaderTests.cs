using ChatAssistant.Knowledge.Documents;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace ChatAssistant.Tests.Knowledge.Documents;

/// <summary>PDF: what a person reads on the page is the text; what cannot be read says why.</summary>
public sealed class PdfReaderTests : DocumentReaderContract
{
    private const double LineHeight = 14;

    protected override IDocumentReader Reader { get; } = new PdfReader();

    // Each paragraph's lines are filled as a printer would, with room between paragraphs.
    protected override byte[] File(params string[] paragraphs) => Pdf([.. paragraphs.SelectMany(paragraph => Wrapped(paragraph, 90).Append("")).Select((line, i) => (50.0, 780 - LineHeight * i, line))]);

    [Fact]
    public void AWordThatALineEndCutIsWholeAgain() =>
        Assert.Contains("Labour Inspectorate.", Lines(Read(Pdf([(50, 780, "The workshop was opened by Tendai Moyo-Sibanda, Director of the Labour Inspec-"), (50, 766, "torate.")])))[0], StringComparison.Ordinal);

    [Fact]
    public void PagesAreKeptAndTheirNumbersAndRunningHeadsAreNot()
    {
        (double, double, string)[] Page(int number, string text) => [(50, 810, "Ministry of Labour - Bulletin"), (50, 600, text), (290, 30, $"Page {number} of 3")];
        Document document = Read(Pdf(Page(1, "The first day was about law."), Page(2, "The second day was about victims."), Page(3, "The third day was about labour.")));
        Assert.Equal(["Ministry of Labour - Bulletin", "The first day was about law.", "The second day was about victims.", "The third day was about labour."], Lines(document));
        Assert.Equal([1, 2, 3], document.Blocks.Skip(1).Select(block => document.PageStarts.Count(start => start <= block.Start)));
    }

    [Fact]
    public void AParagraphGoesOnOverThePageEdge() =>
        Assert.Contains("The experts from nine countries of the region discussed the protocol for interviews.", Lines(Read(Pdf([(50, 60, "The experts from nine countries of the region")], [(50, 780, "discussed the protocol for interviews.")]))));

    [Fact]
    public void ColumnsAreReadOneAfterTheOther()
    {
        string[] left = Wrapped("The seminar in Lima was opened by Ana Torres, who thanked the forty participants from nine countries of the region for three long days of work on labour exploitation.", 42);
        string[] right = Wrapped("Luis Vega presented the protocol for interviews with victims, and took questions for an hour before the group visited the shelter of the city at the end of the day.", 42);
        (double, double, string)[] page = [.. left.Select((line, i) => (50.0, 780 - LineHeight * i, line)), .. right.Select((line, i) => (320.0, 780 - LineHeight * i, line))];
        Assert.Equal([string.Join(' ', left), string.Join(' ', right)], Lines(Read(Pdf(page))));
    }

    [Fact]
    public void ATimetableIsReadRowByRow()
    {
        (double, double, string)[] page = [(50, 780, "Programme"), (50, 740, "09:00"), (120, 740, "Opening by the minister"), (350, 740, "Ana Torres"), (50, 720, "10:30"), (120, 720, "Forced labour on farms and"), (350, 720, "Luis Vega"), (120, 706, "in fishing"), (50, 686, "12:00"), (120, 686, "Closing"), (350, 686, "Eva Paz")];
        Document document = Read(Pdf(page));
        Assert.Equal(["09:00 – Opening by the minister – Ana Torres", "10:30 – Forced labour on farms and in fishing – Luis Vega", "12:00 – Closing – Eva Paz"], document.Blocks.Where(block => block.Kind == BlockKind.TableRow).Select(block => document.Print(block).Clean));
    }

    [Fact]
    public void AScanSaysThatItsTextMustBeRecognised() => Assert.Contains("OCR", Problem(Pdf([(50, 780, " ")])), StringComparison.Ordinal);

    [Fact]
    public void ACutFileSaysThatItIsDamaged() => Assert.Contains("damaged", Problem([.. File(Paragraphs)[..200], 1, 2, 3]), StringComparison.Ordinal);

    [Fact]
    public void AStreamThatUnpacksToFarMoreThanItsFileIsRefused()
    {
        using var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] blanks = new byte[1_048_576];
            Array.Fill(blanks, (byte)' ');
            for (int i = 0; i < 150; i++) deflate.Write(blanks);
        }
        Assert.Contains("unpacked", Problem(OnePage(packed.ToArray())), StringComparison.Ordinal);
    }

    // A page whose content is a packed stream, as a file with its table of places.
    private static byte[] OnePage(byte[] packed)
    {
        var file = new List<byte>();
        var places = new List<int>();
        void Add(string text) => file.AddRange(System.Text.Encoding.ASCII.GetBytes(text));
        void Begin() { places.Add(file.Count); Add($"{places.Count} 0 obj\n"); }
        Add("%PDF-1.4\n");
        foreach (string content in (string[])["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << >> /Contents 4 0 R >>"])
        {
            Begin();
            Add(content + "\nendobj\n");
        }
        Begin();
        Add($"<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n");
        file.AddRange(packed);
        Add("\nendstream\nendobj\n");
        int table = file.Count;
        Add($"xref\n0 5\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return [.. file];
    }

    private static string[] Wrapped(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (string word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length + 1 > width) lines.Add(word);
            else lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }
        return [.. lines];
    }

    private static byte[] Pdf(params (double X, double Y, string Text)[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        PdfDocumentBuilder.AddedFont font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach ((double X, double Y, string Text)[] lines in pages)
        {
            PdfPageBuilder page = builder.AddPage(PageSize.A4);
            foreach ((double x, double y, string text) in lines) if (!string.IsNullOrWhiteSpace(text)) page.AddText(text, 11, new PdfPoint(x, y), font);
        }
        return builder.Build();
    }
}
