using ChatAssistant.Operation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAssistant.Channels;

/// <summary>Registers what channels share.</summary>
internal static class SharedChannelServices
{
    /// <summary>May be called by each channel.</summary>
    public static IServiceCollection AddSharedByChannels(this IServiceCollection services)
    {
        services.AddFeedback();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RecentKeysHere>();
        services.TryAddSingleton<IRecentKeys>(provider => provider.GetRequiredService<RecentKeysHere>());
        services.TryAddSingleton<RateLimitsHere>();
        services.TryAddSingleton<IRateLimits>(provider => provider.GetRequiredService<RateLimitsHere>());
        services.TryAddSingleton<TurnQueue>();
        services.TryAddSingleton<PendingTurns>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, PendingTurns>(provider => provider.GetRequiredService<PendingTurns>()));
        return services;
    }
}
