using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>All people of a document with where it tells of them, to be dealt out to its events.</summary>
internal sealed class PeopleOfDocument(IReadOnlyList<(PersonRecord Person, SourceSpan Evidence)> present, IReadOnlyList<Absentee> absent, IReadOnlyList<Presentation> presentations)
{
    /// <summary>Each person once, with the first sentence in the scope that tells of them.</summary>
    public IEnumerable<Attendee> Attendees(SourceSpan scope) => present.Where(p => scope.Overlaps(p.Evidence)).DistinctBy(p => p.Person)
        .Select(p => new Attendee(AttendeeKind.Person, p.Person.Name, p.Person.Role, p.Person.Body, p.Person.Country) { Evidence = p.Evidence });

    public IReadOnlyList<Absentee> Absent(SourceSpan scope) => [.. absent.Where(a => scope.Overlaps(a.Evidence))];

    public IReadOnlyList<Presentation> Presentations(SourceSpan scope) => [.. presentations.Where(p => scope.Overlaps(p.Evidence))];
}
