using ChatAssistant.Answers;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>What happens in a conversation: the greeting, and for each message its echo, a typing sign when it takes long, the reply.</summary>
public sealed partial class DirectLineTurns(IAssistant assistant, Links links, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<DirectLineTurns> logger)
{
    private static readonly ChannelAccount Bot = new() { Id = "bot", Name = "ChatAssistant", Role = "bot" };

    /// <summary>A reply that comes sooner needs no typing sign.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>How long clients show one typing sign.</summary>
    private static readonly TimeSpan TypingShows = TimeSpan.FromSeconds(4);

    /// <summary>How long the answer to a cry for help can be fetched: a page opened later shows nothing of it.</summary>
    private static readonly TimeSpan CrisisShows = TimeSpan.FromMinutes(2);

    public void Greet(DirectLineConversation conversation, string user, string? locale) =>
        // A greeting answers nothing that the user sent.
        conversation.History.Add(DirectLineWriter.Message(assistant.Welcome(locale), Received(conversation, user, new Activity { Type = "conversationUpdate" }), links) with { ReplyToId = null });

    /// <summary>Takes what a user sent: shows it on the stream, and answers there.</summary>
    /// <param name="root">The address that the user's client came by, for links.</param>
    /// <returns>The activity's id.</returns>
    public string Receive(DirectLineConversation conversation, string user, Activity activity, string root)
    {
        Activity received = Received(conversation, user, activity);
        // Others in the conversation need not see who types; the sender waits for no echo of it.
        if (activity.Type == "typing") return $"{conversation.History.Id}|typing";
        received = conversation.History.Add(received);
        if (activity.Type == "message" && ActivityReader.Message(received).Text.Length > 0) conversation.Enqueue(() => AnswerAsync(conversation.History, received, links.Under(root)));
        return received.Id!;
    }

    private async Task AnswerAsync(ConversationHistory history, Activity message, Links pages)
    {
        try
        {
            Task<Reply> replying = assistant.ReplyAsync(ActivityReader.Message(message), lifetime.ApplicationStopping);
            while (await Task.WhenAny(replying, Task.Delay(Patience, time)) != replying)
            {
                history.Add(ActivityWriter.Typing(message), TypingShows);
                await Task.WhenAny(replying, Task.Delay(TypingShows, time));
            }
            Reply reply = await replying;
            if (reply.Outcome == Outcome.Crisis) history.Redact(message.Id!);
            history.Add(DirectLineWriter.Message(reply, message, pages), reply.Outcome == Outcome.Crisis ? CrisisShows : null);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The server stops: clients come back to the next one.
        }
        catch (Exception problem)
        {
            Failed(logger, message.Id, problem);
            Language language = LanguageCodes.FromLocale(message.Locale) ?? Language.English;
            history.Add(ActivityWriter.Plain(Phrases.For(language).Say("failed"), message, language));
        }
    }

    // Who sent it and where is known from the token, whatever the activity says.
    private static Activity Received(DirectLineConversation conversation, string user, Activity activity) => activity with
    {
        ChannelId = "directline",
        ServiceUrl = null,
        From = new ChannelAccount { Id = user, Name = activity.From?.Name, Role = "user" },
        Recipient = Bot,
        Conversation = new ConversationAccount { Id = conversation.History.Id },
    };

    [LoggerMessage(EventId = 1101, Level = LogLevel.Error, Message = "The message {ActivityId} could not be answered.")]
    private static partial void Failed(ILogger logger, string? activityId, Exception problem);
}
