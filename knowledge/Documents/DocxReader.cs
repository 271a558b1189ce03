using ChatAssistant.Knowledge.Documents.Docx;
using DocumentFormat.OpenXml.Packaging;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads Word files: paragraphs, headings, lists, text boxes and tables of the body in order, then the notes. Deleted and hidden text is no text.</summary>
public sealed class DocxReader : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".docx"];

    public Document Read(RawFile file)
    {
        var writer = new BlockWriter();
        try
        {
            using var stream = new MemoryStream(file.Bytes, writable: false);
            DocxGuard.Check(file.Id, stream);
            using WordprocessingDocument word = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = DocxGuard.MostXml });
            if (word.MainDocumentPart is { } main) new DocxTextWriter(writer, main).Write();
        }
        // A damaged file makes the library fail in many ways; each means the same to the reader of the message.
        catch (Exception problem) when (problem is not (UnreadableDocumentException or OutOfMemoryException))
        {
            throw new UnreadableDocumentException($"{file.Id}: the Word file is damaged or protected by a password. Open it in Word and save it again as .docx.", problem);
        }
        return writer.ToDocument(file, "the Word file holds no text. Check that the report is in it, not only pictures.");
    }
}
