using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ChatAssistant.Commands;
using ChatAssistant.Tests.EndToEnd;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Tests.Bot.Operation;

/// <summary>The running bot as its operator sees it.</summary>
public sealed class OperationTests : IDisposable
{
    private const string Name = "Zofia Wisniewska", Phone = "601 234 567", Cry = "help me, they took my passport and won't let me leave, I am Zofia";
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    [Fact]
    public async Task ReadinessTellsTheSnapshot()
    {
        await using WebApplication bot = await StartAsync();
        JsonNode ready = (await _http.GetFromJsonAsync<JsonNode>(bot.Urls.First() + "/readyz", TestContext.Current.CancellationToken))!;
        Assert.Matches("^[0-9a-f]{64}$", ready["snapshot"]!.ToString());
        Assert.Equal(1, (int)ready["documents"]!);
    }

    [Fact]
    public async Task AfterAThousandTurnsNothingThatWasPlantedIsInLogsOrRecordsAndThePageShowsTheRest()
    {
        string file = Path.Combine(_folder.Path, "records.db");
        var log = new ListLog();
        await using (WebApplication bot = await StartAsync(log, $"--Privacy:Records={file}", "--Logging:LogLevel:Default=Debug"))
        {
            string[] questions = ["Who attended the seminar in Paraguay?", $"Who is {Name}?", $"Who can I call at {Phone}?", Cry, $"did {Name} attend the seminar in Katowice?", "¿Quién asistió?"];
            await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await AskAsync(bot, questions[i % questions.Length], $"c{i % 50}"));
            using HttpResponseMessage refused = await _http.PostAsJsonAsync(bot.Urls.First() + "/api/messages", new { type = "message", text = $"{Name} {Cry}" }, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            string page = await _http.GetStringAsync(bot.Urls.First() + "/admin", TestContext.Current.CancellationToken);
            Assert.Contains("Who is …?", page, StringComparison.Ordinal);
            // Every sixth was a cry for help, of which there is no trace.
            Assert.Contains($"<dd>{1000 - Enumerable.Range(0, 1000).Count(i => i % 6 == 3)}</dd>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("crisis", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Zofia", page, StringComparison.OrdinalIgnoreCase);
            await bot.StopAsync(TestContext.Current.CancellationToken);
        }
        Assert.NotEmpty(log.Lines);
        foreach (string planted in (string[])["Zofia", "Wisniewska", Phone, "601", "passport", "user-7"])
        {
            Assert.All(log.Lines, line => Assert.DoesNotContain(planted, line, StringComparison.OrdinalIgnoreCase));
            Assert.All(Directory.GetFiles(_folder.Path), path => Assert.DoesNotContain(planted, File.ReadAllText(path, Encoding.Latin1), StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task TurnsAreCountedWithoutWhatWasSaid()
    {
        var counted = new List<(string Name, string Tags)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter.Name == "ChatAssistant") self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => { lock (counted) counted.Add((instrument.Name, string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")))); });
        listener.Start();
        await using WebApplication bot = await StartAsync();
        await AskAsync(bot, "Who attended the seminar in Paraguay?", "unique-conversation");
        lock (counted) Assert.Contains(("chatassistant.turns", "channel=emulator,intent=attendees,outcome=answered,language=en"), counted);
    }

    [Fact]
    public async Task MetricsAndTracesGoToACollectorWhereOneIsNamed()
    {
        var got = System.Threading.Channels.Channel.CreateUnbounded<(string Path, byte[] Body)>();
        await using WebApplication collector = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None"]).Build();
        collector.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            got.Writer.TryWrite((request.Path, body.ToArray()));
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        await using (WebApplication bot = await StartAsync(null, $"--Telemetry:Endpoint={collector.Urls.First()}"))
        {
            await AskAsync(bot, $"Who is {Name}?", "c");
            await AskAsync(bot, Cry, "c");
            await bot.StopAsync(TestContext.Current.CancellationToken);
        }
        got.Writer.Complete();
        List<(string Path, byte[] Body)> sent = await got.Reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["/v1/metrics", "/v1/traces"], sent.Select(part => part.Path).Distinct().Order());
        string all = string.Concat(sent.Select(part => Encoding.Latin1.GetString(part.Body)));
        Assert.All((string[])["chatassistant.turns", "chatassistant.turn.duration", "chatassistant.index.duration", "chatassistant.documents.problems"], metric => Assert.Contains(metric, all, StringComparison.Ordinal));
        Assert.All((string[])["Zofia", "passport", "crisis", "user-7"], word => Assert.DoesNotContain(word, all, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("", null, "Host", "localhost", HttpStatusCode.OK)]
    [InlineData("", null, "Host", "evil.example", HttpStatusCode.Forbidden)]
    [InlineData("", null, "X-Forwarded-For", "203.0.113.9", HttpStatusCode.Forbidden)]
    [InlineData("", null, "Forwarded", "for=203.0.113.9", HttpStatusCode.Forbidden)]
    [InlineData("a token that is long enough", null, "Host", "localhost", HttpStatusCode.Unauthorized)]
    [InlineData("a token that is long enough", "a token that is long enougH", "Host", "localhost", HttpStatusCode.Unauthorized)]
    [InlineData("a token that is long enough", "a token that is long enough", "X-Forwarded-For", "203.0.113.9", HttpStatusCode.OK)]
    public async Task TheAdminPageOpensHereOrWithItsToken(string token, string? given, string header, string value, HttpStatusCode status)
    {
        await using WebApplication bot = await StartAsync(null, token.Length > 0 ? [$"--Admin:Token={token}"] : []);
        using var request = new HttpRequestMessage(HttpMethod.Get, bot.Urls.First() + "/admin");
        request.Headers.TryAddWithoutValidation(header, value);
        if (given is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("anybody:" + given)));
        using HttpResponseMessage response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.Unauthorized) Assert.StartsWith("Basic", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetNamesWhatItErased()
    {
        Finished none = await Shell.BotAsync("forget", "--user", "discord/1");
        Assert.Equal((0, true), (none.ExitCode, none.Output.Contains("Privacy:Records", StringComparison.Ordinal)));
        Finished kept = await Shell.BotAsync(new Dictionary<string, string> { ["Privacy__Records"] = Path.Combine(_folder.Path, "r.db") }, "forget", "--user", "discord/1");
        Assert.Equal((0, "0 records erased."), (kept.ExitCode, kept.Lines[^1]));
        Assert.Equal(1, (await Shell.BotAsync("forget", "--user", "somebody")).ExitCode);
    }

    private static async Task<WebApplication> StartAsync(ILoggerProvider? log = null, params string[] settings)
    {
        WebApplication bot = ServeCommand.Application(Repository.Seeds, ["--urls", "http://127.0.0.1:0", "--BotFramework:MessagesAtOnce=10000", .. settings]);
        if (log is not null) ((ILoggerFactory)bot.Services.GetService(typeof(ILoggerFactory))!).AddProvider(log);
        await bot.StartAsync(TestContext.Current.CancellationToken);
        return bot;
    }

    private async Task AskAsync(WebApplication bot, string text, string conversation)
    {
        object activity = new { type = "message", id = Guid.NewGuid().ToString(), channelId = "emulator", deliveryMode = "expectReplies", from = new { id = "user-7" }, recipient = new { id = "bot" }, conversation = new { id = conversation }, text };
        using HttpResponseMessage response = await _http.PostAsJsonAsync(bot.Urls.First() + "/api/messages", activity, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    private sealed class ListLog : ILoggerProvider, ILogger
    {
        private readonly List<string> _lines = [];

        public string[] Lines
        {
            get
            {
                lock (_lines) return [.. _lines];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add(formatter(state, exception) + exception);
        }

        public void Dispose()
        {
        }
    }
}
