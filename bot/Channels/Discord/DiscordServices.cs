using ChatAssistant.Web.Pages;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace ChatAssistant.Channels.Discord;

/// <summary>Registers and maps the channel.</summary>
public static class DiscordServices
{
    /// <summary>With the waits between them, several minutes: edits are taken for 15.</summary>
    private const int Tries = 8;

    public static IServiceCollection AddDiscordChannel(this IServiceCollection services)
    {
        services.AddSharedByChannels().AddDiscordApi().AddDistributedMemoryCache();
        services.AddSingleton(parts => parts.GetRequiredService<IOptions<DiscordOptions>>().Value.PublicKey.Length == 0 ? new KeptData()
            : new KeptData(new Kept("pages", parts.GetRequiredService<IDistributedCache>() is MemoryDistributedCache ? "memory" : "shared", KeptPages.Lifetime)));
        services.AddSingleton<InteractionSignature>().AddSingleton<KnownNames>().AddSingleton<InteractionReader>().AddSingleton<MessageWriter>();
        return services.AddSingleton<KeptPages>().AddSingleton<InteractionAnswers>().AddSingleton<DiscordChannel>();
    }

    /// <summary>What calls Discord, without the channel.</summary>
    internal static IServiceCollection AddDiscordApi(this IServiceCollection services)
    {
        services.AddOptions<DiscordOptions>().BindConfiguration(DiscordOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        IHttpClientBuilder client = services.AddHttpClient<DiscordApi>(http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            // "DiscordBot (url, version)" is what the API wants to hear ("User Agent").
            http.DefaultRequestHeaders.UserAgent.ParseAdd("DiscordBot (https://github.com/ChatAssistant, 1.0)");
        }).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) });
        client.AddResilienceHandler("discord", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            // Waits as long as Discord says (429 with Retry-After), otherwise longer each time.
            pipeline.AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = Tries, Delay = TimeSpan.FromSeconds(1), BackoffType = DelayBackoffType.Exponential, UseJitter = true });
            pipeline.AddTimeout(TimeSpan.FromSeconds(15));
        });
        return services;
    }

    public static void MapDiscordChannel(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<DiscordOptions>>().Value.PublicKey.Length == 0) return;
        routes.MapPost("/api/discord/interactions", static async context =>
        {
            IResult result = await context.RequestServices.GetRequiredService<DiscordChannel>().ReceiveAsync(context.Request);
            await result.ExecuteAsync(context);
        });
    }
}
