using System.Text.Json.Nodes;
using ChatAssistant.Conversation;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.Discord;

/// <summary>How much one user may ask.</summary>
public sealed class UserLimitTests
{
    [Fact]
    public async Task WhoAsksTooMuchIsToldSoAloneAndOthersAreNotHeldUp()
    {
        var assistant = new Mock<IAssistant>();
        assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync(BotFramework.TestBot.Says("hello"));
        await using DiscordSide discord = await DiscordSide.StartAsync(assistant.Object, "--Discord:MessagesPerMinute=2");
        for (int i = 0; i < 2; i++) Assert.Contains("hello", await AskAsync("ana"), StringComparison.Ordinal);
        // What is offered while typing is counted apart.
        Assert.Equal(8, (int)(await discord.SendAsync(discord.Typing("who", "event", "").By("ana")))["type"]!);
        // In whichever channel; in a thread, where others read along, too.
        JsonNode refused = (await discord.SendAsync(discord.Command("ask", "question", "Who?").In("t9", 11).By("ana")))["data"]!;
        Assert.Contains("too many messages", DiscordSide.TextOf(refused), StringComparison.Ordinal);
        Assert.Equal(64, (int?)refused["flags"]);
        Assert.Contains("hello", await AskAsync("eva"), StringComparison.Ordinal);
        for (int i = 0; i < 19; i++) Assert.NotEmpty((await discord.SendAsync(discord.Typing("who", "event", "").By("ana")))["data"]!["choices"]!.AsArray());
        Assert.Empty((await discord.SendAsync(discord.Typing("who", "event", "").By("ana")))["data"]!["choices"]!.AsArray());

        async Task<string> AskAsync(string user) => DiscordSide.TextOf((await discord.SendAsync(discord.Command("ask", "question", "Who?").By(user)))["data"]);
    }
}
