using ChatAssistant.Conversation;
using ChatAssistant.Operation;
using ChatAssistant.Web.Access;
using ChatAssistant.Web.Pages;
using ChatAssistant.Web.Sources;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Web;

/// <summary>Registers and maps what the bot serves to browsers.</summary>
public static class WebServices
{
    /// <summary>Links, and who may come: what channels need.</summary>
    public static IServiceCollection AddWeb(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddWebAccess().AddSingleton<LinkSignature>().AddSingleton<Links>();
    }

    /// <summary>The pages.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton(KeptByAll).AddSingleton<StaticAssets>().AddSingleton<Layout>().AddSingleton<ChatPage>().AddSingleton<NoticePages>()
        .AddSingleton<SourceGate>().AddSingleton<DocumentPages>().AddSingleton<EventPage>().AddSingleton<SourceRoutes>();

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("").RequireRateLimiting(WebAccess.RequestsOfAnAddress);
        pages.MapGet("/", (HttpContext http, ChatPage page) => page.Alone(http));
        pages.MapGet("/embedded", (HttpContext http, ChatPage page) => page.Embedded(http));
        pages.MapGet("/privacy", (HttpContext http, NoticePages notices) => notices.Privacy(http));
        pages.MapGet("/terms", (HttpContext http, NoticePages notices) => notices.Terms(http));
        pages.MapGet("/embed.js", (HttpContext http, StaticAssets assets) => assets.ServeEmbed(http, "embed.js"));
        pages.MapGet("/assets/{name}", (HttpContext http, string name, StaticAssets assets) => assets.Serve(http, name));
        pages.MapGet("/documents", (HttpContext http, SourceRoutes sources) => sources.Documents(http));
        pages.MapGet("/documents/{**id}", (HttpContext http, string id, SourceRoutes sources) => sources.Document(http, id));
        pages.MapGet("/events/{**id}", (HttpContext http, string id, SourceRoutes sources) => sources.Event(http, id));
        pages.MapGet("/contacts/{id}.vcf", (HttpContext http, string id, SourceRoutes sources) => sources.Contact(http, id));
    }

    // What is kept of users on every channel.
    private static KeptData KeptByAll(IServiceProvider parts)
    {
        PrivacyOptions privacy = parts.GetRequiredService<IOptions<PrivacyOptions>>().Value;
        TimeSpan days = TimeSpan.FromDays(privacy.KeepDays);
        string memory = parts.GetRequiredService<IConversationMemory>() is ConversationMemory ? "memory" : "shared";
        bool recorded = privacy.Records.Length > 0, written = parts.GetRequiredService<IOptions<FeedbackOptions>>().Value.File.Length > 0;
        return new(
        [
            new("topic", memory, TimeSpan.FromMinutes(parts.GetRequiredService<IOptions<ConversationOptions>>().Value.ExpireMinutes)),
            new("readings", "memory"),
            new("address", memory, TimeSpan.FromMinutes(1)),
            recorded ? new("counts", "file", days) : new("counts", "memory"),
            .. recorded ? [new Kept("unanswered", "file", days)] : Array.Empty<Kept>(),
            .. written ? [new Kept("reasons", "file")] : Array.Empty<Kept>(),
        ]);
    }
}
