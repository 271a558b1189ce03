using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>Cuts a document into passages: a paragraph each, short neighbours (items, lines) together.</summary>
public static class PassageSplitter
{
    /// <summary>Neighbouring blocks are joined up to this many UTF-16 units.</summary>
    private const int Enough = 700;

    public static IReadOnlyList<Passage> Split(Document document)
    {
        var passages = new List<Passage>();
        int from = -1;
        for (int b = 0; b < document.Blocks.Count; b++)
        {
            if (from < 0) from = b;
            bool heading = document.Blocks[b].Kind == BlockKind.Heading;
            bool last = b + 1 == document.Blocks.Count;
            int length = last ? 0 : document.Blocks[b + 1].End - document.Blocks[from].Start;
            bool ends = last || (document.Blocks[b + 1].Kind == BlockKind.Heading && !heading) || length > Enough;
            if (!ends) continue;
            int start = document.Blocks[from].Start;
            SourceSpan source = document.Print(start, document.Blocks[b].End - start).Source;
            passages.Add(new Passage(document, source.Start, source.Length, LanguageGuesser.OfPart(document, source)));
            from = -1;
        }
        return passages;
    }
}
