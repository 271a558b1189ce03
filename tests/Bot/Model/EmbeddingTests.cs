using ChatAssistant.Commands;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Model;
using ChatAssistant.Tests.Bot.Understanding;
using ChatAssistant.Understanding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatAssistant.Tests.Bot.Model;

/// <summary>A service for vectors, at the other end of real HTTP.</summary>
public sealed class EmbeddingTests(TrainedClassifier trained) : IClassFixture<TrainedClassifier>, IAsyncLifetime
{
    private const string Question = "¿Por qué se elogió la ley del Paraguay?";
    private readonly RecordedLog _log = new();
    private readonly FakeTimeProvider _clock = new();
    private StubModel _service = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await StubModel.StartAsync();
        _service.Always(request => StubEmbeddings.Answer(request, "enfermos", "salud"));
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task ASpanishSentenceThatMeansWhatIsAskedComesFirst()
    {
        await using ServiceProvider bot = Bot();
        var service = bot.GetRequiredService<EmbeddingConnection>();
        Passage[] two = [Passage("Los inspectores recibieron una oficina nueva."), Passage("Los inspectores estaban enfermos.")];
        var index = new PassageIndex(two);
        await index.UseAsync(service, Enum.GetValues<Language>(), TestContext.Current.CancellationToken);
        const string question = "inspectores y oficina: salud";
        Assert.Same(two[0], index.Search(question, 1)[0].Passage);
        float[] meaning = (await service.GenerateVectorAsync(question, cancellationToken: TestContext.Current.CancellationToken)).ToArray();
        Assert.Equal([1, 0], meaning);
        Assert.Same(two[1], index.Search(question, 1, meaning: meaning)[0].Passage);
    }

    [Fact]
    public async Task ManySentencesGoInSeveralCalls()
    {
        await using ServiceProvider bot = Bot(("BatchSize", "10"), ("ApiKey", "secret"));
        await bot.GetRequiredService<EmbeddingConnection>().GenerateAsync([.. Enumerable.Range(0, 25).Select(i => $"Sentence {i}.")], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([10, 10, 5], _service.Requests.Select(request => StubEmbeddings.Texts(request).Count));
        Assert.All(_service.Requests, request => Assert.Equal(("/v1/embeddings", "Bearer secret"), (request.Path, request.Authorization)));
    }

    [Fact]
    public async Task OnlyOpenQuestionsAreSentAndNeverACryForHelp()
    {
        await using ServiceProvider bot = Bot();
        var assistant = bot.GetRequiredService<IAssistant>();
        foreach (string message in new[] { "me quitaron el pasaporte y no puedo salir, ayuda", "hola", "¿quién asistió al seminario en Paraguay?", "¿a quién contacto?" }) await Ask(assistant, message);
        Assert.Empty(_service.Requests);
        await Ask(assistant, Question);
        Assert.Equal([Question], _service.Requests.SelectMany(StubEmbeddings.Texts));
    }

    [Fact]
    public async Task AServiceThatFailsChangesNothingButALineInTheLog()
    {
        await using ServiceProvider without = Bot(("Provider", ""), ("Name", ""), ("Endpoint", "")), with = Bot();
        string expected = (await Ask(without.GetRequiredService<IAssistant>(), Question)).PlainText();
        _service.Always(_ => Results.BadRequest(new { error = new { message = Question } }));
        Assert.Equal(expected, (await Ask(with.GetRequiredService<IAssistant>(), Question)).PlainText());
        Assert.Contains("Model:Embeddings gave a question no vector", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("elogió", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQuestionDoesNotWaitForAServiceThatHangs()
    {
        await using ServiceProvider bot = Bot(("Timeout", "0.05"));
        _service.Answer = async (_, _, context) => { await Task.Delay(Timeout.Infinite, context.RequestAborted); return Results.Ok(); };
        Task<Reply> reply = Ask(bot.GetRequiredService<IAssistant>(), Question);
        await PassTimeUntil(() => reply.IsCompleted);
        Assert.Contains("too slow", _log.Text, StringComparison.Ordinal);
        Assert.NotEmpty((await reply).Statements);
    }

    [Fact]
    public async Task SentencesAreSentAgainWhenAServiceThatFailedIsBack()
    {
        await using ServiceProvider bot = Bot();
        bool broken = true;
        _service.Always(request => broken ? Results.StatusCode(500) : StubEmbeddings.Answer(request));
        using var preparation = new VectorPreparation(bot, Options.Create(new UnderstandingOptions { SentenceVectors = false }), _clock, bot.GetRequiredService<ILogger<VectorPreparation>>(), bot.GetRequiredService<EmbeddingConnection>());
        await preparation.StartAsync(TestContext.Current.CancellationToken);
        await PassTimeUntil(() => _log.Text.Contains("gave no vectors", StringComparison.Ordinal));
        broken = false;
        await PassTimeUntil(() => preparation.ExecuteTask!.IsCompleted);
        KnowledgeSnapshot known = bot.GetRequiredService<LiveKnowledge>().Current;
        Assert.Contains(StubEmbeddings.Texts(_service.Requests.Last())[0], known.Passages.All.First().Document.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private async Task PassTimeUntil(Func<bool> holds)
    {
        while (!holds())
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("Model:Embeddings:Name is empty", "Name", "")]
    [InlineData("Model:Embeddings:Endpoint is no web address", "Endpoint", "ollama")]
    [InlineData("Model:Embeddings__ApiKey", "Endpoint", "")]
    [InlineData("Model:Embeddings:Timeout must be", "Timeout", "0")]
    [InlineData("Model:Embeddings:BatchSize must be", "BatchSize", "0")]
    [InlineData("Model:Embeddings:Name is set and Model:Embeddings:Provider is empty", "Provider", "")]
    public async Task WhatIsWrongInTheSettingsIsNamed(string problem, string key, string value)
    {
        await using ServiceProvider bot = Bot((key, value));
        var refused = Assert.Throws<OptionsValidationException>(() => bot.GetRequiredService<IOptions<EmbeddingOptions>>().Value);
        Assert.Contains(problem.Replace("Model:Embeddings__", "Model__Embeddings__", StringComparison.Ordinal), refused.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Bot(params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Model:Embeddings:Provider"] = "OpenAI", ["Model:Embeddings:Name"] = "stub", ["Model:Embeddings:Endpoint"] = _service.Root + "/v1" })
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create("Model:Embeddings:" + pair.Key, (string?)pair.Value))).Build();
        return new ServiceCollection().AddSingleton(configuration).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log)).AddSingleton<TimeProvider>(_clock)
            .AddSingleton<IIntentClassifier>(trained.Classifier).AddSingleton(new LiveKnowledge(KnowledgeLoader.Load(Repository.Seeds))).AddConversation().AddModel(configuration).BuildServiceProvider();
    }

    private static Task<Reply> Ask(IAssistant assistant, string text) => assistant.ReplyAsync(new IncomingMessage { ConversationId = "test/1", Text = text }, TestContext.Current.CancellationToken);

    private static Passage Passage(string text) =>
        new(new Document($"{text.Length}.txt", text, text, [new Block(BlockKind.Paragraph, 0, text.Length)], Language.Spanish, text), 0, text.Length, Language.Spanish);
}
