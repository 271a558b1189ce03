using Microsoft.Extensions.Options;

namespace ChatAssistant.Understanding;

/// <summary>Registers the understanding of utterances.</summary>
public static class UnderstandingServices
{
    /// <summary>Adds <see cref="IIntentClassifier"/>, loaded when first asked for, and its options from section <c>Understanding</c>, checked at start.
    /// A registered <see cref="IProgress{T}"/> of <see cref="TrainingProgress"/> is told how far it is.</summary>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services)
    {
        services.AddOptions<UnderstandingOptions>().BindConfiguration(UnderstandingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IIntentClassifier>(provider => IntentClassifier.Load(
            provider.GetRequiredService<IOptions<UnderstandingOptions>>().Value,
            provider.GetRequiredService<ILogger<IntentClassifier>>(),
            provider.GetService<IProgress<TrainingProgress>>()));
        return services;
    }
}
