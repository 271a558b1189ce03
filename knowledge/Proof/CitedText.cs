using System.Text.RegularExpressions;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Knowledge.Proof;

/// <summary>What stands before a mark such as "[1]" or "[2][3]".</summary>
/// <param name="Numbers">Those of the mark; never empty.</param>
internal sealed record CitedClause(string Text, IReadOnlyList<int> Numbers);

/// <summary>A sentence of a text with marks, every part of it before a mark.</summary>
/// <param name="Text">As a reader sees it, marks left out.</param>
internal sealed record CitedSentence(string Text, IReadOnlyList<CitedClause> Clauses);

/// <summary>Cuts a text with marks ("… praised the law [1].") into its sentences. A sentence that has words behind its last mark, or no mark, is left out.</summary>
internal static partial class CitedText
{
    public static IReadOnlyList<CitedSentence> Read(string text)
    {
        var sentences = new List<CitedSentence>();
        foreach (string line in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            // "… the law. [1]" is read as "… the law [1]."
            string tidy = LateMark().Replace(Bullet().Replace(line, "").Replace("**", "", StringComparison.Ordinal), "$2$1");
            foreach (string sentence in Cut(tidy))
            {
                if (Sentence(sentence) is { } cited) sentences.Add(cited);
            }
        }
        return sentences;
    }

    private static IEnumerable<string> Cut(string line)
    {
        int from = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('.' or '!' or '?' or '…') || i + 1 < line.Length && !char.IsWhiteSpace(line[i + 1])) continue;
            if (line[i] == '.' && IsAbbreviation(line, from, i)) continue;
            yield return line[from..(i + 1)];
            from = i + 1;
        }
        if (from < line.Length) yield return line[from..];
    }

    private static bool IsAbbreviation(string line, int from, int point)
    {
        int start = point;
        while (start > from && char.IsLetter(line[start - 1])) start--;
        ReadOnlySpan<char> word = line.AsSpan(start, point - start);
        return word.Length == 1 && char.IsUpper(word[0]) || word.Length > 0 && PassageWords.IsAbbreviation(word);
    }

    private static CitedSentence? Sentence(string sentence)
    {
        var clauses = new List<CitedClause>();
        int from = 0;
        foreach (Match mark in Marks().Matches(sentence))
        {
            int[] numbers = [.. Number().Matches(mark.Value).Select(number => int.TryParse(number.Value, out int value) ? value : 0)];
            clauses.Add(new CitedClause(sentence[from..mark.Index].Trim(), numbers));
            from = mark.Index + mark.Length;
        }
        if (clauses.Count == 0 || sentence[from..].Any(char.IsLetterOrDigit)) return null;
        string shown = Blanks().Replace(Marks().Replace(sentence, " "), " ").Trim();
        shown = BlankBeforePoint().Replace(shown, "$1");
        return new CitedSentence(shown, clauses);
    }

    [GeneratedRegex(@"^\s*(?:[-*•]\s+|\d{1,2}[.)]\s+)")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"([.!?…])\s*((?:\s*\[\d{1,3}(?:\s*,\s*\d{1,3})*\])+)")]
    private static partial Regex LateMark();

    [GeneratedRegex(@"\s*(?:\[\d{1,3}(?:\s*,\s*\d{1,3})*\]\s*)+")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\d{1,3}")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s+([.,;:!?…])(?=\s|$)")]
    private static partial Regex BlankBeforePoint();
}
