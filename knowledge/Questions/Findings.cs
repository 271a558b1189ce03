using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Knowledge.Questions;

/// <summary>What knowledge returned: one of the three below.</summary>
public abstract record Findings
{
    private Findings() { }

    /// <param name="Items">The complete set, in reading order; never empty.</param>
    /// <param name="About">The events that the answer is about; empty where it spans the whole collection.</param>
    /// <param name="Person">The person it is about, as printed; null where it is about none in particular.</param>
    public sealed record Found(IReadOnlyList<Finding> Items, IReadOnlyList<Event> About, string? Person) : Findings
    {
        /// <summary>Only some of the set was asked for ("ministers", "from Brazil").</summary>
        public bool IsPart { get; init; }

        /// <summary>0 to 1: the share of what is asked that the places found hold, rare words counting more.</summary>
        public double Certainty { get; init; } = 1;

        /// <summary>Sentences of documents as they stand answer, the register does not.</summary>
        public bool IsQuoted => Items.All(item => item is SentenceFound);
    }

    /// <summary>Several events fit the question equally well.</summary>
    public sealed record SeveralMatch(IReadOnlyList<Event> Candidates) : Findings;

    /// <param name="LookedFor">Words of the question that the documents do not answer; empty where the question as a whole is not answered.</param>
    /// <param name="About">The event that was meant; null where none is known.</param>
    public sealed record NothingKnown(IReadOnlyList<string> LookedFor, Event? About) : Findings
    {
        /// <summary>Who has the post that was asked for with another country: "the attorney general of Chile" where those of other countries are named.</summary>
        public IReadOnlyList<Attendee> Instead { get; init; } = [];
    }

    /// <summary>"Her phone": the words mean a person, and none was spoken of.</summary>
    public sealed record NobodyMeant : Findings;
}

/// <summary>One thing found, with the place that proves it.</summary>
/// <param name="Evidence">The sentence, item or lines that say it.</param>
public abstract record Finding(Event? Event, SourceSpan Evidence);

public sealed record AttendeeFound(Event Told, Attendee Attendee) : Finding(Told, Attendee.Evidence);

public sealed record AbsenteeFound(Event Told, Absentee Absentee) : Finding(Told, Absentee.Evidence);

public sealed record TalkFound(Event Told, Presentation Talk) : Finding(Told, Talk.Evidence);

public sealed record ContactFound(Event? Told, Contact Contact) : Finding(Told, Contact.Evidence);

/// <summary>A value of an event that stands alone: its date, place, an organiser, a law.</summary>
public sealed record ValueFound(Event Told, Aspect Aspect, IReadOnlyList<Printed> Values, SourceSpan Sentence) : Finding(Told, Sentence);

/// <summary>An event of a list of events.</summary>
public sealed record EventFound(Event Told, SourceSpan Place) : Finding(Told, Place);

/// <summary>A number that was counted over the register.</summary>
/// <param name="Counted">The word of the question that says what was counted.</param>
public sealed record NumberFound(Event? Told, int Number, string Counted, SourceSpan Place) : Finding(Told, Place);

/// <summary>A sentence of a document that answers as it stands.</summary>
public sealed record SentenceFound(Event? Told, SourceSpan Sentence) : Finding(Told, Sentence);
