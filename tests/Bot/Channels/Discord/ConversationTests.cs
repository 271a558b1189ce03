using System.Text.Json.Nodes;
using ChatAssistant.Conversation;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.Discord;

/// <summary>Who shares a conversation with whom.</summary>
public sealed class ConversationTests
{
    [Theory]
    [InlineData("direct messages", "ana", "ana", true)]
    [InlineData("thread", "ana", "ben", true)]
    [InlineData("channel", "ana", "ana", true)]
    [InlineData("channel", "ana", "ben", false)]
    public async Task AConversationIsOneOfAThreadADirectMessageOrAnAskerInAChannel(string place, string first, string second, bool shared)
    {
        List<IncomingMessage> got = [];
        var assistant = new Mock<IAssistant>();
        assistant.Setup(a => a.ReplyAsync(Capture.In(got), It.IsAny<CancellationToken>())).ReturnsAsync(BotFramework.TestBot.Says("hello"));
        await using DiscordSide discord = await DiscordSide.StartAsync(assistant.Object);
        JsonObject Ask(string user) => place switch
        {
            "direct messages" => discord.Command("events").Direct(),
            "thread" => discord.Command("events").In("500", type: 11).By(user),
            _ => discord.Command("events").By(user),
        };
        await discord.SendAsync(Ask(first));
        await discord.SendAsync(Ask(second));
        Assert.Equal(shared, got[0].ConversationId == got[1].ConversationId);
        Assert.All(got, message => Assert.StartsWith("discord/", message.ConversationId, StringComparison.Ordinal));
    }
}
