using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads PDF: the text of each page in reading order, columns one after the other, words that a line end cut in two made whole.</summary>
public sealed class PdfReader : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public Document Read(RawFile file)
    {
        var text = new StringBuilder();
        var pages = new List<int>();
        try
        {
            using PdfDocument pdf = PdfDocument.Open(file.Bytes, new ParsingOptions { UseLenientParsing = true });
            foreach (Page page in pdf.GetPages())
            {
                pages.Add(text.Length);
                foreach (string block in Blocks(page)) text.Append(block).Append("\n\n");
            }
        }
        catch (PdfDocumentEncryptedException problem)
        {
            throw new UnreadableDocumentException($"{file.Id}: the PDF is protected by a password. Save a copy without one.", problem);
        }
        // A damaged file makes the parser fail in many ways; each means the same to the reader of the message.
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            throw new UnreadableDocumentException($"{file.Id}: the PDF is damaged. Open it in a PDF program and save it again.", problem);
        }
        string all = text.ToString();
        if (string.IsNullOrWhiteSpace(all)) throw new UnreadableDocumentException($"{file.Id}: the PDF holds only pictures of pages (a scan). Recognise its text (OCR) and save it again.");
        return new Document(file.Id, all, all, TextBlocks.Find(all), LanguageGuesser.Guess(all), file.ContentHash) { PageStarts = pages };
    }

    private static IEnumerable<string> Blocks(Page page)
    {
        Word[] words = [.. page.GetWords(NearestNeighbourWordExtractor.Instance)];
        if (words.Length == 0) yield break;
        var blocks = UnsupervisedReadingOrderDetector.Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(words));
        foreach (var block in blocks)
        {
            string[] lines = [.. block.TextLines.Select(line => line.Text.Trim())];
            // A page number alone is no text.
            if (lines.Length == 1 && lines[0].Length <= 12 && lines[0].Any(char.IsAsciiDigit) && lines[0].All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '–' or '/' or '.')) continue;
            yield return Joined(lines);
        }
    }

    // "migra-" at a line's end and "tion" at the next one's start are one word.
    private static string Joined(string[] lines)
    {
        var text = new StringBuilder();
        foreach (string line in lines)
        {
            if (text.Length > 1 && text[^1] is '-' or '\u00AD' && char.IsLetter(text[^2]) && line.Length > 0 && char.IsLower(line[0])) text.Length--;
            else if (text.Length > 0) text.Append('\n');
            text.Append(line);
        }
        return text.ToString();
    }
}
