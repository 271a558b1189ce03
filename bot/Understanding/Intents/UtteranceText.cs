using System.Globalization;
using System.Text;

namespace ChatAssistant.Understanding.Intents;

/// <summary>Brings utterances to the form in which they are compared: lower case, no accents, names and numbers replaced by placeholders.</summary>
internal static class UtteranceText
{
    public const string Name = "xname", Year = "xyear", Number = "xnum", Mail = "xmail";

    /// <summary>The words in order. Words written with a capital inside the sentence become one <see cref="Name"/> a run, digits <see cref="Year"/> or <see cref="Number"/>.</summary>
    /// <param name="maskNames">False to keep names as words.</param>
    public static IReadOnlyList<string> Words(string text, bool maskNames = true)
    {
        var words = new List<string>();
        bool sentenceStart = true;
        // Where everything is a capital, capitals tell nothing.
        bool shouted = !maskNames || !text.Any(char.IsLower);
        foreach (string raw in Split(text))
        {
            if (raw is "." or "?" or "!")
            {
                sentenceStart = true;
                continue;
            }
            string word = raw.Contains('@', StringComparison.Ordinal) ? Mail
                : char.IsDigit(raw[0]) ? Digits(raw)
                : IsName(raw, sentenceStart, shouted) ? Name
                : Fold(raw);
            if (word.Length > 0 && !(word == Name && words.Count > 0 && words[^1] == Name)) words.Add(word);
            sentenceStart = false;
        }
        return words;
    }

    /// <summary>Lower case without accents; ligatures in two letters.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            char lower = char.ToLowerInvariant(c);
            _ = lower switch
            {
                'œ' => folded.Append("oe"),
                'æ' => folded.Append("ae"),
                'ß' => folded.Append("ss"),
                _ => folded.Append(lower),
            };
        }
        return folded.ToString();
    }

    private static string Digits(string raw) => raw.Length == 4 && (raw[0], raw[1]) is ('1', '9') or ('2', '0') ? Year : Number;

    private static bool IsName(string raw, bool sentenceStart, bool shouted) =>
        !shouted && char.IsUpper(raw[0]) && raw.Length > 1 && (!sentenceStart || raw.Length is > 1 and < 8 && raw.All(char.IsUpper));

    /// <summary>Words, numbers, mail addresses and the marks that end a sentence.</summary>
    private static IEnumerable<string> Split(string text)
    {
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (c is '.' or '?' or '!' or '…')
            {
                yield return c == '…' ? "." : c.ToString();
                i++;
            }
            else if (char.IsLetterOrDigit(c))
            {
                int start = i;
                bool digit = char.IsDigit(c);
                while (i < text.Length && Continues(text, i, digit)) i++;
                yield return text[start..i];
            }
            else
            {
                i++;
            }
        }
    }

    private static bool Continues(string text, int i, bool digit)
    {
        char c = text[i];
        if (char.IsLetterOrDigit(c)) return digit == char.IsDigit(c) || !digit;
        if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c == '@') return true;
        return c == '.' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) && (digit || text.Contains('@', StringComparison.Ordinal));
    }
}
