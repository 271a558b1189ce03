namespace ChatAssistant.Knowledge.Documents;

/// <summary>Tells the headings of a plain text by their looks: a first line alone, a line in capitals, a short line alone before a paragraph.</summary>
internal static class TextHeadings
{
    private const int Longest = 160;

    public static void Mark(string text, List<Block> blocks)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            Block block = blocks[i];
            bool numbered = block.Kind == BlockKind.ListItem && block.Marker is { } marker && char.IsDigit(marker[0]) && i + 1 < blocks.Count && blocks[i + 1].Kind == BlockKind.Paragraph;
            if ((block.Kind != BlockKind.Paragraph && !numbered) || block.Length > Longest) continue;
            string line = text.Substring(block.Start, block.Length);
            int letters = line.Count(char.IsLetter), digits = line.Count(char.IsDigit);
            bool sentence = line[^1] is '.' or ',' or ';' or ':' && !line.Contains("...", StringComparison.Ordinal);
            bool address = digits > 6 || line.Contains('@', StringComparison.Ordinal);
            bool label = i > 0 && digits > 0 && line.Contains(": ", StringComparison.Ordinal);
            if (sentence || address || label) continue;
            bool capitals = letters > 3 && line.Count(char.IsUpper) > 0.7 * letters;
            bool alone = (i + 1 == blocks.Count || BlankBetween(text, block.End, blocks[i + 1].Start)) && (i == 0 || BlankBetween(text, blocks[i - 1].End, block.Start));
            bool beforeText = i + 1 < blocks.Count && (blocks[i + 1].Length > 120 || blocks[i + 1].Kind == BlockKind.ListItem);
            if (capitals || (alone && (i == 0 || (beforeText && block.Length < 100)))) blocks[i] = block with { Kind = BlockKind.Heading, Level = i == 0 ? 1 : 2 };
        }
    }

    private static bool BlankBetween(string text, int from, int to) => text.AsSpan(from, Math.Max(0, to - from)).Count('\n') > 1;
}
