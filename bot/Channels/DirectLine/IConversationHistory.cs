using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>What was said in one conversation, numbered from 1; the newest are kept. Knows which messages wait for an answer. Safe on several threads.</summary>
internal interface IConversationHistory
{
    string Id { get; }

    /// <summary>Adds an activity.</summary>
    /// <param name="lifetime">After it the activity is gone; null for one that stays.</param>
    ValueTask AddAsync(Activity activity, TimeSpan? lifetime = null);

    /// <summary>Adds what a user sent. The same message sent again, by a client that is not sure it arrived, is not added again.</summary>
    /// <param name="waits">Whether it is to be answered.</param>
    /// <returns>Its number.</returns>
    ValueTask<long> ReceiveAsync(Activity activity, bool waits);

    /// <summary>The oldest message up to a number that waits for its answer, when it is this caller's to answer; null when all are answered. Waits for the answers that others are at.</summary>
    ValueTask<Waiting?> NextAsync(long upTo);

    /// <summary>Tells others that the message is still being answered.</summary>
    ValueTask StayAsync(Waiting message);

    /// <summary>Adds the answer to a message, unless the message was answered meanwhile.</summary>
    /// <param name="lifetime">After it the answer is gone, and of the message stays at once only that there was one; null for one that stays.</param>
    ValueTask AnswerAsync(Waiting message, Activity answer, TimeSpan? lifetime);

    /// <summary>What came after a watermark, in order.</summary>
    /// <param name="watermark">The number of the last activity seen; 0 for all. One that is not of this conversation means all.</param>
    ValueTask<Said> AfterAsync(long watermark);

    /// <summary>Watches for what is new.</summary>
    ValueTask<IHistoryWatch> WatchAsync();

    /// <summary>Ends when a client fetched all that was said up to now, or could still do so after this process has ended.</summary>
    Task FetchedAsync();
}

/// <summary>A message that is to be answered.</summary>
internal sealed record Waiting(long Number, Activity Message);

/// <summary>What was said after a watermark.</summary>
/// <param name="Set">The protocol's activity set, JSON in UTF-8; null when there is nothing.</param>
/// <param name="Watermark">The number that it ends with.</param>
/// <param name="Ended">Nobody can reach the conversation any more.</param>
/// <param name="Abandoned">The number of a message whose answer nobody is at any more; 0 when there is none.</param>
internal readonly record struct Said(byte[]? Set, long Watermark, bool Ended = false, long Abandoned = 0);

internal interface IHistoryWatch : IAsyncDisposable
{
    /// <summary>Ends when something may be new. Take it before reading, so that nothing is missed in between.</summary>
    Task Changed { get; }
}
