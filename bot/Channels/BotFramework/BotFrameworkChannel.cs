using System.Collections.Concurrent;
using System.Text.Json;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Conversation;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>POST /api/messages for Teams, the Emulator, the Agents Playground and Azure Direct Line.</summary>
public sealed class BotFrameworkChannel(IAssistant assistant, Connector connector)
{
    private const long MaxBody = 256 * 1024;
    private readonly ConcurrentDictionary<string, bool> _greeted = new();

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBody) return Refused(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The activity is over 256 KB.");
        Activity? activity;
        try
        {
            activity = await JsonSerializer.DeserializeAsync(request.Body, ActivityJson.Default.Activity, request.HttpContext.RequestAborted);
        }
        catch (JsonException problem)
        {
            return Refused(StatusCodes.Status400BadRequest, "BadSyntax", $"The body is no activity in JSON: {problem.Path ?? "it cannot be read"}.");
        }
        if (activity is null) return Refused(StatusCodes.Status400BadRequest, "BadSyntax", "The body is empty.");
        if (ActivityReader.Problem(activity) is { } missing) return Refused(StatusCodes.Status400BadRequest, "MissingProperty", missing);

        Activity? reply = await TurnAsync(activity, request.HttpContext.RequestAborted);
        if (activity.DeliveryMode == "expectReplies") return Results.Json(new ExpectedReplies(reply is null ? [] : [reply]), ActivityJson.Default.ExpectedReplies);
        if (reply is null) return Results.Ok();
        if (!Connector.MayCall(activity.ServiceUrl)) return Refused(StatusCodes.Status403Forbidden, "ServiceUrlNotAllowed", "Without credentials the bot replies to loopback service URLs only.");
        await connector.SendAsync(reply, request.HttpContext.RequestAborted);
        return Results.Ok();
    }

    private async Task<Activity?> TurnAsync(Activity activity, CancellationToken cancellation)
    {
        switch (activity.Type)
        {
            case "message" when !string.IsNullOrWhiteSpace(activity.Text):
                return ActivityWriter.Message(await assistant.ReplyAsync(ActivityReader.Message(activity), cancellation), activity);
            case "conversationUpdate" when ActivityReader.SomebodyJoined(activity) && _greeted.TryAdd($"{activity.ChannelId}/{activity.Conversation!.Id}", true):
                // A greeting is no answer to an activity that the user sees: it is sent to the conversation.
                return ActivityWriter.Message(assistant.Welcome(activity.Locale), activity) with { ReplyToId = null };
            default:
                return null;
        }
    }

    private static IResult Refused(int status, string code, string message) => Results.Json(new ErrorResponse(new ErrorBody(code, message)), ActivityJson.Default.ErrorResponse, statusCode: status);
}

/// <summary>Registers and maps the channel.</summary>
public static class BotFrameworkServices
{
    public static IServiceCollection AddBotFrameworkChannel(this IServiceCollection services)
    {
        // A redirect could lead to a host that nobody vouched for.
        services.AddHttpClient<Connector>(http => http.Timeout = TimeSpan.FromSeconds(15)).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services.AddSingleton<BotFrameworkChannel>();
    }

    public static void MapBotFrameworkChannel(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", (HttpRequest request, BotFrameworkChannel channel) => channel.ReceiveAsync(request));
}
