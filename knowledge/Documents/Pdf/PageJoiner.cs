using System.Text;

namespace ChatAssistant.Knowledge.Documents.Pdf;

/// <summary>Puts the pages together: a paragraph that goes on over the edge of a page is one.</summary>
internal static class PageJoiner
{
    private const string BetweenCells = " – ";

    public static (string Text, List<Block> Blocks, List<int> PageStarts) Join(IReadOnlyList<IReadOnlyList<PageBlock>> pages)
    {
        var text = new StringBuilder();
        var starts = new List<int>();
        var rows = new List<Block>();
        foreach (IReadOnlyList<PageBlock> page in pages)
        {
            int lastRow = rows.Count == 0 ? 0 : rows[^1].End;
            if (page.Count > 0 && !page[0].IsRow && GoesOn(text, lastRow, page[0].Lines[0]))
            {
                text.Length -= 2;
                if (text[^1] == '-') text.Length -= 1;
                else text.Append(' ');
            }
            starts.Add(text.Length);
            foreach (PageBlock block in page)
            {
                if (block.IsRow) rows.Add(AppendRow(text, block));
                else text.AppendJoin('\n', block.Lines);
                text.Append("\n\n");
            }
        }
        string all = text.ToString();
        return (all, Blocks(all, rows), starts);
    }

    private static bool GoesOn(StringBuilder text, int lastRow, string next) =>
        text.Length > 3 && text.Length - 2 > lastRow && char.IsLower(next[0]) && text[^3] is not ('.' or ':' or ';' or '!' or '?');

    private static Block AppendRow(StringBuilder text, PageBlock row)
    {
        int start = text.Length;
        var cells = new List<(int, int)>();
        foreach (string cell in row.Lines)
        {
            if (text.Length > start) text.Append(BetweenCells);
            cells.Add((text.Length, cell.Length));
            text.Append(cell);
        }
        return new Block(BlockKind.TableRow, start, text.Length - start) { Cells = cells };
    }

    private static List<Block> Blocks(string text, List<Block> rows)
    {
        var lines = new TextBlocks(text);
        var blocks = new List<Block>();
        int from = 0;
        foreach (Block row in rows)
        {
            blocks.AddRange(lines.FindIn(from, row.Start));
            blocks.Add(row);
            from = row.End;
        }
        blocks.AddRange(lines.FindIn(from, text.Length));
        TextHeadings.Mark(text, blocks);
        return blocks;
    }
}
