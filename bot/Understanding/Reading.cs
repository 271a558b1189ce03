using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Understanding;

/// <summary>What a question was taken for.</summary>
/// <param name="Events">The events meant: one, several that fit equally well, or none.</param>
/// <param name="Person">The name, as printed, of the person meant.</param>
internal sealed record Reading(string Text, Intent Intent, double Confidence, Language Language, IReadOnlyList<Event> Events, string? Person)
{
    /// <summary>The question's words, folded.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Those of them that are names.</summary>
    public IReadOnlySet<string> Names { get; init; } = new HashSet<string>();

    /// <summary>Names that no document, or not that of the event meant, holds.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Names that the event's document holds, but that do not tell which event is meant: they ask for a part ("from Brazil").</summary>
    public IReadOnlyList<string> Part { get; init; } = [];

    /// <summary>Words that are no usual words of a question: what is asked about.</summary>
    public IReadOnlyList<string> Content { get; init; } = [];

    /// <summary>All events whose own terms hold every name of the question (or, where none holds all, any), and that its dates allow.</summary>
    public IReadOnlyList<Event> Fitting { get; init; } = [];

    public DateWords Date { get; init; } = new([], [], null);

    /// <summary>True where the question itself, not the conversation, tells the event.</summary>
    public bool TellsEvent { get; init; }
}
