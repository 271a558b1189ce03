using System.Net;
using System.Text.Json;
using ChatAssistant.Conversation;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>Turns over real HTTP: every type of activity, in order, once, acknowledged in time.</summary>
public sealed class TurnTests : IAsyncLifetime
{
    private RecordingChannel _channel = null!;
    private TestBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _channel = await RecordingChannel.StartAsync();
        _bot = await TestBot.StartAsync(["--BotFramework:AcknowledgeAfter=0.2", "--BotFramework:TypingAfter=0.1", "--BotFramework:MessagesAtOnce=20", "--BotFramework:MessagesPerMinute=1", "--BotFramework:LongestTurn=1"]);
    }

    [Fact]
    public async Task AnActivityThatComesTwiceIsAnsweredOnce()
    {
        for (int i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message("hello"))).StatusCode);
        await PostAsync(Message("hello", "m2"));
        await PostAsync(Message("hello", conversation: "c2"));
        Assert.Equal(["m1", "m2", "m1"], await RepliesAsync(3, "replyToId"));
        Assert.False(_channel.HasMore);
    }

    [Fact]
    public async Task TurnsOfAConversationRunInTheOrderTheyCameAndOthersDoNotWait()
    {
        var first = new TaskCompletionSource<Reply>();
        _bot.Assistant.Setup(a => a.ReplyAsync(It.Is<IncomingMessage>(m => m.Text == "slow"), It.IsAny<CancellationToken>())).Returns(first.Task);
        await PostAsync(Message("slow", "m1", changes: [("channelId", "test")]));
        await PostAsync(Message("second", "m2", changes: [("channelId", "test")]));
        await PostAsync(Message("other", "m3", "c2"));
        Assert.Equal(["You said: other"], await RepliesAsync(1));
        first.SetResult(TestBot.Says("done"));
        Assert.Equal(["done", "You said: second"], await RepliesAsync(2));
    }

    [Fact]
    public async Task ASlowAnswerIsAcknowledgedShownAsTypingAndSentWhenItIsThere()
    {
        var slow = new TaskCompletionSource<Reply>();
        _bot.Assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).Returns(slow.Task);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message("slow"))).StatusCode);
        Assert.Equal("typing", (await _channel.NextAsync()).Activity.GetProperty("type").GetString());
        slow.SetResult(TestBot.Says("done"));
        Assert.Equal(["done"], await RepliesAsync(1));
    }

    [Fact]
    public async Task ASlowChannelDoesNotHoldTheRequest()
    {
        var open = new TaskCompletionSource();
        _channel.Answer = async (_, _) =>
        {
            await open.Task;
            return null;
        };
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message("hello"))).StatusCode);
        Assert.False(_channel.HasMore);
        open.SetResult();
        Assert.Equal(["You said: hello"], await RepliesAsync(1));
    }

    [Fact]
    public async Task AnAnswerThatTakesTooLongIsGivenUpWithAWord()
    {
        _bot.Assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).Returns(async (IncomingMessage _, CancellationToken cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return TestBot.Says("never");
        });
        await PostAsync(Message("hello", changes: [("locale", "fr-FR")]));
        Assert.Equal("typing", (await _channel.NextAsync()).Activity.GetProperty("type").GetString());
        Assert.StartsWith("Je n'ai pas pu terminer", Assert.Single(await RepliesAsync(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAssistantThatFailsIsTheBotsFaultAndTheNextTurnGoesOn()
    {
        _bot.Assistant.Setup(a => a.ReplyAsync(It.Is<IncomingMessage>(m => m.Text == "break"), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("broken"));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message("break"))).StatusCode);
        await PostAsync(Message("hello", "m2"));
        Assert.Equal(["Something went wrong on my side. Please ask again.", "You said: hello"], await RepliesAsync(2));
    }

    [Fact]
    public async Task AnEditedQuestionIsAnsweredAgainEachTimeItChanges()
    {
        await PostAsync(Message("first"));
        await PostAsync(Message("second", changes: [("type", "messageUpdate")]));
        await PostAsync(Message("second", changes: [("type", "messageUpdate")]));
        await PostAsync(Message("third", changes: [("type", "messageUpdate")]));
        Assert.Equal(["You said: first", "You said: second", "You said: third"], await RepliesAsync(3));
        Assert.False(_channel.HasMore);
    }

    [Theory]
    [InlineData("messageDelete")]
    [InlineData("messageReaction")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("<custom-activity-type>")]
    [InlineData("trace")]
    public async Task OtherTypesAreTakenAndNotAnswered(string type)
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message("hello", changes: [("type", type)]))).StatusCode);
        Assert.Equal(0, _channel.Count);
    }

    [Fact]
    public async Task AnInstallationAndItsMembersAreGreetedOnce()
    {
        await Task.WhenAll(
            PostAsync(Message("", "u1", changes: [("type", "installationUpdate"), ("action", "add")])),
            PostAsync(Message("", "u2", changes: [("type", "conversationUpdate"), ("membersAdded", new[] { new { id = "bot" }, new { id = "user" } })])));
        await PostAsync(Message("", "u3", "c2", ("type", "conversationUpdate"), ("membersAdded", new[] { new { id = "bot" } })));
        await PostAsync(Message("", "u4", "c3", ("type", "installationUpdate"), ("action", "remove")));
        Call greeting = await _channel.NextAsync();
        Assert.Equal("Welcome!", greeting.Activity.GetProperty("text").GetString());
        Assert.EndsWith("/c1/activities", greeting.Path, StringComparison.Ordinal);
        Assert.False(_channel.HasMore);
    }

    [Fact]
    public async Task MentionsOfTheBotAndOfOthersAreNoPartOfTheQuestion()
    {
        object mentions = new object[] { new { type = "mention", text = "<at>Bot</at>", mentioned = new { id = "bot" } }, new { type = "mention", text = "<at>Ana María</at>", mentioned = new { id = "29:ana" } }, new { type = "clientInfo" } };
        await PostAsync(Message("<at>Bot</at>&nbsp;<at>Ana María</at> who attended? <at id=\"0\">Zoë</at>", changes: [("entities", mentions), ("channelId", "msteams")]));
        Assert.Equal(["You said: who attended?"], await RepliesAsync(1));
    }

    [Fact]
    public async Task AButtonAsksWhatItCarriesAndAForeignFormAsksNothing()
    {
        await PostAsync(Message("", "m1", changes: [("text", null), ("value", new { ask = "What was presented?" })]));
        await PostAsync(Message("", "m2", changes: [("text", null), ("value", new { from = "submit", note = "my note" })]));
        Assert.Equal(["You said: What was presented?"], await RepliesAsync(1));
        Assert.False(_channel.HasMore);
    }

    [Fact]
    public async Task APictureAloneGetsAWord()
    {
        await PostAsync(Message("", changes: [("text", null), ("attachments", new[] { new { contentType = "image/png", contentUrl = "https://x.example/p.png" } })]));
        Assert.Equal(["I can only read text. Please write your question."], await RepliesAsync(1));
    }

    [Fact]
    public async Task AVeryLongTextGetsAPoliteWord()
    {
        await PostAsync(Message(new string('a', 100_000)));
        Assert.Equal(["That message is too long for me: please ask in at most 4000 characters."], await RepliesAsync(1));
        _bot.Assistant.Verify(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task TooManyMessagesGetOneWordThenSilenceAndOtherConversationsGoOn()
    {
        for (int i = 0; i < 40; i++) Assert.Equal(HttpStatusCode.OK, (await PostAsync(Message($"n{i}", $"m{i}"))).StatusCode);
        string[] replies = await RepliesAsync(21);
        Assert.Equal("You said: n19", replies[19]);
        Assert.Equal("That was too many messages at once. I answer again in a minute.", replies[20]);
        Assert.False(_channel.HasMore);
        await PostAsync(Message("hello", conversation: "c2"));
        Assert.Equal(["You said: hello"], await RepliesAsync(1));
    }

    [Fact]
    public async Task InTeamsTheLimitHoldsForAUserOverAllConversations()
    {
        for (int i = 0; i < 22; i++) await PostAsync(Message("hello", $"m{i}", $"c{i}", ("channelId", "msteams"), ("from", new { id = $"29:{i}", aadObjectId = "user" })));
        Assert.Equal(2, (await RepliesAsync(22)).Count(text => text.StartsWith("That was too many", StringComparison.Ordinal)));
    }

    private static Dictionary<string, object?> Message(string text, string id = "m1", string conversation = "c1", params (string, object?)[] changes) => TestBot.Message("", text, id, conversation, changes);

    private Task<HttpResponseMessage> PostAsync(Dictionary<string, object?> activity)
    {
        activity["serviceUrl"] = _channel.ServiceUrl;
        return _bot.PostAsync(activity);
    }

    private async Task<string[]> RepliesAsync(int count, string field = "text")
    {
        List<string> texts = [];
        while (texts.Count < count)
        {
            JsonElement activity = (await _channel.NextAsync()).Activity;
            if (activity.GetProperty("type").GetString() == "message") texts.Add(activity.GetProperty(field).GetString()!);
        }
        return [.. texts];
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _channel.DisposeAsync();
    }
}
