using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Identity;

/// <summary>One key for all names of a body: case, accents, articles and small words aside, and an acronym is the name that some document prints with it.</summary>
internal sealed class BodyNames
{
    // An acronym that documents expand differently means what its own document says.
    private readonly Dictionary<string, string> _expansions;
    private readonly Dictionary<(string Document, string Acronym), string> _own;

    private readonly Printed[] _printed;

    private BodyNames(Dictionary<string, string> expansions, Dictionary<(string, string), string> own, Printed[] printed) => (_expansions, _own, _printed) = (expansions, own, printed);

    public IReadOnlyList<BodyIdentity> Identities() => [.. _printed.GroupBy(Key).Select(group => new BodyIdentity(group.Key, group.MaxBy(body => body.Clean.Length)!.Clean, [.. group]))];

    public static BodyNames Of(IReadOnlyList<DocumentRegister> registers)
    {
        Printed[] printed = [.. registers.SelectMany(Bodies).DistinctBy(body => body.Source)];
        var expansions = new Dictionary<string, HashSet<string>>();
        var own = new Dictionary<(string, string), string>();
        foreach (Printed body in printed)
        {
            (string name, string? acronym) = Split(body.Clean);
            if (acronym is null) continue;
            if (!expansions.TryGetValue(acronym, out HashSet<string>? names)) expansions[acronym] = names = [];
            names.Add(name);
            own.TryAdd((body.Source.DocumentId, acronym), name);
        }
        return new BodyNames(expansions.Where(pair => pair.Value.Count == 1).ToDictionary(pair => pair.Key, pair => pair.Value.Single()), own, printed);
    }

    public string Key(Printed body)
    {
        (string name, string? _) = Split(body.Clean);
        return _own.GetValueOrDefault((body.Source.DocumentId, name)) ?? _expansions.GetValueOrDefault(name, name);
    }

    // "International Organization for Migration (IOM)": the name's words, and the acronym.
    private static (string Name, string? Acronym) Split(string printed)
    {
        string folded = Token.Fold(printed);
        int open = folded.LastIndexOf('('), close = folded.LastIndexOf(')');
        string? acronym = open > 0 && close > open ? folded[(open + 1)..close].Trim() : null;
        if (acronym is not null && (acronym.Length < 2 || acronym.Contains(' ', StringComparison.Ordinal))) acronym = null;
        string name = open > 0 ? folded[..open] : folded;
        return (string.Join(' ', name.Split([' ', '\'', '"', ',', '.', '-'], StringSplitOptions.RemoveEmptyEntries).Where(word => !IsSmall(word))), acronym);
    }

    private static bool IsSmall(string word) => word is "the" or "of" or "for" or "and" or "on" or "in" or "de" or "del" or "la" or "el" or "los" or "las" or "y" or "e" or "du" or "des" or "le" or "les" or "l" or "d" or "et" or "para" or "pour";

    private static IEnumerable<Printed> Bodies(DocumentRegister register)
    {
        foreach (Event told in register.Events)
        {
            foreach (Printed body in told.Organizers.Concat(told.Hosts).Concat(told.Supporters)) yield return body;
            foreach (Attendee attendee in told.Attendees)
            {
                if (attendee.Kind == AttendeeKind.Organization && attendee.Name is { } name) yield return name;
                if (attendee.Organization is { } organization) yield return organization;
            }
            foreach (Presentation talk in told.Presentations.Where(talk => talk.Organization is not null)) yield return talk.Organization!;
        }
        foreach (Contact contact in register.Contacts.Where(contact => contact.Organization is not null)) yield return contact.Organization!;
    }
}
