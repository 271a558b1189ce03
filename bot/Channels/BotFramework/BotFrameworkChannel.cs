using System.Text.Json;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.BotFramework.Authentication;
using ChatAssistant.Channels.BotFramework.Outbound;
using ChatAssistant.Channels.BotFramework.Turns;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>POST /api/messages for Teams, the Emulator, the Agents Playground and Azure Direct Line: who may come in, what they may send, and how they are answered.</summary>
/// <remarks>Status codes: "Bot Connector API". 200 after the turn, or before its end where it takes long; 4xx with the error in JSON; never 5xx, but 501 for an invoke that the bot does not know.</remarks>
internal sealed partial class BotFrameworkChannel(Authenticator authenticator, ActivityBody body, Admission admission, ActivityTurns turns, TurnQueue queue, SeenActivities seen, Connector connector, PendingTurns pending, ChannelCounters counters, IOptions<ChannelLimits> limits, TimeProvider time, ILogger<BotFrameworkChannel> logger)
{
    private readonly TimeSpan _acknowledgeAfter = TimeSpan.FromSeconds(limits.Value.AcknowledgeAfter);

    public async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        Caller caller = await authenticator.AuthenticateAsync(request.Headers.Authorization);
        if (caller is Caller.Refused stranger) return Refuse(request, Refusal.Unauthorized(stranger.Reason));
        (Activity? activity, Refusal? refusal) = await body.ReadAsync(request);
        refusal ??= admission.Refuse(activity!, caller);
        return refusal is null ? await TakeAsync(activity!, request.HttpContext.RequestAborted) : Refuse(request, refusal);
    }

    private async Task<IResult> TakeAsync(Activity activity, CancellationToken aborted)
    {
        if (activity.Type == "invoke") return Results.StatusCode(StatusCodes.Status501NotImplemented);
        if (activity.DeliveryMode == "expectReplies") return await AnswerInBodyAsync(activity, aborted);
        if (await seen.IsFirstAsync(activity)) await AcknowledgedAsync(RunAsync(activity), activity);
        return Results.Ok();
    }

    private async Task<IResult> AnswerInBodyAsync(Activity activity, CancellationToken aborted)
    {
        List<Activity> replies = [];
        await queue.RunAsync(Conversation(activity), () => turns.RunAsync(activity, (reply, _) =>
        {
            replies.Add(reply);
            return Task.CompletedTask;
        }, aborted));
        return Results.Json(new ExpectedReplies(replies), ActivityJson.Wire.ExpectedReplies);
    }

    // The turn goes on when the channel hangs up: the answer goes to the service URL.
    private Task RunAsync(Activity activity) => queue.RunAsync(Conversation(activity), () => turns.RunAsync(activity, connector.SendAsync, CancellationToken.None));

    private async Task AcknowledgedAsync(Task turn, Activity activity)
    {
        try
        {
            await turn.WaitAsync(_acknowledgeAfter, time);
        }
        catch (TimeoutException) when (!turn.IsCompleted)
        {
            pending.Add(turn);
            _ = turn.ContinueWith(failed => Lost(logger, activity.Id, failed.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
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

    [LoggerMessage(EventId = 1302, Level = LogLevel.Error, Message = "The turn of activity {ActivityId} failed after it was acknowledged.")]
    private static partial void Lost(ILogger logger, string? activityId, Exception problem);
}
