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

/// <summary>Who and what is the same over documents. Built once a snapshot; never changes.</summary>
/// <remarks>
/// Promised: two mentions share an identity only with evidence beyond a likeness of names: people need a further name, body, post or event in common unless their full names of
/// three or more words are equal; events need their days, and their place, people, organisers or title. What is in doubt stays apart. Accents, case, order, initials and one slip of a letter do not keep apart.
/// </remarks>
public sealed class IdentityIndex
{
    private readonly Dictionary<SourceSpan, PersonIdentity> _people;
    private readonly Dictionary<SourceSpan, BodyIdentity> _bodies;
    private readonly Dictionary<string, EventGroup> _groups;

    private IdentityIndex(IReadOnlyList<EventGroup> events, IReadOnlyList<PersonIdentity> people, IReadOnlyList<BodyIdentity> bodies)
    {
        (Events, People, Bodies) = (events, people, bodies);
        _people = people.SelectMany(person => person.Mentions.Select(mention => (mention.Source, person))).DistinctBy(pair => pair.Source).ToDictionary(pair => pair.Source, pair => pair.person);
        _bodies = bodies.SelectMany(body => body.Mentions.Select(mention => (mention.Source, body))).DistinctBy(pair => pair.Source).ToDictionary(pair => pair.Source, pair => pair.body);
        _groups = events.SelectMany(group => group.Events.Select(told => (told.Id, group))).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.group);
    }

    public static IdentityIndex Of(IReadOnlyList<DocumentRegister> registers)
    {
        BodyNames bodies = BodyNames.Of(registers);
        Event[] events = [.. registers.SelectMany(register => register.Events)];
        IReadOnlyList<EventGroup> groups = EventGrouping.Group(events, bodies);
        return new IdentityIndex(groups, PersonGrouping.Group(registers, groups, bodies), bodies.Identities);
    }

    /// <summary>All events; one that only one document tells is a group of one.</summary>
    public IReadOnlyList<EventGroup> Events { get; }
    public IReadOnlyList<PersonIdentity> People { get; }
    public IReadOnlyList<BodyIdentity> Bodies { get; }

    /// <summary>The group of an event of this snapshot.</summary>
    /// <exception cref="KeyNotFoundException">The event is of another snapshot.</exception>
    public EventGroup GroupOf(Event told) => _groups[told.Id];

    /// <summary>Who a printed name is; null for a value that is no person's name.</summary>
    public PersonIdentity? PersonOf(Printed name) => _people.GetValueOrDefault(name.Source);

    /// <summary>Which body a printed name is; null for a value that is no body's name.</summary>
    public BodyIdentity? BodyOf(Printed name) => _bodies.GetValueOrDefault(name.Source);
}
