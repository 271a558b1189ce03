using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework.Invokes;

/// <summary>The answer to an invoke: a status and a body, which is one of the records here; null for none.</summary>
public sealed record InvokeResponse(int Status, object? Body = null);

/// <summary>The body of an answer to a search from the compose box ("Respond to search command").</summary>
public sealed record MessagingExtensionResponse(MessagingExtensionResult ComposeExtension);

public sealed record MessagingExtensionResult(string Type, string AttachmentLayout, IReadOnlyList<Attachment> Attachments);

/// <summary>What the list of results shows of a card.</summary>
public sealed record ThumbnailCard(string Title, string Text);

/// <summary>The body of an answer to <c>Action.Execute</c> ("Universal Actions"): a message for the user, or an error.</summary>
public sealed record AdaptiveCardInvokeResponse(int StatusCode, string Type, object Value)
{
    public static AdaptiveCardInvokeResponse Message(string text) => new(StatusCodes.Status200OK, "application/vnd.microsoft.activity.message", text);

    public static AdaptiveCardInvokeResponse Error(string message) => new(StatusCodes.Status400BadRequest, "application/vnd.microsoft.error", new ErrorBody("BadRequest", message));
}

/// <summary>An empty object, for an invoke that wants nothing but to be taken.</summary>
public sealed record Taken;

/// <summary>An invoke's response as an activity, where replies are expected in the body.</summary>
public sealed record InvokeResponseValue(int Status, object? Body);
