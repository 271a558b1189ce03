using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Model;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAssistant.Tests.Bot.Model;

/// <summary>The assistant with a stub model, registered as the product registers it.</summary>
internal sealed class ModelBot : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private int _conversations;

    public ModelBot(StubModel model, IIntentClassifier classifier, KnowledgeSnapshot snapshot, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Model:Provider"] = "OpenAI", ["Model:Name"] = "stub", ["Model:Endpoint"] = model.Root + "/v1",
        }).AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        IServiceCollection services = new ServiceCollection().AddSingleton(configuration).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        if (clock is not null) services.AddSingleton(clock);
        _provider = services.AddSingleton(classifier).AddSingleton(new LiveKnowledge(snapshot)).AddConversation().AddModel(configuration).BuildServiceProvider();
    }

    public RecordedLog Log { get; } = new();

    /// <summary>Asks in a conversation of its own.</summary>
    public Task<Reply> AskAsync(string question, CancellationToken? cancellation = null) =>
        _provider.GetRequiredService<IAssistant>().ReplyAsync(new IncomingMessage { ConversationId = $"test/{++_conversations}", Text = question }, cancellation ?? TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}

/// <summary>All lines of the log, whatever their level.</summary>
internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines) _lines.Add($"{formatter(state, exception)} {exception}");
    }

    public void Dispose() { }
}
