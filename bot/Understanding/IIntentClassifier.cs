using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding;

/// <summary>Reads what kind of thing an utterance asks, and in which language.</summary>
public interface IIntentClassifier
{
    /// <summary>The best reading of one utterance. Any text will do, also an empty one; safe on several threads.</summary>
    /// <param name="hint">The language to take when the words do not tell, such as the conversation's; null when none is known.</param>
    IntentReading Classify(string text, Language? hint);
}

/// <summary>What an utterance was taken for.</summary>
/// <param name="Confidence">0 to 1: the probability of <paramref name="Intent"/>. Compare with <see cref="UnderstandingOptions.EnoughConfidence"/>.</param>
/// <param name="Lead">0 to 1: how far it is ahead of the second best. Compare with <see cref="UnderstandingOptions.EnoughLead"/>.</param>
public sealed record IntentReading(Intent Intent, double Confidence, double Lead, Language Language)
{
    /// <summary>Confidence and lead are enough by the settings.</summary>
    public bool IsBelieved { get; init; } = true;

    /// <summary>The likeliest intents, best first, for who knows more than the words tell (a known event's name, the turn before).</summary>
    public IReadOnlyList<IntentScore> Ranking { get; init; } = [];

    /// <summary>0 to 1: likeness to the nearest utterance learnt from; near 0 when no word is known.</summary>
    public double Familiarity { get; init; }
}

/// <summary>An intent and its probability, 0 to 1.</summary>
public readonly record struct IntentScore(Intent Intent, double Probability);
