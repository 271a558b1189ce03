using System.Buffers;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Finds the blocks of a plain text: paragraphs (hard-wrapped or not), items, headings, rows of aligned columns and lines that stand alone.</summary>
internal sealed class TextBlocks
{
    private static readonly SearchValues<char> NotInLabels = SearchValues.Create(",.;(\"«");

    private readonly string _text;
    /// <summary>Where the writer's lines were broken: the width that many lines come close to; 0 when lines were not broken by width.</summary>
    private readonly int _width;

    private readonly record struct Line(int Start, int End, int Indent)
    {
        public int Length => End - Start;
    }

    public TextBlocks(string text)
    {
        _text = text;
        _width = WrapWidth(Groups(0, text.Length));
    }

    /// <summary>All blocks of a text, headings told by their looks.</summary>
    public static List<Block> Find(string text)
    {
        List<Block> blocks = new TextBlocks(text).FindIn(0, text.Length);
        TextHeadings.Mark(text, blocks);
        return blocks;
    }

    /// <summary>The blocks of a stretch: paragraphs, items, rows.</summary>
    public List<Block> FindIn(int from, int to)
    {
        var blocks = new List<Block>();
        foreach (List<Line> group in Groups(from, to)) Read(group, blocks);
        return blocks;
    }

    private static int WrapWidth(IEnumerable<List<Line>> groups)
    {
        List<int> widths = [.. groups.SelectMany(group => group.SkipLast(1)).Select(line => line.Indent + line.Length).Where(width => width is > 50 and <= 110).Order()];
        if (widths.Count < 3) return 0;
        int wide = widths[(int)(widths.Count * 0.9)];
        return widths.Count(width => width > wide - 14) * 2 >= widths.Count ? wide : 0;
    }

    // Lines between blank lines; the indent is not part of a line.
    private IEnumerable<List<Line>> Groups(int first, int last)
    {
        var group = new List<Line>();
        int start = first;
        while (start <= last)
        {
            int end = _text.AsSpan(start, last - start).IndexOfAny('\n', '\r', '\f');
            end = end < 0 ? last : start + end;
            int from = start, to = end;
            while (from < to && char.IsWhiteSpace(_text[from])) from++;
            while (to > from && char.IsWhiteSpace(_text[to - 1])) to--;
            if (from < to) group.Add(new Line(from, to, from - start));
            else if (group.Count > 0)
            {
                yield return group;
                group = [];
            }
            if (end >= last) break;
            start = _text[end] == '\r' && end + 1 < last && _text[end + 1] == '\n' ? end + 2 : end + 1;
        }
        if (group.Count > 0) yield return group;
    }

    private void Read(List<Line> lines, List<Block> blocks)
    {
        int i = 0;
        while (i < lines.Count)
        {
            int rows = Rows(lines, i);
            if (rows > 0)
            {
                foreach (Line row in lines.GetRange(i, rows)) blocks.Add(Row(row));
                i += rows;
                continue;
            }
            int marker = Marker(lines[i]);
            int last = i;
            while (last + 1 < lines.Count && Wraps(lines[last], lines[last + 1], marker > 0, lines[i].Indent)) last++;
            int start = lines[i].Start + marker;
            while (start < lines[last].End && char.IsWhiteSpace(_text[start])) start++;
            if (HasWord(start, lines[last].End))
            {
                BlockKind kind = marker > 0 ? BlockKind.ListItem : BlockKind.Paragraph;
                blocks.Add(new Block(kind, start, lines[last].End - start, marker > 0 ? 1 + Math.Min(5, lines[i].Indent / 4) : 0) { Marker = marker > 0 ? _text.Substring(lines[i].Start, marker).Trim() : null });
            }
            i = last + 1;
        }
    }

    // A line goes on in the next when it is about as wide as the widest of its group, and the next neither is an item nor reads like a label.
    private bool Wraps(Line line, Line next, bool item, int indent)
    {
        if (line.Length > 160 || Marker(next) > 0 || LooksLikeAgenda(next) || IsLabelled(next)) return false;
        if (item) return next.Indent > indent || (next.Indent == indent && line.Length > _width * 0.7 && char.IsLower(_text[next.Start]));
        char end = _text[line.End - 1];
        int firstWord = _text.AsSpan(next.Start, next.Length).IndexOfAny(' ', '\t');
        int word = firstWord < 0 ? next.Length : firstWord;
        bool full = _width > 0 && line.Indent + line.Length + 1 + word > _width - 2;
        if (full) return true;
        // A headline in capitals over several lines.
        if (IsShouted(line) && IsShouted(next) && (end == ',' || Ties(_text.AsSpan(next.Start, word)) || Ties(LastWord(line)))) return true;
        return char.IsLower(_text[next.Start]) && end is not ('.' or ':' or ';') && line.Length > 30;
    }

    private bool IsShouted(Line line) => line.Length > 20 && !_text.AsSpan(line.Start, line.Length).ContainsAnyInRange('a', 'z');

    private ReadOnlySpan<char> LastWord(Line line)
    {
        ReadOnlySpan<char> text = _text.AsSpan(line.Start, line.Length);
        return text[(text.LastIndexOf(' ') + 1)..];
    }

