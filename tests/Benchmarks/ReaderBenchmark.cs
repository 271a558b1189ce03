using System.CommandLine;
using System.Diagnostics;
using System.Text;
using ChatAssistant.Knowledge.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Document = ChatAssistant.Knowledge.Documents.Document;

namespace ChatAssistant.Benchmarks;

/// <summary><c>readers</c>: the time of each reader by the size of the text, and on input made to be slow.</summary>
internal static class ReaderBenchmark
{
    private const string Paragraph = "The workshop in Lima was opened by Ana Torres, Director of the National Police, who thanked the forty participants from nine countries for three days of work on the detection of forced labour.";

    public static Command Build()
    {
        var most = new Option<double>("--megabytes") { Description = "Size of the largest text.", DefaultValueFactory = _ => 5 };
        var only = new Option<string?>("--only") { Description = "Only the inputs whose name holds this: \".md\"." };
        var command = new Command("readers", "Time of each reader by size of text (0.1 MB to --megabytes), and on nested or repeated input of the largest size.") { most, only };
        command.SetAction(result => Run(result.GetValue(most), result.GetValue(only) ?? ""));
        return command;
    }

    private static void Run(double megabytes, string only)
    {
        double[] sizes = [.. new[] { 0.1, 0.2, 0.5, 1, 2, 5, 10 }.Where(size => size <= megabytes)];
        Console.WriteLine($"{"seconds at MB of text",-28}{string.Concat(sizes.Select(size => $"{size,8}"))}");
        var curves = new List<(string, double[])>();
        foreach ((string name, Func<int, byte[]> make) in Ordinary().Where(input => input.Item1.Contains(only, StringComparison.Ordinal)))
        {
            double[] seconds = [.. sizes.Select(size => Time(name, make((int)(size * 1_000_000))))];
            curves.Add((name, seconds));
            Console.WriteLine($"{name,-28}{string.Concat(seconds.Select(s => $"{s,8:0.00}"))}");
        }
        if (only.Length == 0) Plots.Save("readers", "Reading time by size", "MB of text", "seconds", sizes, curves);
        foreach ((string name, Func<int, byte[]> make) in Hostile().Where(input => input.Item1.Contains(only, StringComparison.Ordinal)))
        {
            double[] seconds = [.. sizes.Select(size => Time(name, make((int)(size * 1_000_000))))];
            Console.WriteLine($"{name,-28}{string.Concat(seconds.Select(s => $"{s,8:0.00}"))}");
        }
    }

    private static double Time(string name, byte[] bytes)
    {
        string id = "x" + Path.GetExtension(name);
        DocumentReaders readers = DocumentReaders.WithLimit(1 << 30);
        var watch = Stopwatch.StartNew();
        try
        {
            Document document = readers.Read(new RawFile(id, bytes, ""));
            if (document.Blocks.Count == 0) throw new InvalidOperationException(name);
        }
        // Refusing is an answer too; what counts is the time it takes.
        catch (UnreadableDocumentException) { }
        return watch.Elapsed.TotalSeconds;
    }

    private static IEnumerable<(string, Func<int, byte[]>)> Ordinary() =>
    [
        ("wrapped.txt", size => Repeat(Paragraph.Replace("who", "\nwho", StringComparison.Ordinal) + "\n\n• an item, short\n\n", size)),
        ("report.md", size => Repeat($"## Day\n\n{Paragraph} **Note:** [link](https://example.org)\n\n- item\n  - nested\n\n| a | b |\n| --- | --- |\n| 09:00 | Opening |\n\n", size)),
        ("page.html", size => Repeat($"<div class='row'><h2>Day</h2><p>{Paragraph} <a href='/x'>link</a></p><ul><li>item</li></ul><table><tr><td>09:00</td><td>Opening</td></tr></table></div>", size)),
        ("report.docx", Docx),
        ("report.pdf", Pdf),
    ];

    private static IEnumerable<(string, Func<int, byte[]>)> Hostile() =>
    [
        ("one line.txt", size => Repeat("word ", size)),
        ("short lines.txt", size => Repeat("a\n", size)),
        ("blanks.txt", size => Repeat(" \n\t", size, "x")),
        ("nested quotes.md", size => Repeat(">", size, "x")),
        ("brackets.md", size => Repeat("[", size, "x")),
        ("images.md", size => Repeat("![a](", size, "x")),
        ("links.md", size => Repeat("[a](b) ", size)),
        ("targets.md", size => Repeat("[a](<b", size, "x")),
        ("references.md", size => Repeat("[x][y ", size, "x")),
        ("tags.md", size => Repeat("<a b=\"", size, "x")),
        ("items.md", size => Repeat("- a\n", size)),
        ("indented items.md", size => string.Concat(Enumerable.Range(0, Math.Min(size / 60, 2000)).Select(i => new string(' ', 2 * (i % 200)) + "- a\n")) is var list ? Repeat(list, size) : []),
        ("stars.md", size => Repeat("*a_ ", size)),
        ("ticks.md", size => Repeat("`a``", size)),
        ("pipes.md", size => Repeat("|a", size / 2) is var row ? [.. row, .. "\n"u8, .. Repeat("|-", size / 2), .. "\n"u8] : []),
        ("nested lists.md", size => Repeat("- ", size, "x")),
        ("nested div.html", size => Repeat("<div>", size, "x")),
        ("nested b.html", size => Repeat("<b>", size, "x")),
        ("nested table.html", size => Repeat("<table><tr><td>", size, "x")),
        ("formatting soup.html", size => Repeat("<b><i><p>a</b>", size)),
        ("attributes.html", size => [.. "<p "u8, .. Repeat("a=b c", size), .. ">x</p>"u8]),
        ("entities.html", size => Repeat("&amp;&lt;", size)),
        ("headings.html", size => Repeat("<h2>Related news</h2><p>a</p>", size)),
    ];

    private static byte[] Repeat(string text, int size, string end = "") => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, size / text.Length)) + end);

    private static byte[] Docx(int size)
    {
        using var stream = new MemoryStream();
        using (WordprocessingDocument word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            for (int i = 0; i < size / Paragraph.Length; i++) body.Append(new Paragraph(new Run(new Text(Paragraph))));
            word.AddMainDocumentPart().Document = new DocumentFormat.OpenXml.Wordprocessing.Document(body);
        }
        return stream.ToArray();
    }

    private static byte[] Pdf(int size)
    {
        using var builder = new PdfDocumentBuilder();
        PdfDocumentBuilder.AddedFont font = builder.AddStandard14Font(Standard14Font.Helvetica);
        const int Lines = 50, Width = 95;
        for (int written = 0; written < size; written += Lines * Width)
        {
            PdfPageBuilder page = builder.AddPage(UglyToad.PdfPig.Content.PageSize.A4);
            for (int i = 0; i < Lines; i++) page.AddText(Paragraph.Substring(i % 2 * 90, Width), 10, new PdfPoint(50, 790 - 14 * i), font);
        }
        return builder.Build();
    }
}
