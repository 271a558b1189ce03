namespace ChatAssistant.Knowledge.Documents.Pdf;

/// <summary>Leaves out what is printed on the edges of pages: page numbers, and running heads and feet after their first time.</summary>
internal static class PageEdges
{
    /// <summary>Blocks from the upper or lower edge that may be a running head or foot.</summary>
    private const int Near = 2;
    private const int LongestHead = 160;

    public static IReadOnlyList<IReadOnlyList<PageBlock>> Without(IReadOnlyList<IReadOnlyList<PageBlock>> pages)
    {
        IReadOnlyList<PageBlock>[] edges = [.. pages.Select(Edges)];
        Dictionary<string, int> counts = edges.SelectMany(page => page.Select(Shape).Distinct()).GroupBy(shape => shape).ToDictionary(group => group.Key, group => group.Count());
        var seen = new HashSet<string>();
        var kept = new List<IReadOnlyList<PageBlock>>();
        for (int i = 0; i < pages.Count; i++)
        {
            HashSet<PageBlock> edge = [.. edges[i]];
            kept.Add([.. pages[i].Where(block => !IsPageNumber(block) && !(edge.Contains(block) && counts[Shape(block)] > 1 && !seen.Add(Shape(block))))]);
        }
        return kept;
    }

    private static IReadOnlyList<PageBlock> Edges(IReadOnlyList<PageBlock> page) =>
        [.. page.OrderByDescending(block => block.Top).Take(Near).Concat(page.OrderBy(block => block.Bottom).Take(Near)).Distinct().Where(block => !block.IsRow && block.Lines.Sum(line => line.Length) <= LongestHead)];

    // "Page 3 of 7" and "Page 4 of 7" are one head.
    private static string Shape(PageBlock block) => string.Concat(string.Join('\n', block.Lines).Select(c => char.IsAsciiDigit(c) ? '0' : c)).Replace("00", "0", StringComparison.Ordinal);

    private static bool IsPageNumber(PageBlock block)
    {
        if (block.IsRow || block.Lines.Count != 1 || block.Lines[0].Length > 16 || !block.Lines[0].Any(char.IsAsciiDigit)) return false;
        string[] words = [.. block.Lines[0].Split([' ', '-', '–', '/', '.', '|', '[', ']', '('], StringSplitOptions.RemoveEmptyEntries).Where(word => !word.All(char.IsAsciiDigit))];
        return words.Length < 3 && words.All(word => word.ToLowerInvariant() is "page" or "p" or "pg" or "pág" or "pag" or "página" or "pagina" or "of" or "de" or "sur");
    }
}
