using System.Net;
using System.Text.Json.Nodes;
using ChatAssistant.Commands;
using Microsoft.AspNetCore.Builder;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>What the Agents Playground sends in its modes, in its order (playground/*.json), to the whole product with the seed document.</summary>
public sealed class PlaygroundTests
{
    [Theory]
    [InlineData("emulator")]
    [InlineData("msteams")]
    public async Task ASessionOfThePlaygroundIsAnsweredStepByStep(string mode)
    {
        await using RecordingChannel channel = await RecordingChannel.StartAsync();
        // The Playground takes a message with a card, or a typing sign, without a word.
        channel.Answer = (n, _) => Task.FromResult(n % 2 == 0 ? Microsoft.AspNetCore.Http.Results.StatusCode(202) : null);
        await using WebApplication bot = ServeCommand.Application(Repository.Seeds, ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]);
        await bot.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        var endpoint = new Uri(bot.Urls.First() + "/api/messages");
        using var head = new HttpRequestMessage(HttpMethod.Head, endpoint);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.SendAsync(head, TestContext.Current.CancellationToken)).StatusCode);

        string script = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Bot", "Channels", "BotFramework", "playground", mode + ".json"), TestContext.Current.CancellationToken);
        foreach (JsonNode step in JsonNode.Parse(script.Replace("{serviceUrl}", channel.Root + "/_connector", StringComparison.Ordinal))!.AsArray()!)
        {
            using var content = new StringContent(step!["activity"]!.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await http.PostAsync(endpoint, content, TestContext.Current.CancellationToken);
            string name = (string)step["step"]!, body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{name}: {response.StatusCode} {body}");
            Assert.Contains((string?)step["body"] ?? "", body, StringComparison.Ordinal);
            foreach (JsonNode? expected in step["replies"]?.AsArray() ?? [])
            {
                Call call = await channel.NextAsync();
                Assert.Equal("/_connector" + (string)expected!["path"]!, call.Path);
                Assert.Contains((string)expected["contains"]!, call.Activity.GetProperty("text").GetString(), StringComparison.Ordinal);
                Assert.DoesNotContain("<at>", call.Activity.GetRawText(), StringComparison.Ordinal);
            }
            Assert.False(channel.HasMore, name);
        }
    }
}
