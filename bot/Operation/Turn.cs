namespace ChatAssistant.Operation;

/// <summary>What is known of a turn without knowing what was said.</summary>
internal sealed record Turn(string Channel, string Intent, string Outcome, string Language, TimeSpan Took);

/// <summary>A question that the documents did not answer, redacted.</summary>
/// <param name="User">See <see cref="UserIds"/>; null where the channel names nobody.</param>
internal sealed record Unanswered(string? User, string Language, string Intent, string Text);

/// <summary>What a user thought of an answer.</summary>
/// <param name="Reaction">like or dislike.</param>
internal sealed record Feedback(string? User, string Channel, string Reaction);
