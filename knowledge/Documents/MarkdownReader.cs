using System.Text.RegularExpressions;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads Markdown: the document's text is the decoded file; its plain form has the markup blanked, offset for offset.</summary>
public sealed partial class MarkdownReader : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    public Document Read(RawFile file)
    {
        string text = TextDecoder.Decode(file);
        char[] plain = text.ToCharArray();
        var headings = new List<(int Start, int Level)>();
        foreach (Match line in Line().Matches(text)) BlankLine(text, plain, line.Index, line.Length, headings);
        foreach (Match link in Link().Matches(text))
        {
            Blank(plain, link.Index, 1);
            Blank(plain, link.Groups["target"].Index - 1, link.Groups["target"].Length + 1);
        }
        foreach (Match mark in Emphasis().Matches(text)) Blank(plain, mark.Index, mark.Length);
        string masked = new(plain);
        List<Block> blocks = TextBlocks.Find(masked);
        for (int i = 0; i < blocks.Count; i++)
        {
            (int _, int level) = headings.Find(h => h.Start >= blocks[i].Start - 12 && h.Start <= blocks[i].Start);
            if (level > 0) blocks[i] = blocks[i] with { Kind = BlockKind.Heading, Level = level };
            else if (blocks[i].Kind == BlockKind.Heading) blocks[i] = blocks[i] with { Kind = BlockKind.Paragraph, Level = 0 };
        }
        return new Document(file.Id, text, masked, blocks, LanguageGuesser.Guess(masked), file.ContentHash);
    }

    private static void BlankLine(string text, char[] plain, int start, int length, List<(int, int)> headings)
    {
        ReadOnlySpan<char> line = text.AsSpan(start, length);
        string trimmed = line.Trim().ToString();
        if (trimmed.Length > 2 && trimmed.All(c => c is '-' or '=' or '*' or '_' or '|' or ':' or ' ')) { Blank(plain, start, length); if (trimmed[0] is '=' or '-' && trimmed.All(c => c == trimmed[0])) Underlined(text, start, trimmed[0], headings); return; }
        int i = 0;
        while (i < line.Length && line[i] is ' ' or '>') i++;
        int level = 0;
        while (i + level < line.Length && line[i + level] == '#') level++;
        if (level is > 0 and <= 6)
        {
            headings.Add((start + i, level));
            Blank(plain, start + i, level);
        }
        for (int k = 0; k < line.Length; k++)
        {
            if (line[k] == '|' || (k < i && line[k] == '>')) Blank(plain, start + k, 1);
        }
    }

    private static void Underlined(string text, int start, char mark, List<(int, int)> headings)
    {
        int end = start - 1;
        while (end > 0 && text[end - 1] is '\r' or '\n') end--;
        int from = end <= 0 ? 0 : text.LastIndexOf('\n', end - 1) + 1;
        if (end > from && text.AsSpan(from, end - from).Trim().Length > 0) headings.Add((from, mark == '=' ? 1 : 2));
    }

    private static void Blank(char[] plain, int start, int length)
    {
        for (int i = start; i < start + length; i++)
        {
            if (plain[i] is not ('\n' or '\r')) plain[i] = ' ';
        }
    }

    [GeneratedRegex("[^\n]+")]
    private static partial Regex Line();

    [GeneratedRegex(@"!?\[[^\]\n]{1,300}(?<target>\]\([^)\n]{0,500}\))")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<![\p{L}\d])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\p{L}\d])|`+|</?[a-zA-Z][^>\n]{0,200}>")]
    private static partial Regex Emphasis();
}
