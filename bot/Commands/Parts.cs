using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Indexing;
using ChatAssistant.Model;
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
        services.AddSingleton(OpenFolder);
        services.AddSingleton(provider => new LiveKnowledge(provider.GetRequiredService<KnowledgeFolder>().Refresh(provider.GetService<PreparationDisplay>())));
        // Runs in a host only: the commands of the shell read once.
        services.AddSingleton<FolderWatch>().AddHostedService<KnowledgeWatch>();
        services.AddUnderstanding();
        services.AddSingleton<VectorPreparation>().AddHostedService(provider => provider.GetRequiredService<VectorPreparation>());
        return services.AddConversation();
    }

    private static KnowledgeFolder OpenFolder(IServiceProvider provider)
    {
        KnowledgeOptions options = provider.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
        return KnowledgeFolder.Open(DocumentsFolder.Find(options.Documents), DocumentReaders.WithLimit(options.MaxFileBytes), options.Cache, provider.GetRequiredService<ILogger<KnowledgeFolder>>());
    }

    /// <summary>The parts without a web server, read and ready; the settings are those of the server.</summary>
    public static async Task<ServiceProvider> ForShellAsync(string? documents)
    {
        IConfiguration settings = ShellSettings();
        ServiceProvider provider = new ServiceCollection().AddSingleton(settings).AddLogging().AddPreparationDisplay().AddParts(documents).AddModel(settings).BuildServiceProvider();
        Task vectors = provider.GetRequiredService<VectorPreparation>().RunAsync();
        await provider.PrepareAsync();
        await vectors;
        return provider;
    }

    /// <summary>The settings as the server reads them.</summary>
    public static IConfiguration ShellSettings() => new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
}
