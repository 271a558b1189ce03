using ChatAssistant.Web.Access;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>Registers and maps the channel.</summary>
public static class DirectLineServices
{
    public static IServiceCollection AddDirectLineChannel(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<DirectLineTokens>().AddSingleton<DirectLineAccess>().AddSingleton<Conversations>().AddSingleton<DirectLineTurns>().AddSingleton<DirectLineChannel>();
    }

    public static void MapDirectLineChannel(this IEndpointRouteBuilder routes)
    {
        CancellationToken stopping = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        RouteGroupBuilder all = routes.MapGroup("/v3/directline").RequireCors(WebAccess.AllowedPages).RequireRateLimiting(WebAccess.RequestsOfAnAddress);
        all.MapPost("/tokens/generate", (HttpRequest request, DirectLineChannel channel) => channel.GenerateAsync(request)).RequireRateLimiting(WebAccess.TokensOfAnAddress);
        all.MapGet("/session/getsessionid", () => Results.Json(new SessionId(Guid.NewGuid().ToString("N")), DirectLineJson.Default.SessionId));

        RouteGroupBuilder withToken = all.MapGroup("").AddEndpointFilter(RequireTokenAsync);
        withToken.MapPost("/tokens/refresh", (HttpContext http, DirectLineChannel channel) => channel.Refresh(Token(http)));
        withToken.MapPost("/conversations", (HttpContext http, DirectLineChannel channel) => channel.StartAsync(http.Request, Token(http)));
        withToken.MapGet("/conversations/{id}", (HttpContext http, DirectLineChannel channel) => channel.Reconnect(http.Request, Token(http)));
        withToken.MapGet("/conversations/{id}/activities", (HttpContext http, DirectLineChannel channel) => channel.Activities(http.Request, Token(http)));
        withToken.MapPost("/conversations/{id}/activities", (HttpContext http, DirectLineChannel channel) => channel.PostAsync(http.Request, Token(http)));
        withToken.MapPost("/conversations/{id}/upload", () => DirectLineError.NoFiles);
        withToken.MapGet("/conversations/{id}/stream", (HttpContext http, DirectLineChannel channel) => channel.StreamAsync(http, Token(http), stopping));
    }

    private static DirectLineToken Token(HttpContext http) => http.Features.Get<DirectLineToken>()!;

    private static async ValueTask<object?> RequireTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        (DirectLineToken? token, IResult? refusal) = await http.RequestServices.GetRequiredService<DirectLineAccess>().CheckAsync(http.Request, http.GetRouteValue("id") as string);
        if (token is null) return refusal;
        http.Features.Set(token);
        return await next(context);
    }
}
