using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Model;

/// <summary>Registers the optional chat model.</summary>
internal static class ModelServices
{
    /// <summary>Adds the options from section <c>Model</c>, checked at start, and <see cref="IAnswerWording"/> where they name a provider; else the assistant does without.</summary>
    public static IServiceCollection AddModel(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<ModelOptions>().BindConfiguration(ModelOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModelOptions>, ModelOptionsCheck>();
        if (string.IsNullOrEmpty(settings[$"{ModelOptions.Section}:{nameof(ModelOptions.Provider)}"])) return services;
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<ModelConnection>().AddSingleton<ModelBudget>().AddSingleton<ModelChat>().AddSingleton<IAnswerWording, ModelWording>();
    }
}
