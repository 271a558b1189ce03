using System.Globalization;
using System.Text;

namespace ChatAssistant.Knowledge.Events.Text;

/// <summary>A word, number or punctuation mark.</summary>
/// <param name="Start">Offset in the document's text, UTF-16 units.</param>
/// <param name="Text">As printed.</param>
/// <param name="Folded">Lower case without accents, for look-ups.</param>
/// <param name="AfterLineEnd">True when a line end stands between this token and the one before.</param>
public readonly record struct Token(int Start, string Text, string Folded, bool AfterLineEnd)
{
    public int End => Start + Text.Length;
    public bool IsWord => char.IsLetter(Text[0]) || (Text.Length > 1 && char.IsLetter(Text[1]));
    public bool IsNumber => char.IsDigit(Text[0]);
    public bool IsPunctuation => !char.IsLetterOrDigit(Text[0]) && !IsWord;

    /// <summary>Begins with a capital: a name, or the first word of a sentence.</summary>
    public bool IsCapitalised => char.IsUpper(Text[0]) || (Text.Length > 3 && Text.Contains('-') && HasCapitalAfterHyphen());

    /// <summary>Two or more letters, all capitals.</summary>
    public bool IsUpper
    {
        get
        {
            int letters = 0;
            foreach (char c in Text)
            {
                if (char.IsLower(c)) return false;
                if (char.IsUpper(c)) letters++;
            }
            return letters >= 2;
        }
    }

    // "al-Khuzayi", "el-Tayeb": the article is small, the name is not.
    private bool HasCapitalAfterHyphen()
    {
        int hyphen = Text.IndexOf('-', StringComparison.Ordinal);
        return hyphen is > 0 and <= 3 && hyphen + 1 < Text.Length && char.IsUpper(Text[hyphen + 1]);
    }

    /// <summary>Lower case without accents, typographic apostrophes and dashes made plain.</summary>
    public static string Fold(string text)
    {
        bool plain = true;
        foreach (char c in text)
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or ' ' or '-' or '\'' or '.') continue;
            plain = false;
            break;
        }
        if (plain) return text;
        var folded = new StringBuilder(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (Ligature(c) is { } letters) folded.Append(letters);
            else folded.Append(c switch { '’' or '‘' or 'ʼ' => '\'', '–' or '—' or '‑' => '-', 'ł' or 'Ł' => 'l', 'ø' or 'Ø' => 'o', _ => char.ToLowerInvariant(c) });
        }
        return folded.ToString();
    }

    private static string? Ligature(char c) => c switch { 'œ' or 'Œ' => "oe", 'æ' or 'Æ' => "ae", 'ß' => "ss", _ => null };
}
