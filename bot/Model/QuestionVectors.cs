using ChatAssistant.Knowledge.Questions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Model;

/// <summary>Asks the service for the vectors of open questions.</summary>
/// <remarks>Intents are read on the machine itself whatever service is set: a cry for help is known before anything is sent.</remarks>
internal sealed partial class QuestionVectors(EmbeddingConnection service, IOptions<EmbeddingOptions> options, TimeProvider time, ILogger<QuestionVectors> logger) : IQuestionVectors
{
    public async Task<float[]?> OfAsync(EventQuestion question, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.Timeout), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellation);
        try
        {
            return (await service.GenerateVectorAsync(question.Text, cancellationToken: either.Token)).ToArray();
        }
        // Whatever a foreign server does, words find passages too. Of what it says nothing is logged.
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            LogWithout(logger, enough.IsCancellationRequested ? "too slow" : problem.GetBaseException().GetType().Name);
            return null;
        }
    }

    [LoggerMessage(EventId = 5011, Level = LogLevel.Warning, Message = "The service of Model:Embeddings gave a question no vector ({Problem}): passages are searched by words alone.")]
    private static partial void LogWithout(ILogger logger, string problem);
}