    // No line ends with such a word, nor does one begin with it.
    private static bool Ties(ReadOnlySpan<char> word) => word is "AND" or "OF" or "THE" or "TO" or "FOR" or "ON" or "IN" or "AGAINST" or "WITH" or "Y" or "DE" or "DEL" or "LA" or "EL" or "CONTRA" or "PARA" or "SOBRE" or "EN" or "CON" or "ET" or "DES" or "DU" or "LES" or "CONTRE" or "POUR" or "SUR" or "AU" or "AUX" or "À";

    // "Place: Dhaka, Bangladesh": a capitalised label of at most three words.
    private bool IsLabelled(Line line)
    {
        ReadOnlySpan<char> start = _text.AsSpan(line.Start, Math.Min(line.Length, 30));
        int colon = start.IndexOf(':');
        return colon is > 1 && char.IsUpper(start[0]) && start[..colon].Count(' ') <= 2 && start[..colon].IndexOfAny(NotInLabels) < 0;
    }

    private bool LooksLikeAgenda(Line line)
    {
        if (line.Length <= 5 || !char.IsDigit(_text[line.Start])) return false;
        ReadOnlySpan<char> head = _text.AsSpan(line.Start, 4);
        return (head[2] is ':' or 'h' or '.' || head[1] is ':' or 'h') && char.IsDigit(head[3]);
    }

    // How many lines from here on are rows: at least two whose columns, parted by tabs or several blanks, begin at the same places.
    private int Rows(List<Line> lines, int at)
    {
        List<int> columns = Columns(lines[at]);
        if (columns.Count < 2) return 0;
        int end = at + 1;
        while (end < lines.Count && Columns(lines[end]) is { Count: > 1 } next && Shares(columns, next)) end++;
        return end - at >= 2 ? end - at : 0;
    }

    // Tabs align by themselves; blanks must lead to a place that the rows share.
    private static bool Shares(List<int> columns, List<int> others) => columns[1] < 0 ? others[1] < 0 : columns.Skip(1).Any(column => others.Skip(1).Contains(column));

    // Where the columns of a line begin, from its indent on; -1 after a tab, whose width nobody knows.
    private List<int> Columns(Line line)
    {
        var columns = new List<int> { line.Indent };
        for (int i = line.Start + 1; i < line.End; i++)
        {
            if (char.IsWhiteSpace(_text[i]) || !char.IsWhiteSpace(_text[i - 1])) continue;
            if (_text[i - 1] == '\t') columns.Add(-1);
            else if (i - line.Start >= 3 && char.IsWhiteSpace(_text[i - 2]) && char.IsWhiteSpace(_text[i - 3])) columns.Add(line.Indent + i - line.Start);
        }
        return columns;
    }

    private Block Row(Line line)
    {
        var cells = new List<(int Start, int Length)>();
        int start = line.Start;
        for (int i = line.Start; i <= line.End; i++)
        {
            bool gap = i == line.End || _text[i] == '\t' || (i + 2 < line.End && char.IsWhiteSpace(_text[i]) && char.IsWhiteSpace(_text[i + 1]) && char.IsWhiteSpace(_text[i + 2]));
            if (!gap) continue;
            if (i > start) cells.Add((start, i - start));
            while (i < line.End && char.IsWhiteSpace(_text[i])) i++;
            start = i;
        }
        return new Block(BlockKind.TableRow, line.Start, line.Length) { Cells = cells };
    }

    private int Marker(Line line) => MarkerLength(_text.AsSpan(line.Start, line.Length));

    /// <summary>Length of the bullet or number at the start of a line; 0 when there is none.</summary>
    internal static int MarkerLength(ReadOnlySpan<char> line)
    {
        if (line.Length < 3) return 0;
        // Word's symbol fonts put their bullets into the private use area.
        if (line[0] is '•' or '▪' or '●' or '■' or '➢' or '►' or '▶' or '✓' or '✔' or '❖' or '◆' or '○' or '□' or (>= '\uF000' and <= '\uF0FF')) return 1;
        if (line[0] is '‣' or '◦' or '·' or '–' or '—' or '-' or '*' or '+' or 'o' or '→' or '»' or '›' or '§' && char.IsWhiteSpace(line[1])) return 1;
        int digits = 0;
        while (digits < 3 && char.IsAsciiDigit(line[digits])) digits++;
        if (digits == 0 && char.IsAsciiLetter(line[0]) && line[1] == ')') return 2;
        if (line[0] == '(' && line[..Math.Min(5, line.Length)].IndexOf(')') is > 1 and var close && IsNumber(line[1..close])) return close + 1;
        int roman = line[..Math.Min(5, line.Length)].IndexOfAnyExcept('i', 'v', 'x');
        if (roman > 0 && roman + 1 < line.Length && line[roman] is ')' or '.' && char.IsWhiteSpace(line[roman + 1])) return roman + 1;
        bool closes = digits > 0 && digits + 1 < line.Length && line[digits] is '.' or ')' or '°' or 'º' or '/' && (char.IsWhiteSpace(line[digits + 1]) || line[digits + 1] == '-');
        return !closes ? 0 : line[digits + 1] == '-' ? digits + 2 : digits + 1;
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0 || (text.Length == 1 && char.IsAsciiLetter(text[0])) || text.IndexOfAnyExcept('i', 'v', 'x') < 0;

    private bool HasWord(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (char.IsLetterOrDigit(_text[i])) return true;
        }
        return false;
    }
}
