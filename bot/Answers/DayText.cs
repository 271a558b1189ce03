using System.Globalization;
using System.Text.RegularExpressions;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Answers;

/// <summary>An event's days as people write them: "5–7 June 2018", "del 30 de mayo al 1 de junio de 2018", « 1–3 juin 2018 ».</summary>
internal static partial class DayText
{
    /// <summary>Null where the event's days are not known.</summary>
    public static string? Of(Event told, Language language)
    {
        if (told.StartDate is not { } start) return null;
        DateOnly end = told.EndDate ?? start;
        if (start == end) return Day(start, language, year: true);
        if ((start.Year, start.Month) == (end.Year, end.Month)) return $"{start.Day}–{Day(end, language, year: true)}";
        return $"{Day(start, language, start.Year != end.Year)} – {Day(end, language, year: true)}";
    }

    /// <summary>True when the printed date has the first and the last day and the year.</summary>
    public static bool IsIn(string printed, Event told)
    {
        if (told.StartDate is not { } start) return false;
        int[] numbers = [.. Digits().Matches(printed).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))];
        return numbers.Contains(start.Day) && numbers.Contains((told.EndDate ?? start).Day) && numbers.Contains(start.Year);
    }

    [GeneratedRegex("[0-9]{1,4}")]
    private static partial Regex Digits();

    private static string Day(DateOnly day, Language language, bool year)
    {
        string month = CultureInfo.GetCultureInfo(language.Code()).DateTimeFormat.GetMonthName(day.Month), of = language == Language.Spanish ? " de " : " ";
        return $"{day.Day}{of}{month}{(year ? $"{of}{day.Year}" : "")}";
    }
}
