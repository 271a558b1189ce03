using System.Net;
using System.Text.Json.Nodes;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using Microsoft.AspNetCore.Http;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.Discord;

/// <summary>Answers that take longer than Discord waits.</summary>
public sealed class DeferralTests
{
    [Fact]
    public async Task AnAnswerThatTakesTwentySecondsIsPutOffAndEditedIn()
    {
        await using DiscordSide discord = await DiscordSide.StartAsync(After(TimeSpan.FromSeconds(20), "Here it is."));
        JsonObject question = discord.Command("ask", "question", "Why?");
        JsonNode later = await discord.SendAsync(question);
        Assert.Equal((5, 64), ((int)later["type"]!, (int)later["data"]!["flags"]!));
        (string method, string path, JsonNode? body) = await discord.NextCallAsync();
        Assert.Equal(("PATCH", $"/api/v10/webhooks/{DiscordSide.Application}/{question["token"]}/messages/@original"), (method, path));
        DiscordLimits.Check(body!);
        Assert.Contains("Here it is.", DiscordSide.TextOf(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARateLimitAndAnOutageOfDiscordAreWaitedOut()
    {
        await using DiscordSide discord = await DiscordSide.StartAsync(After(TimeSpan.FromSeconds(0.3), "Here it is."), "--Discord:AnswerWithin=0.05");
        discord.Answer = (call, context) =>
        {
            if (call == 1) context.Response.Headers.RetryAfter = "1";
            return call switch { 1 => Results.Json(new { retry_after = 1.0 }, statusCode: 429), 2 => Results.StatusCode(502), _ => null };
        };
        await discord.SendAsync(discord.Command("ask", "question", "Why?"));
        for (int i = 0; i < 3; i++) Assert.Contains("Here it is.", DiscordSide.TextOf((await discord.NextCallAsync()).Body), StringComparison.Ordinal);
        Assert.Equal(3, discord.Count);
    }

    [Fact]
    public async Task AnAnswerThatNeverComesIsGivenUpBeforeTheTokenExpires()
    {
        await using DiscordSide discord = await DiscordSide.StartAsync(After(Timeout.InfiniteTimeSpan, ""), "--Discord:AnswerWithin=0.05", "--Discord:LongestTurn=3");
        await discord.SendAsync(discord.Command("ask", "question", "Why?").With("locale", "fr"));
        Assert.Contains("à temps", DiscordSide.TextOf((await discord.NextCallAsync()).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedTurnIsToldToTheUser()
    {
        var assistant = new Mock<IAssistant>();
        assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).ThrowsAsync(new InvalidOperationException("broken"));
        await using DiscordSide discord = await DiscordSide.StartAsync(assistant.Object);
        JsonNode answer = await discord.SendAsync(discord.Command("ask", "question", "Why?"));
        Assert.Contains("went wrong", DiscordSide.TextOf(answer["data"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AShutdownWaitsForTheAnswer()
    {
        await using DiscordSide discord = await DiscordSide.StartAsync(After(TimeSpan.FromSeconds(1), "Here it is."), "--Discord:AnswerWithin=0.05");
        await discord.SendAsync(discord.Command("ask", "question", "Why?"));
        await discord.StopBotAsync();
        Assert.Equal(1, discord.Count);
        Assert.Contains("Here it is.", DiscordSide.TextOf((await discord.NextCallAsync()).Body), StringComparison.Ordinal);
    }

    private static IAssistant After(TimeSpan time, string text)
    {
        var assistant = new Mock<IAssistant>();
        assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).Returns(async (IncomingMessage _, CancellationToken cancellation) =>
        {
            await Task.Delay(time, cancellation);
            return new Reply { Outcome = Outcome.Answered, Intent = "open_question", Confidence = 1, Language = Language.English, Statements = [Statement.Plain(text)] };
        });
        return assistant.Object;
    }
}
