using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Answers;

/// <summary>How events are named in answers.</summary>
internal static class EventText
{
    public static string Title(Event told) => told.Title?.Clean ?? told.Id;

    /// <summary>Title, date and place, as one item.</summary>
    public static void Item(AnswerDraft draft, Event told, Language language)
    {
        var fields = new Dictionary<string, string> { ["name"] = Title(told) };
        foreach ((string key, Printed? value) in new[] { ("date", told.DateAsPrinted), ("city", told.City), ("country", told.Country) })
        {
            if (value is not null) fields[key] = value.Clean;
        }
        if (told.StartDate is { } start) fields["start"] = start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string text = string.Join(", ", new[] { Title(told), Date(told, language), told.City?.Clean, told.Country?.Clean }.OfType<string>().Distinct());
        draft.Item("event", text, told.Id, fields, told.Title?.Source ?? told.DateAsPrinted?.Source ?? told.Scope);
    }

    // "Yesterday" and "18-21 June" say too little in a list: the days that the document's own date tells are said instead.
    private static string? Date(Event told, Language language) =>
        told.DateAsPrinted?.Clean is { } printed && DayText.IsIn(printed, told) ? printed : DayText.Of(told, language) ?? told.DateAsPrinted?.Clean;
}
