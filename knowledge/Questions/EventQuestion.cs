using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Knowledge.Questions;

/// <summary>A question about events: the user's words, and what the conversation adds to them.</summary>
public sealed record EventQuestion(Aspect Aspect, string Text, Language Language)
{
    /// <summary>Values of the event that are asked for besides ("and where was it?").</summary>
    public IReadOnlyList<Aspect> Also { get; init; } = [];

    /// <summary>The events that the conversation is about, used where the words name none.</summary>
    public IReadOnlyList<Event> Focus { get; init; } = [];

    /// <summary>The name, as printed, of the person that the conversation is about: what "she" and "his" mean.</summary>
    public string? Person { get; init; }

    /// <summary>The events to choose from, after the user was asked which is meant; null for all.</summary>
    public IReadOnlyList<Event>? Among { get; init; }

    /// <summary>Words of an earlier turn that this one continues ("and at the Busia one?"): what is asked about comes from them, the event from <see cref="Text"/>.</summary>
    public string? Before { get; init; }

    /// <summary>The vector of <see cref="Text"/> where a service made it, of length 1.</summary>
    public float[]? Meaning { get; init; }

    /// <summary>What "last year" is counted from.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);
}
