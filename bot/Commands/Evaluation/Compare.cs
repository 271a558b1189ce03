using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssistant.Commands.Evaluation;

/// <summary>When two printed values count as the same in a score: case, accents, quotation marks, dashes and white space aside.</summary>
internal static partial class Compare
{
    public static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (char c in (text ?? "").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(c));
        }
        return Separators().Replace(folded.ToString(), " ").Trim(' ', '.', ',', ';', ':');
    }

    /// <summary>True when folded <paramref name="text"/> says <paramref name="expected"/>: a number as a whole one, a telephone number by its digits, anything else as a substring.</summary>
    public static bool Says(string text, string expected)
    {
        string folded = Fold(expected);
        if (folded.Length > 0 && folded.All(char.IsAsciiDigit)) return Regex.IsMatch(text, $@"(?<!\d){folded}(?!\d)", RegexOptions.None, TimeSpan.FromSeconds(1));
        if (text.Contains(folded, StringComparison.Ordinal)) return true;
        string digits = Digits(folded);
        return digits.Length >= 6 && Digits(text).Contains(digits, StringComparison.Ordinal);
    }

    /// <summary>One holds the other.</summary>
    public static bool Overlap(string a, string b) => a.Length > 0 && b.Length > 0 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));

    /// <summary>All words of one name are in the other ("Janot" and "Rodrigo Janot"); two missing names agree.</summary>
    public static bool SameName(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length == b.Length;
        HashSet<string> first = [.. a.Split(' ')], second = [.. b.Split(' ')];
        return first.IsSubsetOf(second) || second.IsSubsetOf(first);
    }

    /// <summary>At least half of the words of the shorter are in the other.</summary>
    public static bool SameTopic(string a, string b)
    {
        HashSet<string> first = [.. a.Split(' ', StringSplitOptions.RemoveEmptyEntries)], second = [.. b.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        return first.Count > 0 && second.Count > 0 && first.Count(second.Contains) * 2 >= Math.Min(first.Count, second.Count);
    }

    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"[\s""'’‘“”«»‐-―-]+")]
    private static partial Regex Separators();
}
