using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Tests.Bot.Understanding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace ChatAssistant.Tests.Bot.Model;

/// <summary>Open questions worded by a model over its real protocol: what it may see, what is kept of its words, and what happens when it fails.</summary>
public sealed class ModelWordingTests(TrainedClassifier trained) : IClassFixture<TrainedClassifier>, IAsyncLifetime
{
    private const string Question = "Why was Paraguay's law praised?", Quote = "Law No. 4788/12 Comprehensive Anti- Human Trafficking", Worded = "worded by a language model", Quoted = "This is what my documents say";
    private const string True = "All speakers recognized Law No. 4788/12 as one of the most advanced in the region";
    private static readonly KnowledgeSnapshot Seeds = KnowledgeLoader.Load(Repository.Seeds);
    private StubModel _model = null!;

    public async ValueTask InitializeAsync() => _model = await StubModel.StartAsync();

    public ValueTask DisposeAsync() => _model.DisposeAsync();

    [Fact]
    public async Task ATrueSentenceIsSaidWithTheQuoteThatProvesIt()
    {
        _model.Always(_ => StubModel.Says(True + " [1]."));
        Reply reply = await AskOnce();
        Assert.Equal(Outcome.Answered, reply.Outcome);
        Assert.Contains(Worded, reply.PlainText(), StringComparison.Ordinal);
        Assert.EndsWith(True + ". [1]", reply.PlainText(), StringComparison.Ordinal);
        Citation citation = Assert.Single(reply.Citations);
        Assert.Equal(Seeds.Documents[citation.Source.DocumentId].Text.Substring(citation.Source.Start, citation.Source.Length), citation.Quote);
        Assert.Contains(Quote, citation.Quote, StringComparison.Ordinal);
        Assert.Equal([1], Assert.Single(reply.Facts).Citations);
        ModelRequest request = Assert.Single(_model.Requests);
        Assert.EndsWith("/v1/chat/completions", request.Path, StringComparison.Ordinal);
        Assert.Contains(Question, request.Told, StringComparison.Ordinal);
        Assert.Contains("search_passages", request.Body.GetProperty("tools").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheModelLooksUpCanBeCitedWhereItIsAboutTheQuestion()
    {
        _model.Answer = (request, call, _) => Task.FromResult(call == 1 ? StubModel.LooksUp("search_passages", "query", "public and private institutions, results of research in labor exploitation")
            : StubModel.Says($"Argentina Santacruz spoke about public and private institutions [{NumberOf(request, "Argentina Santacruz")}]. Erika Rojas presented the results of research [{NumberOf(request, "Erika Rojas")}]."));
        await using ModelBot bot = Bot();
        Reply reply = await bot.AskAsync("What does the report say about private and public stakeholders?");
        Assert.Equal(["Argentina Santacruz spoke about public and private institutions."], reply.Statements.Skip(1).Select(statement => statement.Text));
        Assert.Contains("Argentina Santacruz of IOM Ecuador", Assert.Single(reply.Citations).Quote, StringComparison.Ordinal);
        Assert.Equal(2, _model.Requests.Count);
    }

    [Theory]
    [InlineData("Javier Villalba recognized Law No. 4788/12 [1].")]
    [InlineData("All speakers recognized Law No. 4789/12 [1].")]
    [InlineData("All speakers commended the progress made by Paraguay in 2012 [1].")]
    [InlineData("All speakers commended the progress made by Paraguay on 5 June [1].")]
    [InlineData("All speakers recognized the law, write to ley@mp.example.org [1].")]
    [InlineData("All speakers recognized the law, call 595 21 555 0199 [1].")]
    [InlineData("All speakers commended the progress made by Brazil [1].")]
    [InlineData("All speakers recognized Law No. 4788/12.")]
    [InlineData("All speakers recognized Law No. 4788/12 [7].")]
    [InlineData("NOTHING")]
    [InlineData("")]
    public async Task AnInventedFactNeverReachesTheUser(string text)
    {
        _model.Always(_ => StubModel.Says(text));
        Reply reply = await AskOnce();
        Assert.StartsWith(Quoted, reply.PlainText(), StringComparison.Ordinal);
        Assert.Contains(Quote, reply.PlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTrueSentenceStaysWhereTheInventedOneGoes()
    {
        _model.Always(_ => StubModel.Says($"The law was written by Javier Villalba [1]. {True} [1]. Call 595 21 555 0199 [1]."));
        Assert.Equal(True + ".", (await AskOnce()).Statements[^1].Text);
    }

    [Theory]
    [InlineData("Who attended the seminar in Paraguay?")]
    [InlineData("What was presented at the seminar?")]
    [InlineData("whom do I contact?")]
    [InlineData("Who paid for the hotel?")]
    [InlineData("what's the weather")]
    [InlineData("hello")]
    [InlineData("they took my passport and I can't leave, help me")]
    [InlineData("me tienen encerrada y no puedo salir")]
    [InlineData("on m'a pris mon passeport, je ne peux pas partir")]
    public async Task NothingElseIsSentToTheModel(string message)
    {
        await using ModelBot bot = Bot();
        await bot.AskAsync(message);
        Assert.Empty(_model.Requests);
    }

    [Theory]
    [InlineData(StatusCodes.Status429TooManyRequests)]
    [InlineData(StatusCodes.Status500InternalServerError)]
    [InlineData(StatusCodes.Status503ServiceUnavailable)]
    public async Task AFailureThatPassesIsTriedAgain(int status)
    {
        _model.Answer = (_, call, _) => Task.FromResult(call == 1 ? Results.StatusCode(status) : StubModel.Says(True + " [1]."));
        Assert.Contains(Worded, (await AskOnce()).PlainText(), StringComparison.Ordinal);
        Assert.Equal(2, _model.Requests.Count);
    }

    public static TheoryData<string, Func<HttpContext, Task<IResult>>> Failures => new()
    {
        { "429", _ => Task.FromResult(Results.StatusCode(429)) },
        { "500", _ => Task.FromResult(Results.StatusCode(500)) },
        { "401", _ => Task.FromResult(Results.Text("""{"error":{"message":"no such key"}}""", "application/json", statusCode: 401)) },
        { "404", _ => Task.FromResult(Results.StatusCode(404)) },
        { "broken", _ => Task.FromResult(Results.Text("{\"choices\":[{\"index\":0,", "application/json")) },
        { "empty", _ => Task.FromResult(Results.Text("", "application/json")) },
        { "page", _ => Task.FromResult(Results.Text("<html>login</html>", "text/html")) },
        { "another shape", _ => Task.FromResult(Results.Text("""{"answer":42}""", "application/json")) },
        { "no choice", _ => Task.FromResult(Results.Text("""{"id":"1","object":"chat.completion","created":1,"model":"m","choices":[]}""", "application/json")) },
        { "redirect", _ => Task.FromResult(Results.Redirect("/elsewhere")) },
        { "flood", _ => Task.FromResult(StubModel.Says(new string('x', 3_000_000))) },
        { "hang", async context => { await Task.Delay(Timeout.Infinite, context.RequestAborted); return Results.Ok(); } },
        { "hang within", async context => { await context.Response.WriteAsync("{\"id\":", context.RequestAborted); await context.Response.Body.FlushAsync(context.RequestAborted); await Task.Delay(Timeout.Infinite, context.RequestAborted); return Results.Empty; } },
        { "closed", context => { context.Abort(); return Task.FromResult(Results.Empty); } },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task AModelThatFailsLeavesTheQuotedAnswerAndNoWordInTheLog(string failure, Func<HttpContext, Task<IResult>> answer)
    {
        _model.Answer = (_, _, context) => answer(context);
        await using ModelBot bot = Bot(null, ("Model:Timeout", "0.5"));
        Reply reply = await bot.AskAsync(Question);
        Assert.StartsWith(Quoted, reply.PlainText(), StringComparison.Ordinal);
        Assert.NotEmpty(_model.Requests);
        Assert.Contains("Sentences are quoted instead", bot.Log.Text, StringComparison.Ordinal);
        foreach (string word in (string[])["praised", "4788", "speakers", "Paraguay", "no such key", "login"]) Assert.DoesNotContain(word, bot.Log.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(failure);
    }

    [Fact]
    public async Task AUserWhoGivesUpIsNotAnswered()
    {
        using var given = new CancellationTokenSource();
        _model.Answer = async (_, _, context) => { await given.CancelAsync(); await Task.Delay(Timeout.Infinite, context.RequestAborted); return Results.Ok(); };
        await using ModelBot bot = Bot();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bot.AskAsync(Question, given.Token));
    }

    [Fact]
    public async Task ABrokenServerIsLeftAloneForAWhile()
    {
        var clock = new FakeTimeProvider();
        _model.Always(_ => Results.StatusCode(500));
        await using ModelBot bot = Bot(clock, ("Model:Timeout", "50"));
        for (int i = 0; i < 6; i++) await Advancing(bot.AskAsync(Question), clock);
        int before = _model.Requests.Count;
        Assert.StartsWith(Quoted, (await bot.AskAsync(Question)).PlainText(), StringComparison.Ordinal);
        Assert.Equal(before, _model.Requests.Count);

        clock.Advance(TimeSpan.FromMinutes(1));
        _model.Always(_ => StubModel.Says(True + " [1]."));
        Assert.Contains(Worded, (await bot.AskAsync(Question)).PlainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Model:CallsPerMinute", "2", 1)]
    [InlineData("Model:TokensPerDay", "2000", 24 * 60)]
    public async Task ALimitLeavesTheQuotedAnswerUntilItsTimeIsOver(string key, string value, int minutes)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 0, 0, 1, TimeSpan.Zero));
        _model.Always(_ => StubModel.Says(True + " [1]."));
        await using ModelBot bot = Bot(clock, (key, value));
        for (int i = 0; i < 2; i++) Assert.Contains(Worded, (await bot.AskAsync(Question)).PlainText(), StringComparison.Ordinal);
        Assert.StartsWith(Quoted, (await bot.AskAsync(Question)).PlainText(), StringComparison.Ordinal);
        Assert.Equal(2, _model.Requests.Count);
        clock.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Contains(Worded, (await bot.AskAsync(Question)).PlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModelThatOnlyLooksUpIsStopped()
    {
        _model.Always(_ => StubModel.LooksUp("search_passages", "query", "law"));
        await using ModelBot bot = Bot(null, ("Model:CallsPerQuestion", "3"));
        Assert.StartsWith(Quoted, (await bot.AskAsync(Question)).PlainText(), StringComparison.Ordinal);
        Assert.Equal(3, _model.Requests.Count);
    }

    [Theory]
    [InlineData("attendees", "eventId", "nowhere")]
    [InlineData("delete_everything", "query", "law")]
    [InlineData("search_passages", "wrong", "law")]
    public async Task AWrongLookUpIsToldToTheModel(string function, string parameter, string value)
    {
        _model.Answer = (_, call, _) => Task.FromResult(call == 1 ? StubModel.LooksUp(function, parameter, value) : StubModel.Says(True + " [1]."));
        Assert.Contains(Worded, (await AskOnce()).PlainText(), StringComparison.Ordinal);
        Assert.NotEmpty(_model.Requests.Last().Results);
    }

    [Fact]
    public async Task AzureIsAskedByItsDeploymentAndKey()
    {
        _model.Always(_ => StubModel.Says(True + " [1]."));
        await using ModelBot bot = Bot(null, ("Model:Provider", "AzureOpenAI"), ("Model:Endpoint", _model.Root), ("Model:ApiKey", "a-key"));
        Assert.Contains(Worded, (await bot.AskAsync(Question)).PlainText(), StringComparison.Ordinal);
        ModelRequest request = Assert.Single(_model.Requests);
        Assert.Contains("/deployments/stub/", request.Path, StringComparison.Ordinal);
        Assert.Equal("a-key", request.ApiKey);
    }

    private ModelBot Bot(TimeProvider? clock = null, params (string Key, string Value)[] settings) => new(_model, trained.Classifier, Seeds, clock, settings);

    private async Task<Reply> AskOnce()
    {
        await using ModelBot bot = Bot();
        return await bot.AskAsync(Question);
    }

    // Pauses between attempts pass by the clock that the test holds.
    private static async Task<Reply> Advancing(Task<Reply> reply, FakeTimeProvider clock)
    {
        for (int i = 0; i < 10_000 && !reply.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        return await reply;
    }

    // The number that the model was given for the quote that holds these words.
    private static int NumberOf(ModelRequest request, string words)
    {
        using var results = System.Text.Json.JsonDocument.Parse(request.Results[^1]);
        return results.RootElement.EnumerateArray().First(result => result.GetProperty("Quote").GetString()!.Contains(words, StringComparison.Ordinal)).GetProperty("Number").GetInt32();
    }
}
