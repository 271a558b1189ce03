using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Events.Text;

/// <summary>A sentence, or a list item, heading, line or table cell that stands for one.</summary>
/// <param name="Block">Index of the block it stands in.</param>
public sealed record Sentence(IReadOnlyList<Token> Tokens, int Block, BlockKind Kind)
{
    public int Start => Tokens[0].Start;
    public int End => Tokens[^1].End;

    /// <summary>True when this is the first sentence of its block.</summary>
    public bool OpensBlock { get; init; }
}

/// <summary>Cuts a document's blocks into sentences.</summary>
public static class SentenceSplitter
{
    public static List<Sentence> Split(Document document)
    {
        var sentences = new List<Sentence>();
        for (int b = 0; b < document.Blocks.Count; b++) AddBlock(sentences, document, b);
        return sentences;
    }

    /// <summary>The sentence that holds this stretch; null when it lies in none, or reaches over several.</summary>
    public static Sentence? Around(Document document, int start, int end)
    {
        for (int b = 0; b < document.Blocks.Count; b++)
        {
            if (document.Blocks[b].Start > start || document.Blocks[b].End < end) continue;
            var sentences = new List<Sentence>();
            AddBlock(sentences, document, b);
            return sentences.Find(sentence => sentence.Start <= start && sentence.End >= end);
        }
        return null;
    }

    private static void AddBlock(List<Sentence> sentences, Document document, int b)
    {
        Block block = document.Blocks[b];
        List<Token> tokens = block.Cells.Count > 0 ? Row(document, block) : Tokenizer.Tokenize(document.Plain, block.Start, block.End, document.Language);
        // A row or a short item without a verb is one line of an agenda: its people belong to its title.
        bool whole = tokens.Count > 0 && (block.Kind is BlockKind.TableRow || (block.Kind == BlockKind.ListItem && tokens.Count < 80 && !tokens.Exists(IsTelling)));
        if (whole) sentences.Add(new Sentence(tokens, b, block.Kind) { OpensBlock = true });
        else Add(sentences, tokens, b, block.Kind);
    }

    // The bar or dash between two cells is a token, markup or not: no name or post reaches from one cell into the next.
    private static List<Token> Row(Document document, Block row)
    {
        var tokens = new List<Token>();
        foreach ((int start, int length) in row.Cells)
        {
            int from = tokens.Count > 0 ? tokens[^1].End : start;
            int mark = from < start ? document.Text.AsSpan(from, start - from).IndexOfAny('|', '–') : -1;
            if (mark >= 0) tokens.Add(new Token(from + mark, document.Text.Substring(from + mark, 1), document.Text.Substring(from + mark, 1), false));
            tokens.AddRange(Tokenizer.Tokenize(document.Plain, start, start + length, document.Language));
        }
        return tokens;
    }

    private static bool IsTelling(Token token) => !token.IsCapitalised && Lexicon.Words.VerbKind(token.Folded) is "present" or "say" or "open" or "give" or "attend";

    private static void Add(List<Sentence> sentences, List<Token> tokens, int block, BlockKind kind)
    {
        int from = 0;
        int quotes = 0;
        bool opens = true;
        for (int i = 0; i < tokens.Count; i++)
        {
            string text = tokens[i].Text;
            if (text is "«" or "“") quotes++;
            if (text is "»" or "”") quotes = Math.Max(0, quotes - 1);
            bool ends = text is "." or "!" or "?" or "…" or "?!";
            if (!ends || (quotes > 0 && text is not ".")) continue;
            int stop = i;
            while (stop + 1 < tokens.Count && tokens[stop + 1].Text is "\"" or "”" or "»" or ")" or "." or "!" or "?" && tokens[stop + 1].Start == tokens[stop].End) stop++;
            bool next = stop + 1 >= tokens.Count || BeginsSentence(tokens[stop + 1]) && !InsideAddress(tokens, stop);
            if (!next) continue;
            sentences.Add(new Sentence(tokens.GetRange(from, stop + 1 - from), block, kind) { OpensBlock = opens });
            opens = false;
            quotes = 0;
            from = stop + 1;
            i = stop;
        }
        if (from < tokens.Count) sentences.Add(new Sentence(tokens.GetRange(from, tokens.Count - from), block, kind) { OpensBlock = opens });
    }

    // "paul.330@example.org": no blank after the point, and a number or an address goes on.
    private static bool InsideAddress(List<Token> tokens, int point)
    {
        for (int i = point + 1; i < tokens.Count && tokens[i].Start == tokens[i - 1].End; i++)
        {
            if (tokens[i].Text == "@" || i == point + 1 && tokens[i].IsNumber) return true;
        }
        return false;
    }

    private static bool BeginsSentence(Token token) =>
        token.IsCapitalised || token.IsNumber || token.Text is "\"" or "“" or "«" or "¿" or "¡" or "(" or "-" or "–" or "—" or "•" or "[";
}
