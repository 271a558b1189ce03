using System.Diagnostics;
using System.Text.Json;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Operation;

/// <summary>Counts and times the turns of the assistant, and keeps what was not answered. Of a cry for help it keeps nothing, not even that there was one.</summary>
internal sealed class MeasuredAssistant(IAssistant assistant, Telemetry telemetry, Records records, Redaction redaction) : IAssistant
{
    public async Task<Reply> ReplyAsync(IncomingMessage message, CancellationToken cancellation)
    {
        string channel = message.ConversationId.Split('/')[0];
        using Activity? trace = Telemetry.Traces.StartActivity("turn");
        trace?.SetTag("channel", channel);
        long start = Stopwatch.GetTimestamp();
        try
        {
            Reply reply = await assistant.ReplyAsync(message, cancellation);
            if (reply.Outcome == Outcome.Crisis) Drop(trace);
            else Keep(message, reply, new Turn(channel, reply.Intent, JsonNamingPolicy.SnakeCaseLower.ConvertName(reply.Outcome.ToString()), reply.Language.Code(), Stopwatch.GetElapsedTime(start)), trace);
            return reply;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            telemetry.Failed(channel);
            trace?.SetStatus(ActivityStatusCode.Error, problem.GetType().Name);
            throw;
        }
    }

    public Task ForgetAsync(string conversationId, CancellationToken cancellation) => assistant.ForgetAsync(conversationId, cancellation);

    public Reply Welcome(string? locale) => assistant.Welcome(locale);

    private static void Drop(Activity? trace)
    {
        if (trace is null) return;
        trace.IsAllDataRequested = false;
        trace.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    private void Keep(IncomingMessage message, Reply reply, Turn turn, Activity? trace)
    {
        trace?.SetTag("intent", turn.Intent).SetTag("outcome", turn.Outcome).SetTag("language", turn.Language);
        telemetry.Count(turn);
        records.Add(turn);
        if (reply.Outcome == Outcome.NotFound && records.KeepsQuestions) records.Add(new Unanswered(records.Pseudonym(message.UserId), turn.Language, turn.Intent, redaction.Redact(message.Text)));
    }
}
