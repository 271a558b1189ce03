namespace ChatAssistant.Knowledge.Documents;

/// <summary>Finds the blocks of a plain text: paragraphs (hard-wrapped or not), items, headings and lines that stand alone.</summary>
internal static class TextBlocks
{
    private readonly record struct Line(int Start, int End, int Indent)
    {
        public int Length => End - Start;
    }

    public static List<Block> Find(string text)
    {
        var blocks = new List<Block>();
        List<List<Line>> groups = [.. Groups(text)];
        int width = WrapWidth(groups);
        foreach (List<Line> group in groups) Read(text, group, width, blocks);
        MarkHeadings(text, blocks);
        return blocks;
    }

    // Where the writer's lines were broken: the width that many lines come close to; 0 when lines were not broken by width.
    private static int WrapWidth(List<List<Line>> groups)
    {
        List<int> widths = [.. groups.SelectMany(group => group.SkipLast(1)).Select(line => line.Indent + line.Length).Where(width => width is > 50 and <= 110).Order()];
        if (widths.Count < 4) return 0;
        int wide = widths[(int)(widths.Count * 0.9)];
        return widths.Count(width => width > wide - 14) * 2 >= widths.Count ? wide : 0;
    }

    // Lines between blank lines; the indent is not part of a line.
    private static IEnumerable<List<Line>> Groups(string text)
    {
        var group = new List<Line>();
        int start = 0;
        while (start <= text.Length)
        {
            int end = text.AsSpan(start).IndexOfAny('\n', '\r', '\f');
            end = end < 0 ? text.Length : start + end;
            int from = start, to = end;
            while (from < to && char.IsWhiteSpace(text[from])) from++;
            while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
            if (from < to) group.Add(new Line(from, to, from - start));
            else if (group.Count > 0)
            {
                yield return group;
                group = [];
            }
            if (end >= text.Length) break;
            start = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        }
        if (group.Count > 0) yield return group;
    }

    private static void Read(string text, List<Line> lines, int width, List<Block> blocks)
    {
        int i = 0;
        while (i < lines.Count)
        {
            int marker = Marker(text, lines[i]);
            int last = i;
            while (last + 1 < lines.Count && Wraps(text, lines[last], lines[last + 1], width, marker > 0, lines[i].Indent)) last++;
            int start = lines[i].Start + marker;
            while (start < lines[last].End && char.IsWhiteSpace(text[start])) start++;
            if (start < lines[last].End && HasWord(text, start, lines[last].End))
            {
                BlockKind kind = marker > 0 ? BlockKind.ListItem : BlockKind.Paragraph;
                blocks.Add(new Block(kind, start, lines[last].End - start, marker > 0 ? 1 + lines[i].Indent / 4 : 0) { Marker = marker > 0 ? text.Substring(lines[i].Start, marker).Trim() : null });
            }
            i = last + 1;
        }
    }

    // A line goes on in the next when it is about as wide as the widest of its group, and the next neither is an item nor reads like a label.
    private static bool Wraps(string text, Line line, Line next, int width, bool item, int indent)
    {
        if (Marker(text, next) > 0 || line.Length > 160 || LooksLikeAgenda(text, next) || IsLabelled(text, next)) return false;
        if (item) return next.Indent > indent || (next.Indent == indent && line.Length > width * 0.7 && char.IsLower(text[next.Start]));
        char end = text[line.End - 1];
        int firstWord = text.AsSpan(next.Start, next.Length).IndexOfAny(' ', '\t');
        int word = firstWord < 0 ? next.Length : firstWord;
        bool full = width > 0 && line.Indent + line.Length + 1 + word > width - 2;
        if (full) return true;
        return char.IsLower(text[next.Start]) && end is not ('.' or ':' or ';') && line.Length > 30;
    }

