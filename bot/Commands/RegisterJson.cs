using System.Globalization;
using System.Text.Json.Nodes;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Commands;

/// <summary>The register as JSON: every printed value an object with its place in the document.</summary>
internal static class RegisterJson
{
    public static JsonArray Write(IEnumerable<DocumentRegister> registers) => Array(registers, register => new JsonObject
    {
        ["document"] = register.DocumentId,
        ["lang"] = register.Language.Code(),
        ["events"] = Array(register.Events, Write),
        ["contacts"] = Array(register.Contacts, Write),
    });

    private static JsonObject Write(Event told) => new()
    {
        ["title"] = Value(told.Title),
        ["start_date"] = Day(told.StartDate),
        ["end_date"] = Day(told.EndDate),
        ["date_as_printed"] = Value(told.DateAsPrinted),
        ["place"] = new JsonObject { ["city"] = Value(told.City), ["country"] = Value(told.Country), ["venue"] = Value(told.Venue) },
        ["organizers"] = Array(told.Organizers, Value),
        ["hosts"] = Array(told.Hosts, Value),
        ["supporters"] = Array(told.Supporters, Value),
        ["participant_count"] = Write(told.ParticipantCount),
        ["attendees"] = Array(told.Attendees, a => new JsonObject { ["name"] = Value(a.Name), ["role"] = Value(a.Role), ["organization"] = Value(a.Organization), ["country"] = Value(a.Country), ["kind"] = a.Kind.ToString().ToLowerInvariant() }),
        ["absent"] = Array(told.Absent, a => new JsonObject { ["name"] = Value(a.Name), ["role"] = Value(a.Role), ["organization"] = Value(a.Organization), ["why"] = Value(a.Why) }),
        ["presentations"] = Array(told.Presentations, p => new JsonObject { ["speaker"] = Value(p.Speaker), ["role"] = Value(p.Role), ["organization"] = Value(p.Organization), ["topic"] = Value(p.Topic) }),
        ["laws"] = Array(told.Laws, Value),
        ["languages"] = Array(told.Languages, Value),
    };

    private static JsonObject Write(Contact contact) => new()
    {
        ["name"] = Value(contact.Name),
        ["role"] = Value(contact.Role),
        ["organization"] = Value(contact.Organization),
        ["phones"] = Array(contact.Phones, phone =>
        {
            JsonObject value = Value(phone.Printed)!;
            value["kind"] = phone.Kind.ToString().ToLowerInvariant();
            value["dial"] = phone.Dial;
            return value;
        }),
        ["emails"] = Array(contact.Emails, Value),
    };

    private static JsonObject? Write(Count? count)
    {
        JsonObject? value = Value(count?.Printed);
        if (value is not null) value["number"] = count!.Number;
        return value;
    }

    private static JsonObject? Value(Printed? printed) => printed is null ? null : new JsonObject { ["text"] = printed.Text, ["start"] = printed.Source.Start, ["length"] = printed.Source.Length };
    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => [.. items.Select(write)];
}
