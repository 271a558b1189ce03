using System.Globalization;
using ChatAssistant.Conversation;
using ChatAssistant.Web.Access;
using ChatAssistant.Web.Pages;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>Registers and maps the channel.</summary>
public static class DirectLineServices
{
    public static IServiceCollection AddDirectLineChannel(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSharedByChannels();
        services.AddSingleton(KeptOf);
        return services.AddSingleton<DirectLineTokens>().AddSingleton<DirectLineAccess>().AddSingleton<IConversations, Conversations>().AddSingleton<DirectLineTurns>().AddSingleton<DirectLineChannel>();
    }

    public static void MapDirectLineChannel(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder all = routes.MapGroup("/v3/directline").RequireCors(WebAccess.AllowedPages).RequireRateLimiting(WebAccess.RequestsOfAnAddress).AddEndpointFilter(TryAgainAsync);
        all.MapPost("/tokens/generate", (HttpRequest request, DirectLineChannel channel) => channel.GenerateAsync(request)).AddEndpointFilter(LimitTokensAsync);
        all.MapGet("/session/getsessionid", () => Results.Json(new SessionId(Guid.NewGuid().ToString("N")), DirectLineJson.Default.SessionId));

        RouteGroupBuilder withToken = all.MapGroup("").AddEndpointFilter(RequireTokenAsync);
        withToken.MapPost("/tokens/refresh", (HttpContext http, DirectLineChannel channel) => channel.Refresh(Token(http)));
        withToken.MapPost("/conversations", (HttpContext http, DirectLineChannel channel) => channel.StartAsync(http.Request, Token(http)));
        withToken.MapGet("/conversations/{id}", (HttpContext http, DirectLineChannel channel) => channel.ReconnectAsync(http.Request, Token(http)));
        withToken.MapGet("/conversations/{id}/activities", (HttpContext http, DirectLineChannel channel) => channel.ActivitiesAsync(http.Request, Token(http)));
        withToken.MapPost("/conversations/{id}/activities", (HttpContext http, DirectLineChannel channel) => channel.PostAsync(http.Request, Token(http)));
        withToken.MapPost("/conversations/{id}/upload", () => DirectLineError.NoFiles);
        withToken.MapGet("/conversations/{id}/stream", (HttpContext http, DirectLineChannel channel) => channel.StreamAsync(http, Token(http)));
    }

    private static KeptData KeptOf(IServiceProvider parts) => new(
        new Kept("chat", parts.GetRequiredService<IConversations>() is Conversations ? "memory" : "shared", parts.GetRequiredService<IOptions<DirectLineOptions>>().Value.KeepFor),
        new Kept("key", "tab"));

    private static DirectLineToken Token(HttpContext http) => http.Features.Get<DirectLineToken>()!;

    private static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        (DirectLineToken? token, IResult? refusal) = await http.RequestServices.GetRequiredService<DirectLineAccess>().CheckAsync(http.Request, http.GetRouteValue("id") as string);
        if (token is null) return refusal;
        http.Features.Set(token);
        return await next(context);
    }

    // What is acknowledged is kept; what cannot be kept is not acknowledged.
    private static async ValueTask<object?> TryAgainAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception problem) when (RedisOutage.Is(problem) && !context.HttpContext.Response.HasStarted)
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            return DirectLineError.TryAgain;
        }
    }

    private static async ValueTask<object?> LimitTokensAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        int perMinute = http.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.TokensPerMinute;
        if (await http.RequestServices.GetRequiredService<IRateLimits>().TakeAsync("tokens", WebAccess.Address(http), new BucketSize(perMinute, perMinute)) is not { } wait) return await next(context);
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return DirectLineError.TooManyTokens;
    }
}
