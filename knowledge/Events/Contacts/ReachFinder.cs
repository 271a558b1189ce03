using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Contacts;

/// <summary>A telephone number or an e-mail address as printed.</summary>
/// <param name="Kind">Null for an e-mail address.</param>
/// <param name="Sure">False for a row of digits that only its surroundings make a telephone number.</param>
internal sealed record Reach(int Start, int Length, PhoneKind? Kind, bool Sure)
{
    public int End => Start + Length;
}

/// <summary>Finds telephone numbers and e-mail addresses.</summary>
internal static partial class ReachFinder
{
    private const int LabelReach = 26, LeastDigits = 6, LeastUnlabelled = 7, MostDigits = 21;

    private static readonly FrozenDictionary<string, PhoneKind> Kinds = Words.Lines("phonewords.tsv").Select(line => line.Split('\t'))
        .SelectMany(parts => parts[1].Split(' ').Select(word => (word, Enum.Parse<PhoneKind>(parts[0], true)))).ToFrozenDictionary(pair => pair.word, pair => pair.Item2);

    /// <summary>In the order of the text, not overlapping.</summary>
    public static List<Reach> Find(Document document, int start, int end)
    {
        var reaches = new List<Reach>();
        string text = document.Plain;
        ReadOnlySpan<char> stretch = text.AsSpan(start, end - start);
        // Most sentences have neither: a look at their marks and digits is cheaper than a pattern.
        bool addresses = stretch.IndexOfAny("@[({") >= 0, numbers = Digits(text, start, end) >= LeastDigits;
        if (!addresses && !numbers) return reaches;
        for (Match match = addresses ? Email().Match(text, start, end - start) : Match.Empty; match.Success; match = match.NextMatch()) reaches.Add(new Reach(match.Index, match.Length, null, true));
        for (Match match = numbers ? PhoneNumber().Match(text, start, end - start) : Match.Empty; match.Success; match = match.NextMatch())
        {
            foreach ((int at, int length) in Parts(text, match.Index, match.Length))
            {
                if (!reaches.Exists(r => at < r.End && r.Start < at + length) && (Number(text, at, length, start, end) ?? Another(text, reaches, at, length)) is { } number) reaches.Add(number);
            }
        }
        reaches.Sort((a, b) => a.Start.CompareTo(b.Start));
        return reaches;
    }

    public static bool IsPhoneWord(string folded) => Kinds.ContainsKey(folded.TrimEnd('.'));

    // "+1 868 555 0142 / 555 0199" are two numbers; "+356 2000 0121/2" is one with a second last digit.
    private static IEnumerable<(int Start, int Length)> Parts(string text, int start, int length)
    {
        int from = start, end = start + length;
        for (int i = start; i < end; i++)
        {
            bool cut = text[i] == '\n' && Digits(text, from, i) > LeastDigits && Digits(text, i, end) > LeastDigits || text[i] == '/' && Digits(text, i + 1, end) >= LeastDigits && Digits(text, from, i) >= LeastDigits || text[i] == '+' && i > from && Digits(text, from, i) >= LeastDigits;
            if (!cut) continue;
            yield return Trimmed(text, from, i);
            from = text[i] == '+' ? i : i + 1;
        }
        yield return Trimmed(text, from, end);
    }

    private static (int, int) Trimmed(string text, int from, int to)
    {
        // "900 00 00 50 (24 hours)": the bracket is a remark.
        int open = to > from ? text.LastIndexOf('(', to - 1, to - from) : -1;
        if (open > from && text.IndexOf(')', open, to - open) < 0 && Digits(text, from, open) >= LeastDigits) to = open;
        while (from < to && (char.IsWhiteSpace(text[from]) || text[from] is '-' or '/' or '.' or ',')) from++;
        while (to > from && (char.IsWhiteSpace(text[to - 1]) || text[to - 1] is '-' or '/' or '(')) to--;
        return (from, to - from);
    }

    private static Reach? Number(string text, int at, int length, int start, int end)
    {
        int digits = Digits(text, at, at + length);
        if (digits is < LeastDigits or > MostDigits) return null;
        PhoneKind? kind = KindBefore(text, at, start) ?? KindAfter(text, at + length, end);
        bool plus = text[at] == '+' || text.AsSpan(at, length).StartsWith("(+") || text.AsSpan(at, length).StartsWith("00") && digits >= 10;
        if (kind is null && !plus && (digits < LeastUnlabelled || IsOtherNumber(text, at, length, start))) return null;
        return new Reach(at, length, kind ?? PhoneKind.Unspecified, kind is not null || plus);
    }

