using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Commands;

/// <summary>Loads the sentence encoder and gives it to those who read better with it. A server does so in the background, so that no answer waits for it; a command of the shell waits, so that its answers are always the same.</summary>
internal sealed class VectorPreparation(IServiceProvider services, IOptions<UnderstandingOptions> options, ILogger<VectorPreparation> logger) : BackgroundService
{
    private SentenceEncoder? _encoder;

    public void Run()
    {
        if (!options.Value.SentenceVectors) return;
        _encoder = LocalEncoder.TryLoad(options.Value.CacheFolder, logger);
        // Asked for here and not in the constructor: the classifier loads at the same time.
        if (_encoder is not null && services.GetRequiredService<IIntentClassifier>() is IntentClassifier classifier) classifier.Use(_encoder);
    }

    public Task RunAsync() => Task.Run(Run);

    public override void Dispose()
    {
        base.Dispose();
        _encoder?.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync();
}
