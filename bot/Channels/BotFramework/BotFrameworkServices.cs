using ChatAssistant.Channels.BotFramework.Authentication;
using ChatAssistant.Channels.BotFramework.Invokes;
using ChatAssistant.Channels.BotFramework.Notices;
using ChatAssistant.Channels.BotFramework.Outbound;
using ChatAssistant.Channels.BotFramework.Turns;
using ChatAssistant.Web.Pages;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>Registers and maps the channel.</summary>
public static class BotFrameworkServices
{
    public static IServiceCollection AddBotFrameworkChannel(this IServiceCollection services)
    {
        // The SDK's settings lie flat at the root.
        services.AddOptions<BotFrameworkOptions>().Configure<IConfiguration>((options, settings) => settings.Bind(options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsCheck>();
        services.AddOptions<ChannelLimits>().BindConfiguration(ChannelLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChannelCounters>();
        services.AddSharedByChannels();
        services.AddSingleton<IDocumentRetriever, MetadataDocuments>().AddSingleton<Authenticator>();
        services.AddSingleton<ServiceUrls>().AddSingleton<ConnectorCredentials>().AddSingleton(Connector);
        services.AddSingleton<SeenActivities>().AddSingleton<RateLimits>().AddSingleton<Greetings>().AddSingleton<ActivityTurns>();
        services.AddSingleton<RegisterSearch>().AddSingleton<MessageExtension>().AddSingleton<InvokeTurns>();
        services.AddSingleton<IConversationReferences, ConversationReferences>().AddSingleton<NoticeCommands>().AddHostedService<NewEventNotices>();
        services.AddSingleton(KeptOf);
        return services.AddSingleton<ActivityBody>().AddSingleton<Admission>().AddSingleton<BotFrameworkChannel>();
    }

    public static void MapBotFrameworkChannel(this IEndpointRouteBuilder routes) => routes.MapPost("/api/messages", static async context =>
    {
        IResult result = await context.RequestServices.GetRequiredService<BotFrameworkChannel>().ReceiveAsync(context.Request);
        await result.ExecuteAsync(context);
    });

    private static KeptData KeptOf(IServiceProvider parts) =>
        !parts.GetRequiredService<IOptions<ChannelLimits>>().Value.Notices ? new KeptData()
        : new KeptData(parts.GetRequiredService<IConversationReferences>() is ConversationReferences ? new Kept("notices", "memory") : new Kept("notices", "shared", RedisConversationReferences.Lifetime));

    private static Connector Connector(IServiceProvider provider)
    {
        var http = new HttpClient(ConnectorHandler.Create(provider.GetRequiredService<TimeProvider>(), TimeSpan.FromSeconds(provider.GetRequiredService<IOptions<ChannelLimits>>().Value.SendAgainAfter))) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 1024 * 1024 };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("ChatAssistant/1.0");
        http.DefaultRequestHeaders.Accept.ParseAdd("*/*");
        return ActivatorUtilities.CreateInstance<Connector>(provider, http);
    }
}
