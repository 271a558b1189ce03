using UglyToad.PdfPig.Content;

namespace ChatAssistant.Knowledge.Documents.Pdf;

/// <summary>Finds tables by their look: rows of words with wide gaps at the same places, the first column narrow (times, names). Columns of running text are wider.</summary>
internal static class PageTables
{
    private const int LeastRows = 3;
    /// <summary>Of the width of the table.</summary>
    private const double WidestFirstColumn = 0.3;
    /// <summary>How far two starts of one column may lie apart, in points.</summary>
    private const double Slack = 4;

    private sealed record Segment(double Left, double Right, List<Word> Words)
    {
        public string Text => string.Join(' ', Words.Select(word => PageLayout.Clean(word.Text)));
    }

    private sealed record Line(double Top, double Bottom, List<Segment> Segments);

    /// <returns>The rows of the page's first table from top to bottom, and the words in them; nothing where there is none.</returns>
    public static (List<PageBlock> Rows, HashSet<Word> Words) Find(IReadOnlyList<Word> words)
    {
        List<Line> lines = Lines(words);
        for (int at = 0; at + LeastRows <= lines.Count; at++)
        {
            if (lines[at].Segments.Count < 2) continue;
            double first = lines[at].Segments[0].Left, second = lines[at].Segments[1].Left;
            int end = at;
            while (end < lines.Count && Fits(lines[end], first, second)) end++;
            List<Line> table = lines.GetRange(at, end - at);
            if (IsTable(table, first, second)) return (Rows(table, first), [.. table.SelectMany(line => line.Segments).SelectMany(segment => segment.Words)]);
        }
        return ([], []);
    }

    private static List<Line> Lines(IReadOnlyList<Word> words)
    {
        var lines = new List<List<Word>>();
        foreach (Word word in words.Where(word => word.TextOrientation == TextOrientation.Horizontal).OrderByDescending(word => Middle(word)))
        {
            if (lines.Count > 0 && Middle(lines[^1][0]) - Middle(word) < 0.4 * Math.Max(word.BoundingBox.Height, lines[^1][0].BoundingBox.Height)) lines[^1].Add(word);
            else lines.Add([word]);
        }
        return lines.ConvertAll(line => new Line(line.Max(word => word.BoundingBox.Top), line.Min(word => word.BoundingBox.Bottom), Segments(line)));
    }

    private static double Middle(Word word) => word.Letters[0].StartBaseLine.Y + 0.25 * word.Letters[0].PointSize;

    private static List<Segment> Segments(List<Word> line)
    {
        var segments = new List<Segment>();
        foreach (Word word in line.OrderBy(word => word.BoundingBox.Left))
        {
            double gap = segments.Count == 0 ? double.MaxValue : word.BoundingBox.Left - segments[^1].Right;
            if (gap > 1.2 * Math.Max(6, word.Letters[0].PointSize)) segments.Add(new Segment(word.BoundingBox.Left, word.BoundingBox.Right, [word]));
            else
            {
                segments[^1].Words.Add(word);
                segments[^1] = segments[^1] with { Right = Math.Max(segments[^1].Right, word.BoundingBox.Right) };
            }
        }
        return segments;
    }

    // A row, or the further lines of a wrapped cell.
    private static bool Fits(Line line, double first, double second) =>
        line.Segments[0].Left >= first - Slack && (line.Segments[0].Left >= second - Slack || (line.Segments[0].Right < second && line.Segments.Count > 1 && Math.Abs(line.Segments[1].Left - second) <= Slack));

    private static bool IsTable(List<Line> lines, double first, double second)
    {
        int rows = lines.Count(line => line.Segments[0].Left < second - Slack);
        double right = lines.Count == 0 ? first : lines.Max(line => line.Segments[^1].Right);
        return rows >= LeastRows && second - first <= WidestFirstColumn * (right - first);
    }

    private static List<PageBlock> Rows(List<Line> lines, double first)
    {
        List<double> columns = [first];
        foreach (double left in lines.SelectMany(line => line.Segments).Select(segment => segment.Left).Order())
        {
            if (left > columns[^1] + Slack && lines.Count(line => line.Segments.Exists(segment => Math.Abs(segment.Left - left) <= Slack)) * 3 >= lines.Count) columns.Add(left);
        }
        var rows = new List<(List<string> Cells, double Top, double Bottom)>();
        foreach (Line line in lines)
        {
            bool begins = line.Segments[0].Left < columns[Math.Min(1, columns.Count - 1)] - Slack;
            if (begins || rows.Count == 0) rows.Add(([.. columns.Select(_ => "")], line.Top, line.Bottom));
            List<string> cells = rows[^1].Cells;
            foreach (Segment segment in line.Segments)
            {
                int column = Math.Max(0, columns.FindLastIndex(left => left <= segment.Left + Slack));
                cells[column] = cells[column].Length == 0 ? segment.Text : PageLayout.Joined(cells[column], segment.Text);
            }
            rows[^1] = rows[^1] with { Bottom = line.Bottom };
        }
        return rows.ConvertAll(row => new PageBlock([.. row.Cells.Where(cell => cell.Length > 0)], row.Top, row.Bottom, IsRow: true));
    }
}
