using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Knowledge.Questions;

/// <summary>A person of the register that a question may mean.</summary>
/// <param name="Hits">Words of the name that the question has.</param>
public sealed record PersonMatch(string Name, Event Event, int Hits);

/// <summary>Finds people by name, or by what they are ("the prosecutor from Spain", "the woman from IOM Colombia").</summary>
public sealed class PersonMatcher
{
    private readonly List<(Event Event, string Name, string[] Words, string[] Description)> _people = [];

    private readonly HashSet<string> _nameWords;

    public PersonMatcher(KnowledgeSnapshot snapshot)
    {
        Dictionary<string, DocumentRegister> registers = snapshot.Registers.ToDictionary(register => register.DocumentId);
        foreach (Event told in snapshot.Events)
        {
            var people = told.Attendees.Where(a => a.Kind == AttendeeKind.Person).Select(a => (a.Name, a.Role, a.Organization, a.Country))
                .Concat(told.Absent.Select(a => ((Printed?)a.Name, a.Role, a.Organization, (Printed?)null)))
                .Concat(registers[told.DocumentId].Contacts.Select(c => (c.Name, c.Role, c.Organization, (Printed?)null)));
            foreach ((Printed? name, Printed? role, Printed? body, Printed? country) in people)
            {
                if (name is null || _people.Exists(p => p.Event == told && p.Name == name.Clean)) continue;
                _people.Add((told, name.Clean, NameMatcher.Words(name.Clean), NameMatcher.Words($"{role?.Clean} {body?.Clean} {country?.Clean}")));
            }
        }
        _nameWords = [.. _people.SelectMany(p => p.Words)];
    }

    /// <summary>True for a word (over two letters) of somebody's name.</summary>
    public bool IsNameWord(string word) => word.Length > 2 && _nameWords.Contains(word);

    /// <summary>People with at least one word of their name in the question, those with most first.</summary>
    /// <param name="words">Words of the question that may be names.</param>
    public IReadOnlyList<PersonMatch> Named(IReadOnlyCollection<string> words) =>
    [
        .. _people.Select(p => new PersonMatch(p.Name, p.Event, p.Words.Count(part => part.Length > 2 && words.Any(word => word == part || word.Length > 4 && NameMatcher.OneSlip(word, part)))))
            .Where(p => p.Hits > 0).OrderByDescending(p => p.Hits),
    ];

    /// <summary>The one person of the events whose role and body hold most of the words; null when none holds two, or several hold as many.</summary>
    public PersonMatch? Described(IReadOnlyCollection<string> words, IEnumerable<Event> events)
    {
        HashSet<Event> within = [.. events];
        var found = _people.Where(p => within.Contains(p.Event))
            .Select(p => new PersonMatch(p.Name, p.Event, words.Count(word => p.Description.Any(own => own == word || NameMatcher.Same(own, word) || Synonyms.Of(word).Contains(own)))))
            .Where(p => p.Hits > 0).OrderByDescending(p => p.Hits).ToList();
        return found.Count > 0 && (found.Count == 1 || found[0].Hits > found[1].Hits) ? found[0] : null;
    }
}
