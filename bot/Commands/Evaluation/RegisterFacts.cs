using System.Text.Json.Nodes;

namespace ChatAssistant.Commands.Evaluation;

/// <summary>A fact of a document as a row of folded values, to be compared with another.</summary>
internal sealed record RegisterFact(string Kind, params string[] Values);

/// <summary>Takes the facts to be scored out of a register in JSON: what <c>events --json</c> prints and gold.json holds have the same field names.</summary>
internal static class RegisterFacts
{
    public static IEnumerable<RegisterFact> Of(JsonObject document)
    {
        var events = Items(document["events"]).ToList();
        List<JsonObject> attendees = [.. events.SelectMany(e => Items(e["attendees"]))];
        JsonObject[] people = [.. attendees.Where(a => Text(a["kind"]) == "person" && Text(a["name"]) is { Length: > 0 }).DistinctBy(a => Text(a["name"]))];
        foreach (JsonObject person in people) yield return new RegisterFact("person", Text(person["name"]));
        foreach (JsonObject person in people.Where(p => Text(p["role"]).Length > 0)) yield return new RegisterFact("person + role", Text(person["name"]), Text(person["role"]));
        foreach (JsonObject other in attendees)
        {
            if (Text(other["kind"]) == "organization") yield return new RegisterFact("body", Text(other["name"]));
            else if (Text(other["kind"]) == "group") yield return new RegisterFact("group", Text(other["name"]));
            else if (Text(other["name"]).Length == 0) yield return new RegisterFact("person by role only", Text(other["role"]));
        }
        foreach (JsonObject told in events)
        {
            foreach (JsonObject talk in Items(told["presentations"])) yield return new RegisterFact("presentation", Text(talk["speaker"]), Text(talk["topic"]));
            foreach ((string kind, string field) in new[] { ("organiser", "organizers"), ("host", "hosts"), ("supporter", "supporters"), ("law", "laws") })
            {
                foreach (JsonNode? value in told[field] as JsonArray ?? []) yield return new RegisterFact(kind, Text(value));
            }
            foreach (JsonObject absent in Items(told["absent"])) yield return new RegisterFact("absent", Text(absent["name"]) is { Length: > 0 } name ? name : Text(absent["role"]));
            if (Text(told["start_date"]) + Text(told["end_date"]) is { Length: > 0 }) yield return new RegisterFact("date", Text(told["start_date"]), Text(told["end_date"]));
            foreach ((string kind, JsonNode? value) in new[] { ("city", told["place"]?["city"]), ("country", told["place"]?["country"]), ("count", told["participant_count"]), ("title", told["title"]) })
            {
                if (Text(value).Length > 0) yield return new RegisterFact(kind, Text(value));
            }
        }
        foreach (JsonObject contact in Items(document["contacts"]))
        {
            yield return new RegisterFact("contact", Text(contact["name"]), Joined(contact["phones"], Compare.Digits), Joined(contact["emails"], email => email));
        }
    }

    /// <summary>True when a fact that was read is the one expected.</summary>
    public static bool Same(RegisterFact expected, RegisterFact read) => expected.Kind == read.Kind && expected.Kind switch
    {
        "person" => Compare.SameName(expected.Values[0], read.Values[0]),
        "absent" => Compare.SameName(expected.Values[0], read.Values[0]) || Compare.Overlap(expected.Values[0], read.Values[0]),
        "person + role" => Compare.SameName(expected.Values[0], read.Values[0]) && Compare.Overlap(expected.Values[1], read.Values[1]),
        "presentation" => Compare.SameName(expected.Values[0], read.Values[0]) && Compare.SameTopic(expected.Values[1], read.Values[1]),
        "contact" => Compare.SameName(expected.Values[0], read.Values[0]) && expected.Values[1] == read.Values[1] && expected.Values[2] == read.Values[2],
        "date" => expected.Values.SequenceEqual(read.Values),
        _ => Compare.Overlap(expected.Values[0], read.Values[0]),
    };

    private static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();
    private static string Text(JsonNode? value) => Compare.Fold(value is JsonObject printed ? printed["text"]?.ToString() : value?.ToString());
    private static string Joined(JsonNode? list, Func<string, string> read) => string.Join('|', (list as JsonArray ?? []).Select(value => read(Text(value))).Order(StringComparer.Ordinal));
}
