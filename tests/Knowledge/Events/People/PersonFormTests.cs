using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Tests.Knowledge.Events.People;

/// <summary>The ways in which press releases name people, one sentence each: <c>forms.txt</c> beside this file.</summary>
public sealed class PersonFormTests
{
    public static TheoryData<string, string, string> Forms { get; } = Read();

    [Theory]
    [MemberData(nameof(Forms))]
    public void ASentenceGivesItsPeopleWithPostAndBodyAndNobodyElse(string language, string sentence, string people)
    {
        var document = new Document("form.txt", sentence, sentence, [new Block(BlockKind.Paragraph, 0, sentence.Length)], Enum.Parse<Language>(language), "");
        IEnumerable<Attendee> found = EventExtractor.Extract(document).Events.SelectMany(told => told.Attendees).Where(a => a is { Kind: AttendeeKind.Person, Name: not null });
        Assert.Equal(people, string.Join('\n', found.Select(a => $"{a.Name!.Clean} | {a.Role?.Clean} | {a.Organization?.Clean}".TrimEnd())));
    }

    // "[en] sentence", then a line "name | role | body" for each person, or "nobody".
    private static TheoryData<string, string, string> Read()
    {
        var forms = new TheoryData<string, string, string>();
        (string Language, string Sentence)? open = null;
        List<string> people = [];
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "tests/Knowledge/Events/People/forms.txt")).Append("[end]"))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] != '[') { if (line != "nobody") people.Add(line.TrimEnd()); continue; }
            if (open is { } form) forms.Add(form.Language, form.Sentence, string.Join('\n', people));
            people = [];
            open = line == "[end]" ? null : (line[1..3] switch { "en" => nameof(Language.English), "es" => nameof(Language.Spanish), _ => nameof(Language.French) }, line[5..]);
        }
        return forms;
    }
}