    // "tels. 2000-0190 y 2000-0191": one more number of the kind before it.
    private static Reach? Another(string text, List<Reach> reaches, int at, int length)
    {
        if (reaches.LastOrDefault(reach => reach is { Kind: not null, Sure: true } && reach.End <= at) is not { } before || Digits(text, at, at + length) < LeastUnlabelled) return null;
        return Joins.Contains(text[before.End..at].Trim().ToLowerInvariant()) ? new Reach(at, length, before.Kind, true) : null;
    }

    private static readonly HashSet<string> Joins = ["and", "or", "y", "o", "et", "ou", "/", ",", "&", ";"];

    // A date, a sum, a box number, an article of law, a plain row of digits.
    private static bool IsOtherNumber(string text, int at, int length, int start)
    {
        ReadOnlySpan<char> number = text.AsSpan(at, length);
        if (number.IndexOfAny(' ', '-', '.') < 0 && number.IndexOf('(') < 0 || Amount().IsMatch(number)) return true;
        string before = Token.Fold(text[Math.Max(start, at - 14)..at]);
        return NotPhone().IsMatch(before);
    }

    // "Tel.: ", "Mobile/WhatsApp ", "téléphone au ": the nearest word before that names a kind; no sentence end between.
    private static PhoneKind? KindBefore(string text, int at, int start)
    {
        string before = Token.Fold(text[Math.Max(start, at - LabelReach)..at]);
        int cut = before.LastIndexOfAny(['@', '\n', ';', '|', '·']);
        string[] words = before[(cut + 1)..].Split([' ', ':', '.', '/', '(', ')', ',', '-', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (int w = words.Length - 1; w >= 0; w--)
        {
            if (words[w].Any(char.IsDigit) && words[w].Length > 3) return null;
            if (Kinds.TryGetValue(words[w], out PhoneKind kind) && (words[w].Length > 1 || w == words.Length - 1)) return kind;
        }
        return null;
    }

    // "402-555-0137 (office)".
    private static PhoneKind? KindAfter(string text, int at, int end)
    {
        int open = at;
        while (open < end && text[open] == ' ') open++;
        if (open >= end || text[open] != '(') return null;
        int close = text.IndexOf(')', open, Math.Min(16, end - open));
        return close > open && Kinds.TryGetValue(Token.Fold(text[(open + 1)..close].Trim()), out PhoneKind kind) ? kind : null;
    }

    private static int Digits(string text, int from, int to)
    {
        int digits = 0;
        for (int i = from; i < to; i++)
        {
            if (char.IsAsciiDigit(text[i])) digits++;
        }
        return digits;
    }

    [GeneratedRegex(@"[\p{L}\d](?:[\p{L}\d._%+'-]{0,60}[\p{L}\d_])?(?:@|\s?[\[({]\s?(?:@|at|arobase|arroba|a)\s?[\])}]\s?)[\p{L}\d-]{1,60}(?:(?:\.|\s?[\[({]\s?(?:dot|point|punto)\s?[\])}]\s?)[\p{L}\d-]{1,60}){1,5}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\p{L}\d._@])(?:(?:int|ext|extensión|anexo)\.?\s?\d{1,5}\s(?:del|de|of)\s)?\(?\+?[ \t\u00A0]?\(?\+?\d(?:[\d \t\u00A0\u2009\u202F().\-/–+]|(?<=[\d)])\r?\n[ \t]*(?=\d)){4,40}\d(?:[,;]?\s?(?:\(?(?:ext(?:ension|ensión|n)?s?|x|anexos?|int(?:erno)?|postes?|opción)\b\.?:?\s?)\d{1,6}(?:\s?(?:/|,|&|y|et|and|o|ou|or)\s?\d{1,6}(?![\d ]))*\)?)?(?!-?[\p{L}\d])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d$|^\d{1,3}(?:[ .]000){1,3}$|^\d{4}-\d{2}-\d{2}$|^(?:19|20)\d\d[ ./-]", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?:box|b\.?p\.?|c\.?p\.?|casilla|apartado|no\.?|nr\.?|n[°º.]*|num\.?|law|ley|loi|art\.?|article|articulo|\$|€|usd|eur|fcfa|xof|iban|ruc|nit)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex NotPhone();
}
