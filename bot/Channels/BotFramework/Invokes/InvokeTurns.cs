using System.Text.Json;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Conversation;
using ChatAssistant.Operation;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.BotFramework.Invokes;

/// <summary>Invokes, which are answered in the response: feedback, searches from the compose box, and actions of cards.</summary>
internal sealed class InvokeTurns(IAssistant assistant, MessageExtension extension, FeedbackReasons feedback)
{
    /// <returns>501 for an invoke that the bot does not know, as the protocol wants it.</returns>
    public async Task<InvokeResponse> RunAsync(Activity activity, Links links, CancellationToken cancellation) => activity.Name switch
    {
        "composeExtension/query" => new(StatusCodes.Status200OK, extension.Search(activity, links)),
        "message/submitAction" => await RateAsync(activity, cancellation),
        "adaptiveCard/action" => new(StatusCodes.Status200OK, await ActAsync(activity, cancellation)),
        _ => new(StatusCodes.Status501NotImplemented),
    };

    // The reason comes as JSON in a text: {"feedbackText": "…"}.
    private async Task<InvokeResponse> RateAsync(Activity activity, CancellationToken cancellation)
    {
        string? reaction = JsonText.At(activity.Value, "actionValue", "reaction");
        if (JsonText.At(activity.Value, "actionName") != "feedback" || reaction is not ("like" or "dislike")) return new(StatusCodes.Status400BadRequest, new ErrorResponse(new ErrorBody("BadRequest", "The action is no feedback with the reaction 'like' or 'dislike'.")));
        await feedback.GiveAsync(activity.ChannelId!, reaction, Reason(JsonText.At(activity.Value, "actionValue", "feedback")), cancellation);
        return new(StatusCodes.Status200OK, new Taken());
    }

    private static string? Reason(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return JsonText.At(document.RootElement, "feedbackText");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<AdaptiveCardInvokeResponse> ActAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value || !value.TryGetProperty("action", out JsonElement action) || action.ValueKind != JsonValueKind.Object
            || !action.TryGetProperty("data", out JsonElement data) || ActivityReader.Asked(data) is not { Length: > 0 } question) return AdaptiveCardInvokeResponse.Error("The action asks nothing that this bot knows.");
        Reply reply = await assistant.ReplyAsync(ActivityReader.Message(activity) with { Text = question }, cancellation);
        return AdaptiveCardInvokeResponse.Message(reply.PlainText());
    }
}
