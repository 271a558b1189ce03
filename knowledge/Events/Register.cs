using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Events;

/// <summary>What a document says about events: every value printed in it, with its place.</summary>
public sealed record DocumentRegister(string DocumentId, Language Language, IReadOnlyList<Event> Events, IReadOnlyList<Contact> Contacts)
{
    public static DocumentRegister Empty(Document document) => new(document.Id, document.Language, [], []);
}

/// <summary>A seminar, training, conference or the like that a document reports or announces.</summary>
/// <param name="Id">Stable for the same document: its name without extension, and "#2" and so on for further events in it.</param>
public sealed record Event(string Id, string DocumentId)
{
    public Printed? Title { get; init; }

    /// <summary>First and last day where the text lets them be known; null rather than a guess.</summary>
    public DateOnly? StartDate { get; init; }
    public DateOnly? EndDate { get; init; }
    public Printed? DateAsPrinted { get; init; }

    public Printed? City { get; init; }
    public Printed? Country { get; init; }
    public Printed? Venue { get; init; }

    /// <summary>True when the document announces an event that was still to come.</summary>
    public bool IsAnnouncement { get; init; }

    /// <summary>The part of the document that tells of this event; the whole document where it tells of one.</summary>
    public required SourceSpan Scope { get; init; }

    public IReadOnlyList<Printed> Organizers { get; init; } = [];
    public IReadOnlyList<Printed> Hosts { get; init; } = [];
    /// <summary>Who paid or otherwise supported.</summary>
    public IReadOnlyList<Printed> Supporters { get; init; } = [];
    public Count? ParticipantCount { get; init; }
    public IReadOnlyList<Attendee> Attendees { get; init; } = [];
    public IReadOnlyList<Absentee> Absent { get; init; } = [];
    public IReadOnlyList<Presentation> Presentations { get; init; } = [];
    public IReadOnlyList<Printed> Laws { get; init; } = [];
    /// <summary>Working languages, where named.</summary>
    public IReadOnlyList<Printed> Languages { get; init; } = [];
}

/// <summary>A number of participants.</summary>
/// <param name="Number">The number, where the words can be read as one.</param>
public sealed record Count(Printed Printed, int? Number);

public enum AttendeeKind
{
    Person,
    Organization,
    Group,
}

/// <summary>Someone who took part. Name is null for a person known only by role.</summary>
/// <param name="Country">Only where printed.</param>
public sealed record Attendee(AttendeeKind Kind, Printed? Name, Printed? Role, Printed? Organization, Printed? Country)
{
    /// <summary>The sentence or item that says they took part: what a citation shows.</summary>
    public required SourceSpan Evidence { get; init; }
}

/// <summary>Someone who was invited, announced or expected, or said not to have been there, and was not.</summary>
public sealed record Absentee(Printed Name, Printed? Role, Printed? Organization, Printed? Why)
{
    public required SourceSpan Evidence { get; init; }
}

/// <summary>Who spoke about what. One record for each pair of speaker and talk.</summary>
public sealed record Presentation(Printed? Speaker, Printed? Role, Printed? Organization, Printed? Topic)
{
    public required SourceSpan Evidence { get; init; }
}

/// <summary>Whom to reach, as printed.</summary>
public sealed record Contact(Printed? Name, Printed? Role, Printed? Organization, IReadOnlyList<Phone> Phones, IReadOnlyList<Printed> Emails)
{
    /// <summary>The lines or sentence it was read from.</summary>
    public required SourceSpan Evidence { get; init; }
}

public enum PhoneKind
{
    Unspecified,
    Telephone,
    Mobile,
    Fax,
    WhatsApp,
}

/// <summary>A telephone number.</summary>
/// <param name="Printed">As printed, misprints and extension included.</param>
/// <param name="Dial">E.164 form, only where the number is valid for the country that the text supports; otherwise null.</param>
public sealed record Phone(Printed Printed, PhoneKind Kind, string? Dial);
