using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Commands;

/// <summary>The parts that every command is made of: what is known, what is understood, the assistant.</summary>
internal static class Parts
{
    /// <param name="documents">The folder that the command line names; null to take the setting.</param>
    public static IServiceCollection AddParts(this IServiceCollection services, string? documents)
    {
        services.AddOptions<KnowledgeOptions>().BindConfiguration(KnowledgeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        if (documents is not null) services.PostConfigure<KnowledgeOptions>(options => options.Documents = documents);
        services.AddSingleton(provider => new LiveKnowledge(KnowledgeLoader.Load(
            DocumentsFolder.Find(provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Documents),
            provider.GetService<PreparationDisplay>())));
        services.AddUnderstanding();
        return services.AddSingleton<IAssistant, Assistant>();
    }

    /// <summary>The parts without a web server, read and ready; the settings are those of the server.</summary>
    public static async Task<ServiceProvider> ForShellAsync(string? documents)
    {
        IConfiguration settings = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        ServiceProvider provider = new ServiceCollection().AddSingleton(settings).AddLogging().AddPreparationDisplay().AddParts(documents).BuildServiceProvider();
        await provider.PrepareAsync();
        return provider;
    }
}
