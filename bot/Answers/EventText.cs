using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Answers;

/// <summary>How events are named in answers.</summary>
internal static class EventText
{
    public static string Title(Event told) => told.Title?.Clean ?? told.Id;

    /// <summary>Title, date and place, as one item.</summary>
    public static void Item(AnswerDraft draft, Event told)
    {
        var fields = new Dictionary<string, string> { ["name"] = Title(told) };
        foreach ((string key, Printed? value) in new[] { ("date", told.DateAsPrinted), ("city", told.City), ("country", told.Country) })
        {
            if (value is not null) fields[key] = value.Clean;
        }
        if (told.StartDate is { } start) fields["start"] = start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string text = string.Join(", ", new[] { Title(told), told.DateAsPrinted?.Clean, told.City?.Clean, told.Country?.Clean }.OfType<string>().Distinct());
        draft.Item("event", Dated(text, told), told.Id, fields, told.Title?.Source ?? told.DateAsPrinted?.Source ?? told.Scope);
    }

    // "18-21 June": the year that the document's own date tells is said too.
    private static string Dated(string text, Event told) => told.StartDate is { } start && !text.Contains(Year(start), StringComparison.Ordinal) ? $"{text} ({Year(start)})" : text;

    private static string Year(DateOnly day) => day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
