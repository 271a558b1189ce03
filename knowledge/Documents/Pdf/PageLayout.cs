using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Util;

namespace ChatAssistant.Knowledge.Documents.Pdf;

/// <summary>Reads a page's blocks in reading order, rows of tables among them.</summary>
internal static class PageLayout
{
    /// <summary>A page of more letters than any page of text has is read in the file's own order: the analysis of the layout would take long.</summary>
    private const int MostLetters = 20_000;

    public static IReadOnlyList<PageBlock> Read(Page page)
    {
        if (page.Letters.Count > MostLetters) return [new PageBlock([string.Join(' ', DefaultWordExtractor.Instance.GetWords(page.Letters).Select(word => Clean(word.Text)))], page.Height, 0)];
        Word[] words = [.. page.GetWords(NearestNeighbourWordExtractor.Instance).Where(word => !string.IsNullOrWhiteSpace(word.Text))];
        if (words.Length == 0) return [];
        (List<PageBlock> rows, HashSet<Word> inRows) = PageTables.Find(words);
        Word[] prose = inRows.Count == 0 ? words : [.. words.Where(word => !inRows.Contains(word))];
        List<PageBlock> blocks = prose.Length == 0 ? [] : [.. UnsupervisedReadingOrderDetector.Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(prose)).Select(Block).Where(block => block.Lines.Count > 0)];
        if (rows.Count > 0) blocks.InsertRange(blocks.FindLastIndex(block => block.Bottom >= rows[0].Top - 1) + 1, rows);
        return blocks;
    }

    /// <summary>Ligatures as letters, bullets of symbol fonts as bullets.</summary>
    internal static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uE000', '\uFB06')) return text.Replace("\u00AD", "", StringComparison.Ordinal);
        var clean = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is >= '\uFB00' and <= '\uFB06') clean.Append(c.ToString().Normalize(NormalizationForm.FormKC));
            else if (c is '\uF0B7' or '\uF0A7' or '\uF0D8' or '\uF0FC' or '\uF076') clean.Append('•');
            else clean.Append(c);
        }
        return clean.ToString();
    }

    private static PageBlock Block(TextBlock block)
    {
        var lines = new List<string>();
        for (int i = 0; i < block.TextLines.Count; i++)
        {
            string line = Clean(block.TextLines[i].Text.Trim());
            if (line.Length == 0) continue;
            if (lines.Count > 0 && GoesOn(block, i) && TextBlocks.MarkerLength(line) == 0) lines[^1] = Joined(lines[^1], line);
            else lines.Add(line);
        }
        return new PageBlock(lines, block.BoundingBox.Top, block.BoundingBox.Bottom);
    }

    // The line before was broken by the column's width: the next line's first word had no room on it.
    private static bool GoesOn(TextBlock block, int line)
    {
        TextLine before = block.TextLines[line - 1], next = block.TextLines[line];
        double room = block.BoundingBox.Right - before.BoundingBox.Right;
        return room < next.Words[0].BoundingBox.Width + 0.35 * next.BoundingBox.Height;
    }

    /// <summary>"migra-" at a line's end and "tion" at the next one's start are one word.</summary>
    internal static string Joined(string line, string next)
    {
        if (line.Length > 1 && line[^1] is '\u00AD' || (line.Length > 1 && line[^1] is '-' or '‐' && char.IsLetter(line[^2]) && char.IsLower(next[0]))) return line[..^1] + next;
        return $"{line} {next}";
    }
}
