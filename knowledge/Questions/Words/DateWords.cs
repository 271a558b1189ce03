using System.Collections.Frozen;
using System.Globalization;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>The dates that a question names.</summary>
/// <param name="Day">Only beside a month ("18 October").</param>
public sealed record DateWords(IReadOnlyList<int> Years, IReadOnlyList<int> Months, int? Day)
{
    private static readonly FrozenDictionary<string, int> MonthNames = new[] { "en", "es", "fr" }
        .SelectMany(culture => Enumerable.Range(1, 12).Select(month => (Name: Token.Fold(CultureInfo.GetCultureInfo(culture).DateTimeFormat.GetMonthName(month)), month)))
        .Concat(Enumerable.Range(1, 12).Select(month => (Name: Token.Fold(CultureInfo.GetCultureInfo("en").DateTimeFormat.GetAbbreviatedMonthName(month)), month)))
        // "may" is a verb too, "mar" the sea.
        .Where(pair => pair.Name is not ("mar")).Append(("setiembre", 9)).Append(("sept", 9)).DistinctBy(pair => pair.Item1).ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>The most that <see cref="Confirms"/> gives: year, month and day.</summary>
    public const int Parts = 3;

    public static bool IsMonth(string word) => MonthNames.ContainsKey(word);

    /// <summary>1 to 12; 0 for a word that is no month.</summary>
    public static int MonthOf(string word) => MonthNames.GetValueOrDefault(word);

    public bool IsEmpty => Years.Count + Months.Count == 0;

    /// <param name="words">Folded words of the question.</param>
    /// <param name="today">What "last year" is counted from.</param>
    public static DateWords Read(IReadOnlyList<string> words, DateOnly today)
    {
        List<int> years = [.. Relative(string.Join(' ', words), today)];
        var months = new List<int>();
        int? day = null;
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i].Length == 4 && int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out int year) && IsYear(year)) years.Add(year);
            if (!MonthNames.TryGetValue(words[i], out int month) || words[i] == "may" && !Beside(words, i)) continue;
            months.Add(month);
            foreach (int near in (int[])[i - 1, i - 2, i + 1])
            {
                if (near >= 0 && near < words.Count && words[near].Length <= 2 && int.TryParse(words[near], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 32) { day ??= number; break; }
            }
        }
        return new DateWords(years, months, day);
    }

    // "last year", "el año pasado", « l'an dernier ».
    private static IEnumerable<int> Relative(string words, DateOnly today)
    {
        if (LastYear.Any(phrase => words.Contains(phrase, StringComparison.Ordinal))) yield return today.Year - 1;
        if (ThisYear.Any(phrase => words.Contains(phrase, StringComparison.Ordinal))) yield return today.Year;
    }

    private static readonly string[] LastYear = ["last year", "ano pasado", "annee derniere", "an dernier"];
    private static readonly string[] ThisYear = ["this year", "este ano", "cette annee"];

    /// <summary>True when the event has another date than the question; unknown dates contradict nothing.</summary>
    public bool Contradicts(Event told) => Contradicts(told.StartDate, told.EndDate);

    /// <inheritdoc cref="Contradicts(Event)"/>
    public bool Contradicts(DateOnly? first, DateOnly? last)
    {
        if (first is not { } start) return false;
        DateOnly end = last ?? start;
        if (Years.Count > 0 && !Holds(Years, start.Year, end.Year)) return true;
        if (Months.Count > 0 && !Months.Contains(start.Month) && !Months.Contains(end.Month)) return true;
        return Day is { } day && !(day >= start.Day && day <= end.Day) && start.Month == end.Month;
    }

    /// <summary>How many of the question's parts the event's date confirms.</summary>
    public int Confirms(Event told) => Confirms(told.StartDate, told.EndDate);

    /// <inheritdoc cref="Confirms(Event)"/>
    public int Confirms(DateOnly? first, DateOnly? last) => first is { } start && !Contradicts(first, last)
        ? (Years.Contains(start.Year) ? 1 : 0) + (Months.Contains(start.Month) ? 1 : 0) + (Day == start.Day ? 1 : 0) : 0;

    // Each question asks each event.
    private static bool Holds(IReadOnlyList<int> years, int first, int last)
    {
        for (int i = 0; i < years.Count; i++)
        {
            if (years[i] >= first && years[i] <= last) return true;
        }
        return false;
    }

    /// <summary>The years that stand anywhere in a text, also within longer numbers.</summary>
    public static IEnumerable<string> YearsIn(string text)
    {
        for (int i = 0; i + 4 <= text.Length; i++)
        {
            if (text[i] is '1' or '2' && int.TryParse(text.AsSpan(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && IsYear(year)) yield return text.Substring(i, 4);
        }
    }

    // What questions call a year.
    private static bool IsYear(int number) => number is > 1950 and < 2100;

    private static bool Beside(IReadOnlyList<string> words, int i) =>
        (i > 0 && (char.IsDigit(words[i - 1][0]) || words[i - 1] is "in" or "of" or "since" or "during" or "last" or "this")) || (i + 1 < words.Count && char.IsDigit(words[i + 1][0]));
}
