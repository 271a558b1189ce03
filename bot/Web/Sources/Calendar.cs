using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Web.Sources;

/// <summary>An event as iCalendar (RFC 5545): whole days, the title, the place, the page.</summary>
internal static class Calendar
{
    /// <param name="told">Its first day is known.</param>
    /// <param name="page">The address of the event's page.</param>
    public static string Write(Event told, string page, DateTimeOffset now)
    {
        DateOnly start = told.StartDate!.Value, after = (told.EndDate ?? start).AddDays(1);
        var lines = new ContentLines();
        lines.Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", "-//ChatAssistant//EN").Add("METHOD", "PUBLISH").Add("BEGIN", "VEVENT");
        lines.Add("UID", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.Id)))[..32] + "@chatassistant");
        lines.Add("DTSTAMP", now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        lines.Add("DTSTART;VALUE=DATE", Day(start)).Add("DTEND;VALUE=DATE", Day(after));
        lines.AddText("SUMMARY", told.Title?.Clean ?? told.Id);
        if (RegisterEntry.Join(told.Venue, told.City, told.Country) is { Length: > 0 } place) lines.AddText("LOCATION", place);
        return lines.Add("URL", page).Add("END", "VEVENT").Add("END", "VCALENDAR").ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
