using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Web.Access;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>Direct Line 3.0 as the public client libraries speak it: each method answers one request of a client whose token is checked.</summary>
internal sealed class DirectLineChannel(DirectLineAccess access, DirectLineTokens tokens, IConversations conversations, DirectLineTurns turns, PendingTurns pending, IRateLimits limits, Origins origins, IOptions<DirectLineOptions> options)
{
    /// <summary>64 KB: a long question; no client of ours sends more.</summary>
    private const int MaxBody = 64 * 1024;
    private readonly BucketSize _activities = new(options.Value.ActivitiesPerMinute, options.Value.ActivitiesPerMinute);

    /// <summary>POST tokens/generate.</summary>
    public async Task<IResult> GenerateAsync(HttpRequest request)
    {
        (TokenParameters? asked, IResult? problem) = await BodyAsync(request, DirectLineJson.Default.TokenParameters, optional: true);
        if (problem is not null) return problem;
        (DirectLineToken? token, IResult? refusal) = access.Grant(request, asked);
        return token is null ? refusal! : Resource(token);
    }

    /// <summary>POST tokens/refresh: another token for the same, while the old one is good.</summary>
    public IResult Refresh(DirectLineToken token) => Resource(token);

    /// <summary>POST conversations: begins the token's conversation, or enters it once more.</summary>
    public async Task<IResult> StartAsync(HttpRequest request, DirectLineToken token)
    {
        (StartParameters? asked, IResult? problem) = await BodyAsync(request, DirectLineJson.Default.StartParameters, optional: true);
        if (problem is not null) return problem;
        (IConversationHistory conversation, bool begun) = await conversations.StartAsync(token.Conversation);
        if (begun) await turns.GreetAsync(conversation, token.User, asked?.Locale);
        return Resource(token, request, 0, begun ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>GET conversations/{id}: a client comes back, and goes on after the watermark.</summary>
    public async Task<IResult> ReconnectAsync(HttpRequest request, DirectLineToken token) =>
        await conversations.FindAsync(token.Conversation) is null ? DirectLineError.Ended : Resource(token, request, Watermark(request));

    /// <summary>GET conversations/{id}/activities: what came after the watermark, for clients without a stream.</summary>
    public async Task<IResult> ActivitiesAsync(HttpRequest request, DirectLineToken token)
    {
        if (await conversations.FindAsync(token.Conversation) is not { } conversation) return DirectLineError.Ended;
        Said said = await conversation.AfterAsync(Watermark(request));
        if (said.Ended) return DirectLineError.Ended;
        if (said.Abandoned > 0) turns.Answer(conversation, said.Abandoned, origins.Root(request));
        return Results.Bytes(said.Set ?? ActivitySets.Set([], said.Watermark), "application/json; charset=utf-8");
    }

    /// <summary>POST conversations/{id}/activities: answers at once with the activity's id; the activity and the reply come on the stream.</summary>
    public async Task<IResult> PostAsync(HttpRequest request, DirectLineToken token)
    {
        if (await limits.TakeAsync("activities", token.Conversation, _activities) is { } wait) return Limited(request, wait);
        (Activity? activity, IResult? problem) = await BodyAsync(request, ActivityJson.Wire.Activity);
        if (problem is not null) return problem;
        if (string.IsNullOrEmpty(activity!.Type)) return DirectLineError.Of(StatusCodes.Status400BadRequest, "MissingProperty", "The activity has no 'type'.");
        if (await conversations.FindAsync(token.Conversation) is not { } conversation) return DirectLineError.Ended;
        if (activity.Type == "endOfConversation")
        {
            await conversations.ForgetAsync(token.Conversation);
            turns.Forget(conversation);
            return Results.Json(new ActivityId(token.Conversation + "|end"), DirectLineJson.Default.ActivityId);
        }
        return pending.Accept(() => turns.ReceiveAsync(conversation, token.User, activity, origins.Root(request))) is { } receiving ? Results.Json(new ActivityId(await receiving), DirectLineJson.Default.ActivityId) : DirectLineError.Stopping;
    }

    /// <summary>GET conversations/{id}/stream: a WebSocket of activity sets.</summary>
    public async Task<IResult> StreamAsync(HttpContext http, DirectLineToken token)
    {
        if (!http.WebSockets.IsWebSocketRequest) return DirectLineError.Of(StatusCodes.Status400BadRequest, "BadArgument", "The stream is a WebSocket.");
        if (await conversations.FindAsync(token.Conversation) is not { } conversation) return DirectLineError.Ended;
        string root = origins.Root(http.Request);
        await DirectLineStream.RunAsync(http, conversation, Watermark(http.Request), abandoned => turns.Answer(conversation, abandoned, root), pending.Drained);
        return Results.Empty;
    }

    private IResult Resource(DirectLineToken token) => Results.Json(new ConversationResource(token.Conversation, tokens.Issue(token), tokens.LifetimeSeconds), DirectLineJson.Default.ConversationResource);

    private IResult Resource(DirectLineToken token, HttpRequest request, long watermark, int status = StatusCodes.Status200OK)
    {
        string text = tokens.Issue(token), root = "ws" + origins.Root(request)["http".Length..];
        var stream = string.Create(CultureInfo.InvariantCulture, $"{root}/v3/directline/conversations/{token.Conversation}/stream?watermark={watermark}&t={text}");
        return Results.Json(new ConversationResource(token.Conversation, text, tokens.LifetimeSeconds) { StreamUrl = stream }, DirectLineJson.Default.ConversationResource, statusCode: status);
    }

    private static IResult Limited(HttpRequest request, TimeSpan wait)
    {
        request.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return DirectLineError.TooMany;
    }

    // "-", nothing or anything else that is no number asks for all.
    private static long Watermark(HttpRequest request) => long.TryParse(request.Query["watermark"], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    private static async Task<(T? Value, IResult? Problem)> BodyAsync<T>(HttpRequest request, JsonTypeInfo<T> type, bool optional = false) where T : class
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxBody;
        try
        {
            if (optional && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true) return (null, null);
            T? value = await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted);
            return value is null && !optional ? (null, DirectLineError.Of(StatusCodes.Status400BadRequest, "BadSyntax", "The body is empty.")) : (value, null);
        }
        catch (JsonException problem)
        {
            return (null, DirectLineError.Of(StatusCodes.Status400BadRequest, "BadSyntax", $"The body cannot be read as JSON of this kind: {problem.Path ?? "it is broken"}."));
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, DirectLineError.Of(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The body is over 64 KB."));
        }
    }
}
