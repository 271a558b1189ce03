using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Tests.EndToEnd.Chats;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>A bot that cannot write, or finds what it wrote damaged: it says so, and answers.</summary>
public sealed class DiskTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private Users _users = null!;

    public async ValueTask InitializeAsync() => _users = await Users.StartAsync();

    [Fact]
    public async Task WhereTheDiskIsFullTheLogSaysWhatToDoAndTheBotAnswers()
    {
        // No file may grow over 8 KB, and no signal tells of it: writing fails as on a full disk.
        await using BotProcess bot = await StartAsync(_folder.Path, "trap '' XFSZ; ulimit -f 8", ("DOTNET_EnableWriteXorExecute", "0"));
        await AnswersAsync(bot);
        await ToldAsync(bot, "Records cannot be written to", "make room");
        await ToldAsync(bot, "The cache folder " + Path.Combine(_folder.Path, "documents"), "Make room");
        await ToldAsync(bot, "The cache folder " + Path.Combine(_folder.Path, "models"), "Make room");
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public async Task WhereAFolderIsReadOnlyTheLogSaysWhatToDoAndTheBotAnswers()
    {
        // Nobody can write there, not even root.
        await using BotProcess bot = await StartAsync("/proc/chatassistant", "true", ("Feedback__File", "/proc/chatassistant/feedback.jsonl"));
        await AnswersAsync(bot);
        await ToldAsync(bot, "Records cannot be written to /proc/chatassistant/records.db", "the right to write there");
        await ToldAsync(bot, "The cache folder /proc/chatassistant/documents", "the right to write there");
        await ToldAsync(bot, "The cache folder /proc/chatassistant/models", "the right to write there");
        using HttpResponseMessage taken = await _http.PostAsJsonAsync(bot.Root + "/api/messages", new { type = "invoke", name = "message/submitAction", id = "1", channelId = "msteams", from = new { id = "u" }, recipient = new { id = "b" }, conversation = new { id = "c" }, value = new { actionName = "feedback", actionValue = new { reaction = "like", feedback = "{\"feedbackText\":\"good\"}" } } }, TestContext.Current.CancellationToken);
        Assert.True(taken.IsSuccessStatusCode);
        await ToldAsync(bot, "Feedback was not written to /proc/chatassistant/feedback.jsonl", "Feedback:File");
        Assert.Contains("cannot be read", await (await _http.GetAsync(bot.Root + "/admin", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public async Task WhatIsDamagedIsSetAsideAndMadeAnew()
    {
        await using (BotProcess first = await StartAsync(_folder.Path, "true"))
        {
            await AnswersAsync(first);
            Assert.Equal(0, await first.StopAsync());
        }
        string[] files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith(".model", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".documents", StringComparison.Ordinal));
        foreach (string file in files.Where(file => Path.GetExtension(file) is ".model" or ".documents" or ".db"))
        {
            byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            Random.Shared.NextBytes(bytes.AsSpan(0, Math.Min(bytes.Length, 5000)));
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }
        await using BotProcess again = await StartAsync(_folder.Path, "true");
        await AnswersAsync(again);
        await ToldAsync(again, "records.db is damaged and was set aside as", "a new one was begun");
        await ToldAsync(again, ".documents is damaged; it is set aside as", "made again");
        await ToldAsync(again, ".model is damaged; it is set aside as", "made again");
        JsonNode ready = JsonNode.Parse(await again.ReadinessAsync())!;
        Assert.Equal(1, (int)ready["documents"]!);
    }

    private async Task<BotProcess> StartAsync(string folder, string limits, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string>(_users.Settings)
        {
            ["Privacy__Records"] = Path.Combine(folder, "records.db"), ["Knowledge__Cache"] = Path.Combine(folder, "documents"), ["Understanding__Cache"] = Path.Combine(folder, "models"),
            // Half as many models to train.
            ["Understanding__SentenceVectors"] = "false",
            ["Logging__Console__FormatterName"] = "simple", ["Logging__Console__FormatterOptions__SingleLine"] = "true",
        };
        foreach ((string key, string value) in more) settings[key] = value;
        var bot = new BotProcess(settings, limits);
        await bot.StartAsync();
        return bot;
    }

    private async Task AnswersAsync(BotProcess bot)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            await using IChat chat = _users.Chat(channel, () => bot.Root);
            foreach (string question in (string[])["whom do I contact?", "Who is Zofia Wisniewska?", "Who attended the seminar in Paraguay?"]) Assert.NotEmpty(await _users.AskAsync(chat, question, () => bot.Root));
        }
    }

    // Records are written a moment later.
    private static async Task ToldAsync(BotProcess bot, string what, string wayOut)
    {
        for (int i = 0; i < 300; i++)
        {
            if (bot.Output.Split('\n').Any(line => line.Contains(what, StringComparison.Ordinal) && line.Contains(wayOut, StringComparison.Ordinal))) return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"No line of the log holds '{what}' and '{wayOut}':\n{bot.Output}");
    }

    public async ValueTask DisposeAsync()
    {
        await _users.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }
}
