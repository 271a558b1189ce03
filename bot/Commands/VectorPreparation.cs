using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Commands;

/// <summary>
/// Loads the sentence encoder and gives it to those who read better with it. A server does so in the background, so that no answer waits for it; a
/// command of the shell waits, so that its answers are always the same.
/// </summary>
internal sealed class VectorPreparation(IServiceProvider services, IOptions<UnderstandingOptions> options, ILogger<VectorPreparation> logger) : BackgroundService
{
    /// <summary>Larger folders are searched without vectors: they would take minutes to make and more memory than they are worth.</summary>
    private const int MostPassages = 2000;

    private readonly Lock _one = new();
    private SentenceEncoder? _encoder;

    public Task RunAsync() => Task.Run(Run);

    public override void Dispose()
    {
        base.Dispose();
        _encoder?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync();
        }
        catch (Exception problem) when (problem is ObjectDisposedException or AggregateException { InnerException: ObjectDisposedException })
        {
            // The bot was stopped while it prepared.
        }
    }

    // The parts are asked for here and not in the constructor: they load at the same time as the encoder.
    private void Run()
    {
        if (!options.Value.SentenceVectors || (_encoder = LocalEncoder.TryLoad(options.Value.CacheFolder, logger)) is null) return;
        if (services.GetRequiredService<IIntentClassifier>() is IntentClassifier classifier) classifier.Use(_encoder);
        var knowledge = services.GetRequiredService<LiveKnowledge>();
        knowledge.Swapped += snapshot => Task.Run(() => Prepare(snapshot));
        Prepare(knowledge.Current);
    }

    private void Prepare(KnowledgeSnapshot snapshot)
    {
        if (snapshot.PassageCount > MostPassages) return;
        lock (_one) snapshot.Passages.Use(_encoder!);
    }
}
