using ChatAssistant.Answers;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Operation;
using ChatAssistant.Web;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>What happens in a conversation: the greeting, for each message its echo, a typing sign when it takes long and the reply, feedback, and the end.</summary>
internal sealed partial class DirectLineTurns(IAssistant assistant, FeedbackReasons feedback, Links links, TurnQueue queue, PendingTurns pending, IOptions<DirectLineOptions> options, TimeProvider time, ILogger<DirectLineTurns> logger)
{
    private static readonly ChannelAccount Bot = new() { Id = "bot", Name = "ChatAssistant", Role = "bot" };

    /// <summary>A reply that comes sooner needs no typing sign.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>How long clients show one typing sign.</summary>
    private static readonly TimeSpan TypingShows = TimeSpan.FromSeconds(4);

    /// <summary>How often others are told that an answer is still being made.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(1);

    /// <summary>How long the answer to a cry for help can be fetched: a page opened later shows nothing of it.</summary>
    private static readonly TimeSpan CrisisShows = TimeSpan.FromMinutes(2);

    /// <summary>How long a stop waits for a client to fetch its last answer: clients without a stream ask once a second.</summary>
    private static readonly TimeSpan FetchedWithin = TimeSpan.FromSeconds(3);

    private const int KeepTries = 20;
    private readonly TimeSpan _longestTurn = TimeSpan.FromSeconds(options.Value.LongestTurn);

    public ValueTask GreetAsync(IConversationHistory conversation, string user, string? locale) =>
        // A greeting answers nothing that the user sent.
        conversation.AddAsync(DirectLineWriter.Message(assistant.Welcome(locale), Received(conversation, user, new Activity { Type = "conversationUpdate" }), links) with { ReplyToId = null });

    /// <summary>Takes what a user sent: shows it on the stream, and answers there.</summary>
    /// <param name="root">The address that the user's client came by, for links.</param>
    /// <returns>The activity's id.</returns>
    public async Task<string> ReceiveAsync(IConversationHistory conversation, string user, Activity activity, string root)
    {
        Activity received = Received(conversation, user, activity);
        // Others in the conversation need not see who types; the sender waits for no echo of it.
        if (activity.Type == "typing") return $"{conversation.Id}|typing";
        bool waits = activity.Type == "message" && ActivityReader.Message(received).Text.Length > 0;
        long number = await conversation.ReceiveAsync(received, waits);
        if (waits) Answer(conversation, number, root);
        if (Reaction(activity) is { } reaction) pending.Add(feedback.GiveAsync(received.ChannelId!, reaction, null, CancellationToken.None));
        return ActivitySets.Id(conversation.Id, number);
    }

    /// <summary>Answers what waits, up to a number, while the caller goes on.</summary>
    public void Answer(IConversationHistory conversation, long upTo, string root) => pending.Add(AnswerAllAsync(conversation, upTo, links.Under(root)));

    /// <summary>Erases what the assistant remembers of a conversation, while the caller goes on: the client may be gone already.</summary>
    public void Forget(IConversationHistory conversation) => pending.Add(ForgetAsync(ActivityReader.Message(Received(conversation, "", new Activity())).ConversationId));

    private async Task ForgetAsync(string conversationId)
    {
        try
        {
            await assistant.ForgetAsync(conversationId, CancellationToken.None);
        }
        catch (Exception problem)
        {
            NotForgotten(logger, problem);
        }
    }

    // What Web Chat sends when a thumb is pressed.
    private static string? Reaction(Activity activity) => activity is not { Type: "event", Name: "webchat:activity-status/feedback", Entities: [{ } action, ..] } ? null
        : action.SchemaType switch { "LikeAction" => "like", "DislikeAction" => "dislike", _ => null };

