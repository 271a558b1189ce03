using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Understanding;

/// <summary>What an utterance was taken for.</summary>
/// <param name="Question">What to look up; null for an utterance that asks nothing of the documents (a greeting, a cry for help).</param>
public sealed record Reading(Intent Intent, double Confidence, Language Language, EventQuestion? Question)
{
    /// <summary>Items of the answer that the user has already seen: "more" asks for the rest.</summary>
    public int Skip { get; init; }
}
