using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Commands;
using Microsoft.AspNetCore.Builder;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>The running bot, asked over HTTP while its folder changes.</summary>
public sealed class LivingFolderTests : IDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _documents = new();
    private readonly HttpClient _client = new();

    [Fact]
    public async Task AnswersFollowTheFolder()
    {
        _documents.Write("lima.txt", Report("Lima", "Ana Torres", "+51 1 203 2640"));
        await using WebApplication bot = ServeCommand.Application(_documents.Path, ["--urls", "http://127.0.0.1:0"]);
        await bot.StartAsync(TestContext.Current.CancellationToken);
        Uri messages = new(bot.Urls.First() + "/api/messages");

        await AnsweredAsync(messages, "start", "Ana Torres");
        _documents.Write("lima.txt", Report("Lima", "Eva Paredes", "+51 1 203 2640"));
        await AnsweredAsync(messages, "edit", "Eva Paredes");
        File.Delete(Path.Combine(_documents.Path, "lima.txt"));
        _documents.Write("new.txt", Report("Lima", "Luz Marina Soto", "+51 1 203 2640"));
        await AnsweredAsync(messages, "replacement", "Luz Marina Soto");
        Assert.DoesNotContain("Eva Paredes", await AskAsync(messages), StringComparison.Ordinal);
    }

    // Asks until the answer names the person; the time that took is for people to read, no bound of the test.
    private async Task AnsweredAsync(Uri messages, string change, string name)
    {
        var watch = Stopwatch.StartNew();
        string answer = "";
        while (watch.Elapsed < LongEnough && !(answer = await AskAsync(messages)).Contains(name, StringComparison.Ordinal)) await Task.Delay(10, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper!.WriteLine($"{change} to answer: {watch.ElapsedMilliseconds} ms");
        Assert.Contains(name, answer, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(Uri messages)
    {
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = "1", ["channelId"] = "emulator", ["deliveryMode"] = "expectReplies", ["text"] = "Who attended the workshop in Lima?",
            ["from"] = new JsonObject { ["id"] = "u" }, ["recipient"] = new JsonObject { ["id"] = "b" }, ["conversation"] = new JsonObject { ["id"] = Guid.NewGuid().ToString() },
        };
        using HttpResponseMessage response = await _client.PostAsJsonAsync(messages, activity, TestContext.Current.CancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!.ToJsonString(SharedOptions.ReadableJson);
    }

    private static string Report(string city, string name, string phone) =>
        $"""
        Workshop on trafficking in persons in {city}

        {city}, 5 May 2021 – A workshop on labour exploitation was held in {city}, Peru. {name}, Director of the National Police, opened the workshop and spoke about the protection of victims.

        Contact: {name}, Tel: {phone}
        """;

    public void Dispose()
    {
        _documents.Dispose();
        _client.Dispose();
    }
}
