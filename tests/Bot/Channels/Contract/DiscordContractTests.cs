using System.Net;
using System.Text.Json.Nodes;
using ChatAssistant.Conversation;
using ChatAssistant.Tests.Bot.Channels.Discord;

namespace ChatAssistant.Tests.Bot.Channels.Contract;

public sealed class DiscordContractTests : ChannelContract
{
    internal override async Task<IChannelUser> StartAsync(IAssistant? assistant) => new User(await DiscordSide.StartAsync(assistant));

    private sealed class User(DiscordSide discord) : IChannelUser
    {
        public IAssistant Assistant => discord.Assistant;

        public async Task<SeenMessage> AskAsync(string conversation, string text)
        {
            JsonNode message = (await discord.SendAsync(discord.Command("ask", "question", text).In(conversation, type: 11)))["data"]!;
            return new SeenMessage(DiscordSide.TextOf(message), [.. DiscordSide.ButtonsOf(message).Where(button => button["custom_id"]!.ToString().StartsWith("ask:", StringComparison.Ordinal)).Select(button => button["label"]!.ToString())]);
        }

        public async Task<HttpStatusCode> AskAsAStrangerAsync(string text)
        {
            using HttpResponseMessage response = await discord.PostAsync(discord.Command("ask", "question", text), spoil: request => request.Headers.Remove("X-Signature-Ed25519"));
            return response.StatusCode;
        }

        public async Task<bool> AnswersItselfAsync(string text) =>
            DiscordSide.TextOf((await discord.SendAsync(discord.OnMessage(text, author: DiscordSide.Application)))["data"]).Contains("[1]", StringComparison.Ordinal);

        public ValueTask DisposeAsync() => discord.DisposeAsync();
    }
}
