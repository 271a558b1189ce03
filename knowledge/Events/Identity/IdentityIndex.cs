using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Events.Identity;

/// <summary>One event as one or more documents tell it.</summary>
/// <param name="Id">The id of the first of its events, by document name: stable while that document stays.</param>
/// <param name="Events">At least one; of different documents, in the order of the snapshot.</param>
/// <param name="Disagreements">Where the documents give different values. Every value is kept with its source; none is preferred.</param>
public sealed record EventGroup(string Id, IReadOnlyList<Event> Events, IReadOnlyList<Disagreement> Disagreements);

/// <summary>A field for which documents on one event give different values.</summary>
/// <param name="Field">participant_count, start_date, end_date or city: the names of <c>events --json</c>.</param>
/// <param name="Values">One value a document that gives it, at least two of them different.</param>
public sealed record Disagreement(string Field, IReadOnlyList<Printed> Values);

/// <summary>One person over all documents.</summary>
/// <param name="Id">Stable while the documents that name the person stay.</param>
/// <param name="Name">The fullest form printed anywhere.</param>
/// <param name="Mentions">The name as each event or contact prints it.</param>
public sealed record PersonIdentity(string Id, string Name, IReadOnlyList<Printed> Mentions);

/// <summary>One body over all documents: its name in full and its acronym are the same body.</summary>
/// <param name="Name">The fullest form printed anywhere.</param>
public sealed record BodyIdentity(string Id, string Name, IReadOnlyList<Printed> Mentions);

/// <summary>Who and what is the same over documents. Never changes; each part is made when it is first asked for. Safe on several threads.</summary>
/// <remarks>
/// Promised: two mentions share an identity only with evidence beyond a likeness of names: people need a further name, body, post or event in common unless their full names of
/// three or more words are equal; events need their days, and their place, people, organisers or title. What is in doubt stays apart. Accents, case, order, initials and one slip of a letter do not keep apart.
/// </remarks>
public sealed class IdentityIndex
{
    private readonly Lazy<IReadOnlyList<EventGroup>> _events;
    private readonly Lazy<Dictionary<string, EventGroup>> _groups;
    private readonly Lazy<IReadOnlyList<PersonIdentity>> _people;
    private readonly Lazy<Dictionary<SourceSpan, PersonIdentity>> _personOf;
    private readonly Lazy<IReadOnlyList<BodyIdentity>> _bodies;
    private readonly Lazy<Dictionary<SourceSpan, BodyIdentity>> _bodyOf;

    private IdentityIndex(IReadOnlyList<DocumentRegister> registers)
    {
        var names = new Lazy<BodyNames>(() => BodyNames.Of(registers));
        _events = new(() => EventGrouping.Group([.. registers.SelectMany(register => register.Events)], names));
        _people = new(() => PersonGrouping.Group(registers, Events, names.Value));
        _bodies = new(() => names.Value.Identities());
        _groups = new(() => Events.SelectMany(group => group.Events.Select(told => (told.Id, group))).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.group));
        _personOf = new(() => People.SelectMany(person => person.Mentions.Select(mention => (mention.Source, person))).DistinctBy(pair => pair.Source).ToDictionary(pair => pair.Source, pair => pair.person));
        _bodyOf = new(() => Bodies.SelectMany(body => body.Mentions.Select(mention => (mention.Source, body))).DistinctBy(pair => pair.Source).ToDictionary(pair => pair.Source, pair => pair.body));
    }

    public static IdentityIndex Of(IReadOnlyList<DocumentRegister> registers) => new(registers);

    /// <summary>All events; one that only one document tells is a group of one.</summary>
    public IReadOnlyList<EventGroup> Events => _events.Value;
    public IReadOnlyList<PersonIdentity> People => _people.Value;
    public IReadOnlyList<BodyIdentity> Bodies => _bodies.Value;

    /// <summary>The group of an event of this snapshot.</summary>
    /// <exception cref="KeyNotFoundException">The event is of another snapshot.</exception>
    public EventGroup GroupOf(Event told) => _groups.Value[told.Id];

    /// <summary>Who a printed name is; null for a value that is no person's name.</summary>
    public PersonIdentity? PersonOf(Printed name) => _personOf.Value.GetValueOrDefault(name.Source);

    /// <summary>Which body a printed name is; null for a value that is no body's name.</summary>
    public BodyIdentity? BodyOf(Printed name) => _bodyOf.Value.GetValueOrDefault(name.Source);
}
