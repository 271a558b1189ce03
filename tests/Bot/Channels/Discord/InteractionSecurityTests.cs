using System.Net;
using System.Text.Json.Nodes;
using ChatAssistant.Conversation;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.Discord;

/// <summary>Only what Discord signed, and now, comes in.</summary>
public sealed class InteractionSecurityTests : IAsyncLifetime
{
    private DiscordSide _discord = null!;

    public async ValueTask InitializeAsync() => _discord = await DiscordSide.StartAsync(Hello());

    [Fact]
    public async Task APingIsAnswered()
    {
        JsonNode pong = await _discord.SendAsync(new JsonObject { ["type"] = 1, ["id"] = "1", ["application_id"] = DiscordSide.Application });
        Assert.Equal("{\"type\":1}", pong.ToJsonString());
    }

    [Theory]
    [InlineData("X-Signature-Ed25519", null)]
    [InlineData("X-Signature-Ed25519", "")]
    [InlineData("X-Signature-Ed25519", "zz")]
    [InlineData("X-Signature-Ed25519", "00")]
    [InlineData("X-Signature-Ed25519", "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("X-Signature-Timestamp", null)]
    [InlineData("X-Signature-Timestamp", "")]
    [InlineData("X-Signature-Timestamp", "1")]
    [InlineData("X-Signature-Timestamp", "-1")]
    [InlineData("X-Signature-Timestamp", "99999999999999999999")]
    [InlineData("X-Signature-Timestamp", "now")]
    public async Task ARequestWithAWrongHeaderIsRefused(string header, string? value)
    {
        using HttpResponseMessage response = await _discord.PostAsync(_discord.Command("events"), spoil: request =>
        {
            request.Headers.Remove(header);
            if (value is not null) request.Headers.TryAddWithoutValidation(header, value);
        });
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AChangedBodyIsRefused()
    {
        using HttpResponseMessage response = await _discord.PostAsync(_discord.Command("events"), spoil: request => request.Content = new StringContent("{\"type\":1}"));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData(-301, HttpStatusCode.Unauthorized)]
    [InlineData(-200, HttpStatusCode.OK)]
    [InlineData(200, HttpStatusCode.OK)]
    [InlineData(330, HttpStatusCode.Unauthorized)]
    public async Task ARightlySignedRequestOfAnotherTimeIsRefused(int seconds, HttpStatusCode status)
    {
        using HttpResponseMessage response = await _discord.PostAsync(_discord.Command("events"), DateTimeOffset.UtcNow.AddSeconds(seconds));
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task AnInteractionIsTakenOnce()
    {
        JsonObject interaction = _discord.Command("events");
        using HttpResponseMessage first = await _discord.PostAsync(interaction), again = await _discord.PostAsync(interaction);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (first.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task ABodyThatIsTooBigIsRefused()
    {
        using HttpResponseMessage response = await _discord.PostAsync(_discord.Command("ask", "question", new string('a', 300_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task WhatLacksItsIdsIsBadInput()
    {
        JsonObject interaction = _discord.Command("events");
        interaction.Remove("token");
        using HttpResponseMessage response = await _discord.PostAsync(interaction);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static IAssistant Hello()
    {
        var assistant = new Mock<IAssistant>();
        assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync(BotFramework.TestBot.Says("hello"));
        return assistant.Object;
    }

    public ValueTask DisposeAsync() => _discord.DisposeAsync();
}
