using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ChatAssistant.Knowledge.Documents.Html;

/// <summary>The word lists beside this file: a word or line each, case and accents aside.</summary>
internal static class FurnitureWords
{
    public static FrozenSet<string> Read(string file)
    {
        using Stream stream = typeof(FurnitureWords).Assembly.GetManifestResourceStream($"ChatAssistant.Knowledge.Documents.Html.{file}")
            ?? throw new InvalidOperationException($"The word list Documents/Html/{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Fold).Where(line => line.Length > 0).ToFrozenSet();
    }

    /// <summary>Lower case, without accents, marks at the ends and white space runs.</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length);
        foreach (char c in line.Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(c)) { if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' '); }
            else if (c == '’') folded.Append('\'');
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString().Trim(' ', ':', '.', '…', '»', '›', '>', '<', '«', '|', '+', '-', '–', '→', '←', '↑', '!', '¡');
    }
}
