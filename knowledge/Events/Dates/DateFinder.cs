using System.Collections.Frozen;
using System.Globalization;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Dates;

/// <summary>A date or range of days as printed.</summary>
/// <param name="Start">First day; null when the text leaves the day open.</param>
/// <param name="HasYear">False when the year was not printed with it.</param>
internal sealed record DateMention(int TextStart, int TextLength, int? Year, int Month, int FirstDay, int LastDay, int LastMonth, bool HasYear)
{
    public DateOnly? From(int? year) => Day(Year ?? year, Month, FirstDay);
    public DateOnly? To(int? year) => Day(Year ?? year, LastMonth, LastDay);

    private static DateOnly? Day(int? year, int month, int day) =>
        year is >= 1900 and <= 2200 && day >= 1 && day <= DateTime.DaysInMonth(year.Value, month) ? new DateOnly(year.Value, month, day) : null;
}

/// <summary>Finds dates in English, Spanish and French: "18–21 June", "8 and 9 April", "del 5 al 7 de junio de 2018", "1er juillet 2019", "14/03/2019", "June 5-7, 2018".</summary>
internal static class DateFinder
{
    private static readonly FrozenDictionary<string, int> Months = Words.Lines("months.tsv").Select(line => line.Split('\t', 2))
        .SelectMany(parts => parts[1].Split(' ').Select(name => (name, int.Parse(parts[0], CultureInfo.InvariantCulture)))).ToFrozenDictionary(p => p.name, p => p.Item2);

    /// <param name="monthFirst">True where the document writes months before days in figures ("10/18/2023").</param>
    public static List<DateMention> Find(IReadOnlyList<Token> tokens, bool monthFirst = false)
    {
        var mentions = new List<DateMention>();
        for (int i = 0; i < tokens.Count; i++)
        {
            DateMention? mention = Numeric(tokens[i], monthFirst) ?? DayFirst(tokens, i) ?? MonthFirst(tokens, i);
            if (mention is null) continue;
            mentions.Add(mention);
            int end = mention.TextStart + mention.TextLength;
            while (i + 1 < tokens.Count && tokens[i + 1].Start < end) i++;
        }
        return mentions;
    }

    /// <summary>True when a date in figures can only be read with the month first.</summary>
    public static bool WritesMonthFirst(IEnumerable<Token> tokens) => tokens.Any(token => Figures(token) is [>= 1 and <= 12, > 12 and <= 31, > 31]);

    // "14/03/2019", "2019-03-14", "08.05.2018".
    private static DateMention? Numeric(Token token, bool monthFirst)
    {
        if (Figures(token) is not { } n) return null;
        (int year, int month, int day) = n[0] > 31 ? (n[0], n[1], n[2]) : monthFirst ? (n[2], n[0], n[1]) : (n[2], n[1], n[0]);
        if (year < 100) year += 2000;
        if (month > 12 && day <= 12) (month, day) = (day, month);
        if (month is < 1 or > 12 || day is < 1 or > 31 || year is < 1900 or > 2200) return null;
        return new DateMention(token.Start, token.Text.Length, year, month, day, day, month, true);
    }

