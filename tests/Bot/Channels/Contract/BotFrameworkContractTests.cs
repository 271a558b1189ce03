using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAssistant.Channels.BotFramework;
using ChatAssistant.Commands;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Operation;
using ChatAssistant.Tests.Bot.Channels.BotFramework;
using ChatAssistant.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssistant.Tests.Bot.Channels.Contract;

/// <summary>The Bot Framework with the channel's tokens, as Teams uses it.</summary>
public sealed class TeamsContractTests : BotFrameworkContract
{
    internal override string ChannelId => "msteams";
    // "Format your bot messages": about 100 KB in UTF-16, of which 80 are safe.
    internal override int MostBytes => 80 * 1024;
}

/// <summary>The Bot Framework with the tokens that the Emulator gets for the bot's credentials.</summary>
public sealed class EmulatorContractTests : BotFrameworkContract
{
    internal override string ChannelId => "emulator";
    internal override int MostBytes => 256 * 1024;
}

public abstract class BotFrameworkContract : ChannelContract
{
    internal abstract string ChannelId { get; }
    internal abstract int MostBytes { get; }

    internal override async Task<IChannelUser> StartAsync(IAssistant? assistant)
    {
        LocalIssuer issuer = await LocalIssuer.StartAsync();
        RecordingChannel channel = await RecordingChannel.StartAsync();
        string[] settings = ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None", .. issuer.Settings];
        WebApplication bot = assistant is null ? ServeCommand.Application(Repository.Seeds, settings) : WithAssistant(assistant, settings);
        await bot.StartAsync();
        return new User(this, issuer, channel, bot);
    }

    private static WebApplication WithAssistant(IAssistant assistant, string[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(settings);
        builder.Services.AddSingleton(new LiveKnowledge(KnowledgeLoader.Load(Repository.Seeds))).AddSingleton(assistant).AddRecords().AddWeb().AddBotFrameworkChannel();
        WebApplication app = builder.Build();
        app.MapBotFrameworkChannel();
        return app;
    }

    private sealed class User(BotFrameworkContract contract, LocalIssuer issuer, RecordingChannel channel, WebApplication bot) : IChannelUser
    {
        private readonly HttpClient _http = new();
        private int _messages;

        public IAssistant Assistant => bot.Services.GetRequiredService<IAssistant>();

        public async Task<SeenMessage> AskAsync(string conversation, string text)
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(Message(conversation, text, "user"), Token()));
            JsonElement activity;
            do activity = (await channel.NextAsync()).Activity;
            while (activity.GetProperty("type").GetString() == "typing");
            return Seen(activity);
        }

        public Task<HttpStatusCode> AskAsAStrangerAsync(string text) => PostAsync(Message("stranger", text, "user"), null);

        public async Task<bool> AnswersItselfAsync(string text)
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(Message("own", text, "bot"), Token()));
            return channel.HasMore;
        }

        private SeenMessage Seen(JsonElement activity)
        {
            Assert.InRange(activity.GetRawText().Length * 2, 2, contract.MostBytes);
            string sources = activity.TryGetProperty("entities", out JsonElement entities) ? entities.GetRawText() : "";
            if (entities.ValueKind == JsonValueKind.Array) BotFrameworkLimits.CheckCitations(entities);
            string text = activity.GetProperty("text").GetString()! + "\n" + JsonTextOf(sources);
            return new SeenMessage(text, [.. Suggested(activity), .. InCards(activity)]);
        }

        private static IEnumerable<string> Suggested(JsonElement activity) =>
            activity.TryGetProperty("suggestedActions", out JsonElement suggested) ? suggested.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("value").GetString()!) : [];

        // Teams shows no suggestions beside a card: they are buttons of it.
        private static IEnumerable<string> InCards(JsonElement activity) =>
            activity.TryGetProperty("attachments", out JsonElement cards) ? cards.EnumerateArray().SelectMany(card => card.GetProperty("content").TryGetProperty("actions", out JsonElement actions) ? actions.EnumerateArray().ToArray() : [])
                .Where(action => action.GetProperty("type").GetString() == "Action.Submit").Select(action => action.GetProperty("title").GetString()!) : [];

        private static string JsonTextOf(string json) => json.Length == 0 ? "" : string.Join('\n', Strings(JsonDocument.Parse(json).RootElement));

        private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(field => Strings(field.Value)),
            _ => [],
        };

        private object Message(string conversation, string text, string from) => new
        {
            type = "message", id = $"m{Interlocked.Increment(ref _messages)}", channelId = contract.ChannelId, serviceUrl = channel.ServiceUrl, from = new { id = from }, recipient = new { id = "bot" },
            conversation = new { id = conversation, tenantId = LocalIssuer.Tenant }, text, channelData = new { tenant = new { id = LocalIssuer.Tenant } },
        };

        private string Token() => contract.ChannelId == "emulator" ? LocalIssuer.EmulatorToken() : LocalIssuer.Token(channel.ServiceUrl);

        private async Task<HttpStatusCode> PostAsync(object activity, string? token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, bot.Urls.First() + "/api/messages") { Content = JsonContent.Create(activity) };
            if (token is not null) request.Headers.Authorization = new("Bearer", token);
            using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await bot.DisposeAsync();
            await channel.DisposeAsync();
            await issuer.DisposeAsync();
        }
    }
}

/// <summary>Limits of what Teams shows ("Bot messages with AI-generated content").</summary>
internal static class BotFrameworkLimits
{
    public static void CheckCitations(JsonElement entities)
    {
        foreach (JsonElement entity in entities.EnumerateArray())
        {
            if (!entity.TryGetProperty("citation", out JsonElement citations)) continue;
            Assert.InRange(citations.GetArrayLength(), 1, 20);
            foreach (JsonElement appearance in citations.EnumerateArray().Select(citation => citation.GetProperty("appearance")))
            {
                Assert.InRange(appearance.GetProperty("name").GetString()!.Length, 1, 80);
                Assert.InRange(appearance.GetProperty("abstract").GetString()!.Length, 1, 160);
            }
        }
    }
}
