namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads plain text: the document's text is the decoded file.</summary>
public sealed class TextReader : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".txt", ".text"];

    public Document Read(RawFile file)
    {
        string text = TextDecoder.Decode(file);
        return new Document(file.Id, text, text, TextBlocks.Find(text), LanguageGuesser.Guess(text), file.ContentHash);
    }
}
