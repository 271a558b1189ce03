using ChatAssistant.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAssistant.Tests.Bot.Understanding;

/// <summary>The product's own classifier, from the user's cache folder when it was trained before.</summary>
public sealed class TrainedClassifier : IDisposable
{
    public IntentClassifier Classifier { get; } = IntentClassifier.Load(new UnderstandingOptions(), NullLogger<IntentClassifier>.Instance);

    public void Dispose() => Classifier.Dispose();
}
