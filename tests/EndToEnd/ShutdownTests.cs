using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>A bot that is stopped while it is used.</summary>
public sealed class ShutdownTests
{
    [Fact]
    public async Task AStopUnderLoadLosesNoTurnThatWasAccepted()
    {
        await using var bot = new BotProcess(new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "None", ["BotFramework__MessagesAtOnce"] = "100000" });
        await bot.StartAsync();
        using var http = new HttpClient();
        int answered = 0, refused = 0, lost = 0;
        Task load = Parallel.ForAsync(0, 8, async (user, _) =>
        {
            for (int i = 0; Volatile.Read(ref refused) == 0; i++)
            {
                try
                {
                    object activity = new { type = "message", id = $"{user}-{i}", channelId = "emulator", deliveryMode = "expectReplies", from = new { id = "user" }, recipient = new { id = "bot" }, conversation = new { id = $"{user}" }, text = "whom do I contact?" };
                    using HttpResponseMessage response = await http.PostAsJsonAsync(bot.Root + "/api/messages", activity, TestContext.Current.CancellationToken);
                    JsonNode body = (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
                    Interlocked.Add(ref response.IsSuccessStatusCode && body["activities"]!.AsArray().Count == 1 ? ref answered : ref lost, 1);
                }
                catch (HttpRequestException problem)
                {
                    // Not accepted: nobody listens any more, or the idle connection was closed before the request was read.
                    Interlocked.Increment(ref refused);
                    if (problem.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.ResponseEnded or HttpRequestError.Unknown)) Interlocked.Increment(ref lost);
                }
            }
        });
        while (Volatile.Read(ref answered) < 50) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal(0, await bot.StopAsync());
        await load;
        Assert.Equal(0, lost);
        TestContext.Current.TestOutputHelper!.WriteLine($"{answered} answered, {refused} not accepted after the stop, {lost} lost");
    }
}
