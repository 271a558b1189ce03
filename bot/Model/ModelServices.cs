using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Model;

/// <summary>Registers the optional chat model.</summary>
internal static class ModelServices
{
    /// <summary>Adds the options from sections <c>Model</c> and <c>Model:Embeddings</c>, checked at start, and <see cref="IAnswerWording"/> and <see cref="IQuestionVectors"/> where they name a provider; else the assistant does without.</summary>
    public static IServiceCollection AddModel(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<ModelOptions>().BindConfiguration(ModelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsCheck>();
        services.AddOptions<EmbeddingOptions>().BindConfiguration(EmbeddingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddingOptions>, ModelOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        if (IsSet(settings, EmbeddingOptions.Section)) services.AddSingleton<EmbeddingConnection>().AddSingleton<IQuestionVectors, QuestionVectors>();
        if (!IsSet(settings, ModelOptions.Section)) return services;
        return services.AddSingleton<ModelConnection>().AddSingleton<ModelBudget>().AddSingleton<ModelChat>().AddSingleton<IAnswerWording, ModelWording>();
    }

    private static bool IsSet(IConfiguration settings, string section) => !string.IsNullOrEmpty(settings[$"{section}:{nameof(ServedModel.Provider)}"]);
}
