using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>Cuts a passage into sentences; items, headings and rows stand for one or more of their own.</summary>
internal static class SentenceCutter
{
    /// <summary>The sentences in order, blanks at both ends left out.</summary>
    public static List<SourceSpan> Cut(Passage passage)
    {
        var sentences = new List<SourceSpan>();
        int end = passage.Start + passage.Length;
        foreach (Block block in passage.Document.Blocks)
        {
            if (block.End <= passage.Start) continue;
            if (block.Start >= end) break;
            Cut(passage.Document, Math.Max(block.Start, passage.Start), Math.Min(block.End, end), sentences);
        }
        return sentences;
    }

    private static void Cut(Document document, int start, int end, List<SourceSpan> sentences)
    {
        string text = document.Plain;
        int from = start;
        for (int i = start; i < end; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…') || !Ends(text, from, i, end, out int next)) continue;
            Add(document, from, next, sentences);
            from = next;
            i = next - 1;
        }
        Add(document, from, end, sentences);
    }

    // A mark ends a sentence before a blank and what can begin another.
    private static bool Ends(string text, int from, int mark, int end, out int next)
    {
        next = mark + 1;
        while (next < end && text[next] is '.' or '!' or '?' or '…' or '"' or '”' or '»' or '\'' or '’' or ')' or ']') next++;
        if (next >= end) return true;
        int begins = next;
        while (begins < end && char.IsWhiteSpace(text[begins])) begins++;
        if (begins == next || begins >= end) return begins >= end;
        bool can = char.IsUpper(text[begins]) || char.IsDigit(text[begins]) || text[begins] is '"' or '“' or '«' or '\'' or '‘' or '(' or '[' or '¿' or '¡' or '–' or '—' or '-' or '•';
        return can && !(text[mark] == '.' && IsAbbreviation(text, from, mark));
    }

    // "Dr. Weiss", "J. Ortega".
    private static bool IsAbbreviation(string text, int from, int mark)
    {
        int start = mark;
        while (start > from && char.IsLetter(text[start - 1])) start--;
        ReadOnlySpan<char> word = text.AsSpan(start, mark - start);
        return word.Length == 1 && char.IsUpper(word[0]) || word.Length > 0 && PassageWords.IsAbbreviation(word);
    }

    private static void Add(Document document, int from, int to, List<SourceSpan> sentences)
    {
        SourceSpan source = document.Print(from, to - from).Source;
        if (source.Length > 0) sentences.Add(source);
    }
}
