using System.Collections.Frozen;
using System.Globalization;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>Reads numbers in figures and in English, Spanish and French words ("Fifty-eight", "ciento veinte", "une vingtaine", "fifty-five (55)").</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, int> Numbers = Words.Lines("numbers.tsv").Select(line => line.Split('\t')).ToFrozenDictionary(p => p[0], p => int.Parse(p[1], CultureInfo.InvariantCulture));

    /// <summary>The index after the number that begins at <paramref name="i"/>; null when none does.</summary>
    public static int? At(SentenceView view, int i, out int number)
    {
        number = 0;
        if (i < 0 || i >= view.Tokens.Count) return null;
        if (view.Tokens[i].IsNumber)
        {
            string digits = view.Folded(i).Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
            return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) ? i + 1 : null;
        }
        int k = i;
        bool any = false;
        for (; k < view.Tokens.Count; k++)
        {
            if (Word(view.Folded(k), any) is { } value)
            {
                number = value is 100 or 1000 && number > 0 ? number * value : number + value;
                any = true;
            }
            else if (!any || !SentenceView.IsAnd(view.Folded(k)) || k + 1 >= view.Tokens.Count || !Numbers.ContainsKey(view.Folded(k + 1))) break;
        }
        if (!any) return null;
        // "fifty-five (55)": the same number again.
        return k + 2 < view.Tokens.Count && view.Tokens[k].Text == "(" && view.Tokens[k + 1].IsNumber && view.Tokens[k + 2].Text == ")" ? k + 3 : k;
    }

    // "eighty-five", "quatre-vingts", "trente-et-un".
    private static int? Word(string folded, bool inside)
    {
        int value = 0;
        foreach (string part in folded.Split('-'))
        {
            if (Numbers.TryGetValue(part, out int n)) value = (n is 100 or 1000 || n == 20 && value == 4) && value > 0 ? value * n : value + n;
            else if (part != "et" || !inside && value == 0) return null;
        }
        return value > 0 ? value : null;
    }
}