    // Three numbers with one kind of mark between: "5-7/12" is a range of days in a month.
    private static int[]? Figures(Token token)
    {
        if (!token.IsNumber) return null;
        string[] parts = token.Text.Split(token.Text.FirstOrDefault(c => c is '/' or '-' or '.'));
        int[] numbers = new int[3];
        if (parts.Length != 3) return null;
        for (int i = 0; i < 3; i++)
        {
            if (parts[i].Length is 0 or > 4 || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return null;
        }
        return numbers;
    }

    // "18 – 21 June [2018]", "8 and 9 April", "27 to 29 November", "du 4 au 6 mai", "30 May – 2 June 2018".
    private static DateMention? DayFirst(IReadOnlyList<Token> tokens, int i)
    {
        if (DayAt(tokens, i, out int rangeEnd) is not { } first) return null;
        int k = i + 1, last = rangeEnd > 0 ? rangeEnd : first, lastMonth = 0;
        int month = MonthAt(tokens, ref k);
        while (IsLink(Folded(tokens, k)))
        {
            int at = k + 1;
            while (Folded(tokens, at) is "el" or "le" or "the" or "al" or "au" or "," or "los" or "les" or "on" or "y" or "and" or "et" || DateWords.Weekday(Folded(tokens, at)) is not null) at++;
            if (DayAt(tokens, at, out int end) is not { } next) break;
            int after = at + 1;
            int nextMonth = MonthAt(tokens, ref after);
            if (month > 0 && nextMonth == 0) break;
            last = end > 0 ? end : next;
            lastMonth = nextMonth;
            k = after;
            if (nextMonth > 0) break;
        }
        if (month == 0) month = lastMonth;
        if (month == 0) return null;
        if (lastMonth == 0) lastMonth = month;
        return Finish(tokens, i, k, month, first, last, lastMonth);
    }

    // "June 5-7, 2018", "February 4", "June 27-July 1, 2022", "septiembre 6 de 2016".
    private static DateMention? MonthFirst(IReadOnlyList<Token> tokens, int i)
    {
        if (!Months.TryGetValue(Folded(tokens, i).TrimEnd('.'), out int month)) return null;
        if (DayAt(tokens, i + 1, out int rangeEnd) is not { } first) return null;
        int k = i + 2, last = rangeEnd > 0 ? rangeEnd : first, lastMonth = month;
        if (IsLink(Folded(tokens, k)) && Folded(tokens, k) != ",")
        {
            if (DayAt(tokens, k + 1, out int _) is { } next && next > first) { last = next; k += 2; }
            else if (Months.TryGetValue(Folded(tokens, k + 1).TrimEnd('.'), out int other) && other != month && DayAt(tokens, k + 2, out int _) is { } final) (last, lastMonth, k) = (final, other, k + 3);
        }
        DateMention mention = Finish(tokens, i, k, month, first, last, lastMonth);
        // "mayo 5": without capital and year any number may follow.
        return tokens[i].IsCapitalised || mention.HasYear ? mention : null;
    }

    private static DateMention Finish(IReadOnlyList<Token> tokens, int from, int k, int month, int first, int last, int lastMonth)
    {
        int at = k;
        while (Folded(tokens, at) is "de" or "del" or "," or "of" || at > k && Folded(tokens, at) is "ano" or "l'" or "annee" or "the" or "year") at++;
        int? year = null;
        if (at < tokens.Count && tokens[at].Text.Length == 4 && int.TryParse(tokens[at].Text, CultureInfo.InvariantCulture, out int y) && y is >= 1900 and <= 2100) { year = y; k = at + 1; }
        int end = tokens[k - 1].End;
        return new DateMention(tokens[from].Start, end - tokens[from].Start, year, month, first, last, lastMonth, year is not null);
    }

    private static int MonthAt(IReadOnlyList<Token> tokens, ref int k)
    {
        int at = k;
        if (Folded(tokens, at) is "de" or "of") at++;
        if (!Months.TryGetValue(Folded(tokens, at).TrimEnd('.'), out int month)) return 0;
        k = at + 1;
        return month;
    }

    // "18", "10th", "1er", and ranges written without blanks, which are one token: "18-21".
    private static int? DayAt(IReadOnlyList<Token> tokens, int i, out int rangeEnd)
    {
        rangeEnd = 0;
        if (i >= tokens.Count || !tokens[i].IsNumber) return null;
        string text = Folded(tokens, i);
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0)
        {
            rangeEnd = Day(text[(dash + 1)..]);
            text = text[..dash];
            if (rangeEnd == 0) return null;
        }
        int day = Day(text);
        return day > 0 ? day : null;
    }

    private static int Day(string text)
    {
        int digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 2 || text[digits..] is not ("" or "st" or "nd" or "rd" or "th" or "er" or "ro" or "°" or "º" or "o")) return 0;
        int day = int.Parse(text[..digits], CultureInfo.InvariantCulture);
        return day is >= 1 and <= 31 ? day : 0;
    }

    public static bool IsMonth(string folded) => Months.ContainsKey(folded.TrimEnd('.'));

    private static bool IsLink(string folded) => folded is "-" or "–" or "—" or "and" or "y" or "et" or "e" or "to" or "through" or "until" or "till" or "al" or "au" or "," or "a" or "hasta" or "&" or "/";
    private static string Folded(IReadOnlyList<Token> tokens, int i) => i >= 0 && i < tokens.Count ? tokens[i].Folded : "";
}
