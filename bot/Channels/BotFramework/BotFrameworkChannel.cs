using System.Text.Json;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.BotFramework.Authentication;
using ChatAssistant.Channels.BotFramework.Invokes;
using ChatAssistant.Channels.BotFramework.Outbound;
using ChatAssistant.Channels.BotFramework.Turns;
using ChatAssistant.Web;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>POST /api/messages for Teams, the Emulator, the Agents Playground and Azure Direct Line: who may come in, what they may send, and how they are answered.</summary>
/// <remarks>Status codes: "Bot Connector API". 200 after the turn, or before its end where it takes long; 4xx with the error in JSON; never 5xx, but 501 for an invoke that the bot does not know.</remarks>
internal sealed partial class BotFrameworkChannel(Authenticator authenticator, ActivityBody body, Admission admission, ActivityTurns turns, InvokeTurns invokes, TurnQueue queue, SeenActivities seen, PendingTurns pending, Connector connector, Links links, ChannelCounters counters, IOptions<ChannelLimits> limits, TimeProvider time, ILogger<BotFrameworkChannel> logger)
{
    private readonly TimeSpan _acknowledgeAfter = TimeSpan.FromSeconds(limits.Value.AcknowledgeAfter);

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        Caller caller = await authenticator.AuthenticateAsync(request.Headers.Authorization);
        if (caller is Caller.Refused stranger) return Refuse(request, Refusal.Unauthorized(stranger.Reason));
        (Activity? activity, Refusal? refusal) = await body.ReadAsync(request);
        refusal ??= admission.Refuse(activity!, caller);
        return refusal is null ? await TakeAsync(activity!, LinksFor(request), request.HttpContext.RequestAborted) : Refuse(request, refusal);
    }

    private async Task<IResult> TakeAsync(Activity activity, Links known, CancellationToken aborted)
    {
        if (activity.DeliveryMode == "expectReplies") return await AnswerInBodyAsync(activity, known, aborted);
        if (activity.Type == "invoke") return Written(await invokes.RunAsync(activity, known, aborted));
        await AcknowledgedAsync(seen.OnceAsync(activity, () => RunAsync(activity, known)));
        // 200 without a body, and without the log line that Ok() writes for each.
        return Results.Empty;
    }

    private async Task<IResult> AnswerInBodyAsync(Activity activity, Links known, CancellationToken aborted)
    {
        List<Activity> replies = [];
        if (activity.Type == "invoke")
        {
            InvokeResponse response = await invokes.RunAsync(activity, known, aborted);
            replies.Add(new Activity { Type = "invokeResponse", Value = JsonSerializer.SerializeToElement(new InvokeResponseValue(response.Status, response.Body), InvokeJson.Wire.InvokeResponseValue) });
        }
        else
        {
            await queue.RunAsync(Conversation(activity), () => turns.RunAsync(activity, (reply, _) =>
            {
                replies.Add(reply);
                return Task.CompletedTask;
            }, known, aborted));
        }
        return Results.Json(new ExpectedReplies(replies), ActivityJson.Wire.ExpectedReplies);
    }

    private static IResult Written(InvokeResponse response) => response.Body is { } body ? Results.Json(body, InvokeJson.Wire.GetTypeInfo(body.GetType())!, statusCode: response.Status) : Results.StatusCode(response.Status);

    // Without authentication the bot runs on somebody's own machine: links lead to the address that the client came by.
    private Links LinksFor(HttpRequest request) => !authenticator.IsOn && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out Uri? root) && Addresses.IsLoopback(root) ? links.Under(root.GetLeftPart(UriPartial.Authority)) : links;

    // The turn goes on when the channel hangs up: the answer goes to the service URL.
    private async Task RunAsync(Activity activity, Links known)
    {
        try
        {
            await queue.RunAsync(Conversation(activity), () => turns.RunAsync(activity, connector.SendAsync, known, CancellationToken.None));
        }
        catch (Exception problem)
        {
            // Nobody waits for the turn who could do anything about it: the channel would only send the activity again.
            counters.Undelivered();
            Lost(logger, activity.Id, problem);
        }
    }

    private async Task AcknowledgedAsync(Task turn)
    {
        try
        {
            await turn.WaitAsync(_acknowledgeAfter, time);
        }
        catch (TimeoutException)
        {
            // The answer is sent when it is there.
            pending.Add(turn);
        }
    }

    private static string Conversation(Activity activity) => $"{activity.ChannelId}\n{activity.Conversation?.Id}";

    private IResult Refuse(HttpRequest request, Refusal refusal)
    {
        counters.Refused(refusal.Status);
        Refused(logger, refusal.Status, refusal.Reason);
        if (refusal.Status == StatusCodes.Status401Unauthorized) request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Json(new ErrorResponse(new ErrorBody(refusal.Code, refusal.Message)), ActivityJson.Wire.ErrorResponse, statusCode: refusal.Status);
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Information, Message = "A request was refused with {Status}: {Reason}")]
    private static partial void Refused(ILogger logger, int status, string reason);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Error, Message = "The turn of activity {ActivityId} failed.")]
    private static partial void Lost(ILogger logger, string? activityId, Exception problem);
}
