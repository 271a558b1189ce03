using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAssistant.Channels.DirectLine;
using ChatAssistant.Commands;
using ChatAssistant.Conversation;
using ChatAssistant.Web;
using ChatAssistant.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssistant.Tests.Bot.Channels.Contract;

/// <summary>Direct Line, as a page of the bot's own uses it.</summary>
public sealed class DirectLineContractTests : ChannelContract
{
    // A message must fit into what a conversation may hold.
    private const int MostBytes = 512 * 1024;

    internal override async Task<IChannelUser> StartAsync(IAssistant? assistant)
    {
        string[] settings = ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None", "--DirectLine:Secret=" + DirectLineHost.Secret];
        WebApplication bot = assistant is null ? ServeCommand.Application(Repository.Seeds, settings) : WithAssistant(assistant, settings);
        await bot.StartAsync();
        return new User(bot);
    }

    private static WebApplication WithAssistant(IAssistant assistant, string[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(settings);
        builder.Services.AddSingleton(assistant).AddWeb().AddDirectLineChannel();
        WebApplication app = builder.Build();
        app.UseWebAccess();
        app.MapDirectLineChannel();
        return app;
    }

    private sealed class User(WebApplication bot) : IChannelUser
    {
        private readonly HttpClient _http = new() { BaseAddress = new Uri(bot.Urls.First() + "/v3/directline/") };
        private readonly Dictionary<string, (string Id, string Token, string Watermark)> _begun = [];

        public IAssistant Assistant => bot.Services.GetRequiredService<IAssistant>();

        public async Task<SeenMessage> AskAsync(string conversation, string text)
        {
            (string id, string token, string watermark) = _begun.TryGetValue(conversation, out var known) ? known : await BeginAsync();
            string posted = (await SendAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "message", text, from = new { id = "dl_1" } })).GetProperty("id").GetString()!;
            while (true)
            {
                JsonElement set = await SendAsync(HttpMethod.Get, $"conversations/{id}/activities?watermark={watermark}", token);
                _begun[conversation] = (id, token, watermark = set.GetProperty("watermark").GetString()!);
                foreach (JsonElement activity in set.GetProperty("activities").EnumerateArray())
                    if (activity.TryGetProperty("replyToId", out JsonElement to) && to.GetString() == posted && activity.GetProperty("type").GetString() == "message") return Seen(activity);
                await Task.Delay(10, TestContext.Current.CancellationToken);
            }
        }

        public async Task<HttpStatusCode> AskAsAStrangerAsync(string text)
        {
            (string id, _, _) = await BeginAsync();
            using HttpResponseMessage response = await _http.PostAsJsonAsync($"conversations/{id}/activities", new { type = "message", text, from = new { id = "dl_1" } }, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }

        // Whoever holds a token is its user: what is said in the bot's name is said by that user, and shown so.
        public async Task<bool> AnswersItselfAsync(string text)
        {
            (string id, string token, _) = await BeginAsync();
            await SendAsync(HttpMethod.Post, $"conversations/{id}/activities", token, new { type = "message", text, from = new { id = "bot", role = "bot" } });
            JsonElement set = await SendAsync(HttpMethod.Get, $"conversations/{id}/activities", token);
            return set.GetProperty("activities").EnumerateArray().Any(activity => activity.TryGetProperty("text", out JsonElement said) && said.GetString() == text && activity.GetProperty("from").GetProperty("role").GetString() == "bot");
        }

        private static SeenMessage Seen(JsonElement activity)
        {
            Assert.InRange(activity.GetRawText().Length, 1, MostBytes);
            return new SeenMessage(activity.GetProperty("text").GetString()!, activity.TryGetProperty("suggestedActions", out JsonElement actions) ? [.. actions.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("value").GetString()!)] : []);
        }

        private async Task<(string Id, string Token, string Watermark)> BeginAsync()
        {
            string token = (await SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHost.Secret, new { user = new { id = "dl_1" } })).GetProperty("token").GetString()!;
            JsonElement started = await SendAsync(HttpMethod.Post, "conversations", token, new { });
            return (started.GetProperty("conversationId").GetString()!, started.GetProperty("token").GetString()!, "");
        }

        private async Task<JsonElement> SendAsync(HttpMethod method, string path, string token, object? body = null)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Authorization = new("Bearer", token);
            using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode}");
            return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await bot.DisposeAsync();
        }
    }
}
