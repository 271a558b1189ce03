using System.Globalization;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Web.Sources;

/// <summary>One thing that the register took from a document, as a line to read, with its place.</summary>
/// <param name="Kind">The key of its heading: attendees, presentations, date and so on.</param>
/// <param name="More">What belongs to it, in a second line; null where there is nothing.</param>
internal sealed record RegisterEntry(string Kind, string Text, string? More, SourceSpan Source)
{
    /// <summary>All that is known of an event, in reading order, without its title.</summary>
    public static IEnumerable<RegisterEntry> Of(Event told) =>
    [
        .. Values("date", told.DateAsPrinted),
        .. Values("place", told.Venue, told.City, told.Country),
        .. Values("organizer", [.. told.Organizers]),
        .. Values("host", [.. told.Hosts]),
        .. Values("supporter", [.. told.Supporters]),
        .. Values("count", told.ParticipantCount?.Printed),
        .. told.Attendees.Select(a => Of("attendees", a.Evidence, a.Name, a.Role, a.Organization, a.Country)),
        .. told.Absent.Select(a => Of("absent", a.Evidence, a.Name, a.Role, a.Organization, a.Why)),
        .. told.Presentations.Select(Of),
        .. Values("law", [.. told.Laws]),
    ];

    public static RegisterEntry Of(Contact contact) => new("contacts", Who(contact), null, contact.Evidence);

    /// <summary>The contact's name, or what stands in its place.</summary>
    public static string Who(Contact contact) => (contact.Name ?? contact.Organization ?? contact.Role ?? contact.Emails.Concat(contact.Phones.Select(phone => phone.Printed)).FirstOrDefault())?.Clean ?? "";

    /// <summary>The days of an event as its language's readers write them, where they are known; else as printed.</summary>
    public static string? Days(Event told, CultureInfo culture) => told.StartDate is not { } start
        ? told.DateAsPrinted?.Clean
        : Day(start, culture) + (told.EndDate is { } end && end != start ? " – " + Day(end, culture) : "");

    // The long form without the day of the week.
    private static string Day(DateOnly day, CultureInfo culture) => day.ToString(culture.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ','), culture);

    /// <summary>City and country.</summary>
    public static string Place(Event told) => Join(told.City, told.Country);

    /// <summary>The contacts of the document that tells of an event.</summary>
    public static IReadOnlyList<Contact> Contacts(KnowledgeSnapshot snapshot, string documentId) => snapshot.RegisterOf(documentId)?.Contacts ?? [];

    public static string Join(params Printed?[] values) => string.Join(", ", values.OfType<Printed>().Select(value => value.Clean).Distinct());

    private static IEnumerable<RegisterEntry> Values(string kind, params Printed?[] values) => values.OfType<Printed>().Select(value => new RegisterEntry(kind, value.Clean, null, value.Source));

    private static RegisterEntry Of(Presentation talk) =>
        talk.Topic is { } topic ? new("presentations", topic.Clean, Join(talk.Speaker, talk.Role, talk.Organization) is { Length: > 0 } who ? who : null, topic.Source) : Of("presentations", talk.Evidence, talk.Speaker, talk.Role, talk.Organization);

    // The first value that is there leads; where none is, the sentence is all there is.
    private static RegisterEntry Of(string kind, SourceSpan evidence, params Printed?[] values)
    {
        Printed[] printed = [.. values.OfType<Printed>()];
        return printed.Length == 0 ? new(kind, "…", null, evidence) : new(kind, printed[0].Clean, Join(printed[1..]) is { Length: > 0 } more ? more : null, printed[0].Source);
    }
}
