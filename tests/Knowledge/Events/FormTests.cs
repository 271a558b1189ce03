using System.Text;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Tests.Knowledge.Events;

/// <summary>Reads each form of the files in Forms/ and compares the fields that the file names: "|" between values, "-" for none, "⏎" for a line end.</summary>
public sealed class FormTests
{
    public static TheoryData<string, string, string> Forms()
    {
        var forms = new TheoryData<string, string, string>();
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Knowledge", "Events", "Forms"), "*.txt").Order(StringComparer.Ordinal))
        {
            string text = "";
            var expected = new StringBuilder();
            foreach (string line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Append(""))
            {
                if (line.StartsWith("  ", StringComparison.Ordinal)) { expected.AppendLine(line.Trim()); continue; }
                if (expected.Length > 0) forms.Add(Path.GetFileNameWithoutExtension(file), text, expected.ToString());
                (text, _) = (line.Replace('⏎', '\n'), expected.Clear());
            }
        }
        return forms;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryFormIsRead(string kind, string text, string expected)
    {
        DocumentRegister register = EventExtractor.Extract(Read(text));
        Event told = Assert.Single(register.Events);
        string[] fields = expected.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        var read = fields.Select(field => field.Split(": ")[0]).Distinct().SelectMany(field => field == "contact" ? register.Contacts.Select(Line).DefaultIfEmpty("-").Select(line => $"contact: {line}") : [$"{field}: {Value(told, field)}"]);
        Assert.Equal($"{kind}\n{string.Join('\n', fields)}", $"{kind}\n{string.Join('\n', read)}");
    }

    private static string Value(Event told, string field) => field switch
    {
        "organizers" => Joined(told.Organizers),
        "hosts" => Joined(told.Hosts),
        "supporters" => Joined(told.Supporters),
        "laws" => Joined(told.Laws),
        "bodies" => Joined(told.Attendees.Where(attendee => attendee.Kind == AttendeeKind.Organization).Select(attendee => attendee.Name!)),
        "absent" => Joined(told.Absent.Select(absentee => absentee.Name)),
        "people" => Joined(told.Attendees.Where(attendee => attendee is { Kind: AttendeeKind.Person, Name: not null }).Select(attendee => attendee.Name!)),
        "posts" => Joined(told.Attendees.Where(attendee => attendee is { Kind: AttendeeKind.Person, Name: null }).Select(attendee => attendee.Role!)),
        "talks" => Joined(told.Presentations.Select(talk => $"{talk.Speaker?.Clean}: {talk.Topic?.Clean}")),
        "dates" => told.StartDate is null && told.EndDate is null ? "-" : $"{told.StartDate:yyyy-MM-dd}..{told.EndDate:yyyy-MM-dd}",
        "city" => told.City?.Clean ?? "-",
        "country" => told.Country?.Clean ?? "-",
        "venue" => told.Venue?.Clean ?? "-",
        "count" => told.ParticipantCount is { } count ? $"{count.Printed.Clean} = {count.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}" : "-",
        "title" => told.Title?.Clean ?? "-",
        "announcement" => told.IsAnnouncement ? "yes" : "no",
        _ => throw new ArgumentException($"A form file expects the field '{field}', which this test does not know. Add it to FormTests.Value or correct the file."),
    };

    private static string Line(Contact contact) => string.Join(" # ", contact.Name?.Clean ?? "-", contact.Role?.Clean ?? "-", contact.Organization?.Clean ?? "-",
        Joined(contact.Phones.Select(phone => phone.Printed.Clean + (phone.Dial is { } dial ? "=" + dial : ""))), Joined(contact.Emails));

    private static string Joined(IEnumerable<Printed> values) => Joined(values.Select(value => value.Clean));
    private static string Joined(IEnumerable<string> values) => string.Join(" | ", values.DefaultIfEmpty("-"));

    private static Document Read(string text) => new ChatAssistant.Knowledge.Documents.TextReader().Read(new RawFile("form.txt", Encoding.UTF8.GetBytes(text), ""))!;
}
