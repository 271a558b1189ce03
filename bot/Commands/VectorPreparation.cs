using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Model;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Commands;

/// <summary>
/// Loads the sentence encoder and gives it to those who read better with it. A server does so in the background, so that no answer waits for it; a
/// command of the shell waits, so that its answers are always the same.
/// </summary>
/// <param name="service">Makes the vectors of passages, in every language, in place of the encoder; null for none. Intents are read with the encoder of the machine always.</param>
internal sealed partial class VectorPreparation(IServiceProvider services, IOptions<UnderstandingOptions> options, TimeProvider time, ILogger<VectorPreparation> logger, EmbeddingConnection? service = null) : BackgroundService
{
    /// <summary>Larger folders are searched without vectors: they would take minutes to make and more memory than they are worth.</summary>
    private const int MostPassages = 2000;
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1);
    private readonly CancellationTokenSource _stop = new();
    private SentenceEncoder? _encoder;

    public override void Dispose()
    {
        _stop.Cancel();
        base.Dispose();
        _encoder?.Dispose();
    }

    /// <summary>Prepares what is known now. A service that fails is left for later by a server, and done without by a command.</summary>
    public Task RunAsync() => Task.Run(() => TryPrepareAsync(Load().Current));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Run(async () =>
            {
                LiveKnowledge knowledge = Load();
                knowledge.Swapped += snapshot => Task.Run(() => PrepareAsync(snapshot));
                await PrepareAsync(knowledge.Current);
            }, stoppingToken);
        }
        catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException or AggregateException { InnerException: ObjectDisposedException })
        {
            // The bot was stopped while it prepared.
        }
    }

    // The parts are asked for here and not in the constructor: they load at the same time as the encoder.
    private LiveKnowledge Load()
    {
        if (options.Value.SentenceVectors && (_encoder = LocalEncoder.TryLoad(options.Value.CacheFolder, logger)) is not null && services.GetRequiredService<IIntentClassifier>() is IntentClassifier classifier) classifier.Use(_encoder);
        return services.GetRequiredService<LiveKnowledge>();
    }

    private async Task PrepareAsync(KnowledgeSnapshot snapshot)
    {
        while (!await TryPrepareAsync(snapshot)) await Task.Delay(BeforeTryingAgain, time, _stop.Token);
    }

    /// <returns>False where the service failed.</returns>
    private async Task<bool> TryPrepareAsync(KnowledgeSnapshot snapshot)
    {
        if (snapshot.PassageCount > MostPassages || (service is null && _encoder is null)) return true;
        await _one.WaitAsync(_stop.Token);
        try
        {
            if (service is not null) await snapshot.Passages.UseAsync(service, Enum.GetValues<Language>(), _stop.Token);
            else await snapshot.Passages.UseAsync(_encoder!, [Language.English]);
            return true;
        }
        catch (Exception problem) when (service is not null && !_stop.IsCancellationRequested)
        {
            LogWithout(logger, problem.GetBaseException().GetType().Name);
            return false;
        }
        finally
        {
            _one.Release();
        }
    }

    [LoggerMessage(EventId = 4011, Level = LogLevel.Warning, Message = "The service of Model:Embeddings gave no vectors ({Problem}): passages are searched by words alone until it does. Check Model:Embeddings:Endpoint, :Name and :ApiKey.")]
    private static partial void LogWithout(ILogger logger, string problem);
}
