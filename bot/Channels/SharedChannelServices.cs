using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAssistant.Channels;

/// <summary>Registers what channels share.</summary>
internal static class SharedChannelServices
{
    /// <summary>May be called by each channel.</summary>
    public static IServiceCollection AddSharedByChannels(this IServiceCollection services)
    {
        services.TryAddSingleton<IRecentKeys, RecentKeysHere>();
        services.TryAddSingleton<PendingTurns>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PendingTurns>(provider => provider.GetRequiredService<PendingTurns>()));
        return services;
    }
}