    private async Task AnswerAllAsync(IConversationHistory conversation, long upTo, Links pages)
    {
        try
        {
            await queue.RunAsync($"directline\n{conversation.Id}", async () =>
            {
                while (await conversation.NextAsync(upTo) is { } message) await AnswerAsync(conversation, message, pages);
            });
            await conversation.FetchedAsync().WaitAsync(FetchedWithin, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception problem)
        {
            // The message still waits: who looks at the conversation next answers it.
            Unanswered(logger, ActivitySets.Id(conversation.Id, upTo), problem);
        }
    }

    private async Task AnswerAsync(IConversationHistory conversation, Waiting message, Links pages)
    {
        using var over = new CancellationTokenSource();
        _ = StayAsync(conversation, message, over.Token);
        try
        {
            (Activity answer, TimeSpan? lifetime) = await MakeAsync(conversation, message.Message, pages);
            await KeepAsync(() => conversation.AnswerAsync(message, answer, lifetime));
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    // An answer that is made is kept a little later rather than made again.
    private async Task KeepAsync(Func<ValueTask> keep)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                await keep();
                return;
            }
            catch (Exception problem) when (RedisOutage.Is(problem) && tries < KeepTries)
            {
                await Task.Delay(Patience, time);
            }
        }
    }

    private static async Task TypeAsync(IConversationHistory conversation, Activity message)
    {
        try
        {
            await conversation.AddAsync(ActivityWriter.Typing(message), TypingShows);
        }
        catch (Exception problem) when (RedisOutage.Is(problem))
        {
            // A sign less.
        }
    }

    private async Task<(Activity Answer, TimeSpan? Lifetime)> MakeAsync(IConversationHistory conversation, Activity message, Links pages)
    {
        Language language = LanguageCodes.FromLocale(message.Locale) ?? Language.English;
        using var late = new CancellationTokenSource(_longestTurn, time);
        try
        {
            Task<Reply> replying = assistant.ReplyAsync(ActivityReader.Message(message), late.Token).WaitAsync(late.Token);
            while (await Task.WhenAny(replying, Task.Delay(Patience, time, CancellationToken.None)) != replying)
            {
                await TypeAsync(conversation, message);
                await Task.WhenAny(replying, Task.Delay(TypingShows, time, CancellationToken.None));
            }
            Reply reply = await replying;
            return (DirectLineWriter.Message(reply, message, pages), reply.Outcome == Outcome.Crisis ? CrisisShows : null);
        }
        catch (OperationCanceledException)
        {
            return (ActivityWriter.Plain(Phrases.For(language).Say("too_slow"), message, language), null);
        }
        // Where conversations cannot be reached the message waits until they can.
        catch (Exception problem) when (!RedisOutage.Is(problem))
        {
            Failed(logger, message.Id, problem);
            return (ActivityWriter.Plain(Phrases.For(language).Say("failed"), message, language), null);
        }
    }

    private async Task StayAsync(IConversationHistory conversation, Waiting message, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(SignOfLife, time);
            while (await timer.WaitForNextTickAsync(over)) await conversation.StayAsync(message);
        }
        catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException || RedisOutage.Is(problem))
        {
            // The answer is there; or others may believe that it will not come, and make it.
        }
    }

    // Who sent it and where is known from the token, whatever the activity says.
    private static Activity Received(IConversationHistory conversation, string user, Activity activity) => activity with
    {
        ChannelId = "directline",
        ServiceUrl = null,
        From = new ChannelAccount { Id = user, Name = activity.From?.Name, Role = "user" },
        Recipient = Bot,
        Conversation = new ConversationAccount { Id = conversation.Id },
    };

    [LoggerMessage(EventId = 1403, Level = LogLevel.Error, Message = "What a conversation that ended was about could not be erased; it is gone when it expires.")]
    private static partial void NotForgotten(ILogger logger, Exception problem);

    [LoggerMessage(EventId = 1401, Level = LogLevel.Error, Message = "The message {ActivityId} could not be answered.")]
    private static partial void Failed(ILogger logger, string? activityId, Exception problem);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Warning, Message = "The answers up to message {ActivityId} could not be kept; they are made anew when the conversation can be reached.")]
    private static partial void Unanswered(ILogger logger, string? activityId, Exception problem);
}