    // "Place: Dhaka, Bangladesh": a capitalised label of at most three words.
    private static bool IsLabelled(string text, Line line)
    {
        ReadOnlySpan<char> start = text.AsSpan(line.Start, Math.Min(line.Length, 30));
        int colon = start.IndexOf(':');
        return colon is > 1 && char.IsUpper(start[0]) && start[..colon].Count(' ') <= 2 && start[..colon].IndexOfAny(NotInLabels) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> NotInLabels = System.Buffers.SearchValues.Create(",.;(\"«");

    private static bool LooksLikeAgenda(string text, Line line) =>
        line.Length > 5 && char.IsDigit(text[line.Start]) && (text[line.Start + 2] is ':' or 'h' or '.' || text[line.Start + 1] is ':' or 'h') && char.IsDigit(text[line.Start + 3]);

    /// <summary>Length of the bullet or number at the start of a line; 0 when there is none.</summary>
    internal static int MarkerLength(ReadOnlySpan<char> line)
    {
        if (line.Length < 3) return 0;
        if (line[0] is '•' or '‣' or '▪' or '●' or '◦' or '·' or '–' or '—' or '-' or '*' or '+' && char.IsWhiteSpace(line[1])) return 1;
        if (line[0] is '•' or '▪' or '●') return 1;
        int digits = 0;
        while (digits < 3 && digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
        if (digits == 0 && char.IsAsciiLetter(line[0]) && line[1] == ')') return 2;
        if (digits == 0 && line[0] == '(' && line[2] == ')') return 3;
        bool closes = digits > 0 && digits + 1 < line.Length && line[digits] is '.' or ')' or '°' && char.IsWhiteSpace(line[digits + 1]);
        return digits > 0 && digits + 1 < line.Length && closes ? digits + 1 : 0;
    }

    private static int Marker(string text, Line line) => MarkerLength(text.AsSpan(line.Start, line.Length));

    private static bool HasWord(string text, int start, int end) => text.AsSpan(start, end - start).IndexOfAnyInRange('0', 'z') >= 0 || text.AsSpan(start, end - start).ToString().Any(char.IsLetterOrDigit);

    // A first line alone, a line in capitals, and a short line alone before a paragraph are headings.
    private static void MarkHeadings(string text, List<Block> blocks)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            Block block = blocks[i];
            bool numbered = block.Kind == BlockKind.ListItem && block.Marker is { } marker && char.IsDigit(marker[0]) && i + 1 < blocks.Count && blocks[i + 1].Kind == BlockKind.Paragraph;
            if ((block.Kind != BlockKind.Paragraph && !numbered) || block.Length > 160) continue;
            ReadOnlySpan<char> line = text.AsSpan(block.Start, block.Length);
            bool sentence = line[^1] is '.' or ',' or ';' or ':' && !line.ToString().Contains("...", StringComparison.Ordinal);
            bool digits = line.ToString().Count(char.IsDigit) > 6 || line.Contains('@');
            bool label = i > 0 && line.ToString().Contains(": ", StringComparison.Ordinal) && line.ToString().Any(char.IsDigit);
            bool capitals = line.ToString().Count(char.IsUpper) > 0.7 * line.ToString().Count(char.IsLetter) && line.ToString().Count(char.IsLetter) > 3;
            bool alone = (i + 1 == blocks.Count || BlankBetween(text, block.End, blocks[i + 1].Start)) && (i == 0 || BlankBetween(text, blocks[i - 1].End, block.Start));
            bool beforeText = i + 1 < blocks.Count && (blocks[i + 1].Length > 120 || blocks[i + 1].Kind == BlockKind.ListItem);
            if (!sentence && !digits && !label && (capitals || (alone && (i == 0 || (beforeText && block.Length < 100))))) blocks[i] = block with { Kind = BlockKind.Heading, Level = i == 0 ? 1 : 2 };
        }
    }

    private static bool BlankBetween(string text, int from, int to) => text.AsSpan(from, Math.Max(0, to - from)).Count('\n') > 1;
}
