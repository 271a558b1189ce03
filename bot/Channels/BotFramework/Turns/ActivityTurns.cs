using ChatAssistant.Answers;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.BotFramework.Notices;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework.Turns;

/// <summary>Sends an activity to the conversation of the turn.</summary>
public delegate Task Sender(Activity activity, CancellationToken cancellation);

/// <summary>What the bot does with each type of activity, whatever brought it: our own end point or Microsoft.Bot.Builder.</summary>
internal sealed partial class ActivityTurns(IAssistant assistant, RateLimits limits, Greetings greetings, NoticeCommands notices, IConversationReferences references, IOptions<ChannelLimits> options, TimeProvider time, ILogger<ActivityTurns> logger)
{
    private readonly ChannelLimits _options = options.Value;

    /// <summary>One turn. It fails only when it is cancelled: what goes wrong in the assistant is told to the user.</summary>
    public async Task RunAsync(Activity activity, Sender send, Links links, CancellationToken cancellation)
    {
        switch (activity.Type)
        {
            // What some channels bring back to the bot as its own message asks nothing.
            case "message" or "messageUpdate" when activity.From?.Id == activity.Recipient?.Id:
                break;
            // An edited question is a question.
            case "message" or "messageUpdate":
                if (await AnswerAsync(activity, send, links, cancellation) is { } answer) await send(answer, cancellation);
                break;
            // A greeting is no answer to an activity that the user sees: it is sent to the conversation.
            case "conversationUpdate" when ActivityReader.SomebodyJoined(activity) && await greetings.IsFirstAsync(activity):
            case "installationUpdate" when activity.Action is "add" or "add-upgrade" && await greetings.IsFirstAsync(activity):
                await send(ActivityWriter.Message(assistant.Welcome(activity.Locale), activity, links) with { ReplyToId = null }, cancellation);
                break;
            case "endOfConversation" or "installationUpdate" when activity.Action is not ("add" or "add-upgrade"):
                await references.ForgetAsync(activity);
                await ForgetAsync(activity, cancellation);
                break;
            // Nothing is to be said to deleted messages, reactions, typing and events, nor to types that are new.
        }
    }

    private async Task ForgetAsync(Activity activity, CancellationToken cancellation)
    {
        try
        {
            await assistant.ForgetAsync(ActivityReader.Message(activity).ConversationId, cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Failed(logger, activity.Id, problem);
        }
    }

    private async Task<Activity?> AnswerAsync(Activity activity, Sender send, Links links, CancellationToken cancellation)
    {
        Language language = LanguageCodes.FromLocale(activity.Locale) ?? Language.English;
        Activity Say(string key, params object?[] values) => ActivityWriter.Plain(Phrases.For(language).Say(key, values), activity, language);

        bool tooLong = activity.Text?.Length > _options.LongestText;
        string text = tooLong ? activity.Text! : ActivityReader.Message(activity).Text;
        bool nothing = text.Length == 0;
        // A form of somebody else's card, or a mention alone, asks nothing; a picture alone deserves a word.
        if (nothing && (activity.Attachments is not { Count: > 0 } || activity.Value is not null)) return null;
        switch (await limits.TakeAsync(activity))
        {
            case Allowance.Ignore: return null;
            case Allowance.Warn: return Say("too_fast");
        }
        if (nothing) return Say("no_text");
        if (tooLong || text.Length > _options.LongestText) return Say("too_long", _options.LongestText);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(_options.LongestTurn), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            if (await notices.AnswerAsync(text, activity) is { } notice) return notice;
            return ActivityWriter.Message(await WithTypingAsync(assistant.ReplyAsync(ActivityReader.Message(activity), either.Token), activity, send, either.Token), activity, links);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Say("too_slow");
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Failed(logger, activity.Id, problem);
            return Say("failed");
        }
    }

    // Nearly all answers are there at once. Where one is not, the user sees that it is being written; the sign lasts some seconds.
    private async Task<Reply> WithTypingAsync(Task<Reply> reply, Activity activity, Sender send, CancellationToken cancellation)
    {
        TimeSpan wait = TimeSpan.FromSeconds(_options.TypingAfter);
        while (!reply.IsCompleted)
        {
            try
            {
                return await reply.WaitAsync(wait, time, cancellation);
            }
            catch (TimeoutException) when (!reply.IsCompleted)
            {
                if (activity.DeliveryMode != "expectReplies") await send(ActivityWriter.Typing(activity), cancellation);
                wait = TimeSpan.FromSeconds(4);
            }
        }
        return await reply;
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Error, Message = "The turn of activity {ActivityId} failed.")]
    private static partial void Failed(ILogger logger, string? activityId, Exception problem);
}
