using ChatAssistant.Knowledge.Documents.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads PDF: the text of each page in reading order, columns one after the other, words that a line end cut in two made whole, what repeats on the pages' edges left out.</summary>
public sealed class PdfReader : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public Document Read(RawFile file)
    {
        var pages = new List<IReadOnlyList<PageBlock>>();
        try
        {
            using PdfDocument pdf = PdfDocument.Open(file.Bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new BoundedFilters(file.Id) });
            foreach (Page page in pdf.GetPages()) pages.Add(PageLayout.Read(page));
        }
        // The parser may wrap what its filters throw.
        catch (Exception problem) when (problem.InnerException is UnreadableDocumentException refused)
        {
            throw new UnreadableDocumentException(refused.Message, problem);
        }
        catch (PdfDocumentEncryptedException problem)
        {
            throw new UnreadableDocumentException($"{file.Id}: the PDF is protected by a password. Save a copy without one.", problem);
        }
        // A damaged file makes the parser fail in many ways; each means the same to the reader of the message.
        catch (Exception problem) when (problem is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw new UnreadableDocumentException($"{file.Id}: the PDF is damaged. Open it in a PDF program and save it again.", problem);
        }
        (string text, List<Block> blocks, List<int> starts) = PageJoiner.Join(PageEdges.Without(pages));
        if (blocks.Count == 0) throw new UnreadableDocumentException($"{file.Id}: the PDF holds only pictures of pages (a scan). Recognise its text (OCR) and save it again.");
        return new Document(file.Id, text, text, blocks, LanguageGuesser.Guess(text), file.ContentHash) { PageStarts = starts };
    }
}
