namespace ChatAssistant.Channels.BotFramework;

/// <summary>Why a request is not taken.</summary>
/// <param name="Code">The error code of the Bot Connector API where it has one.</param>
/// <param name="Message">For the caller.</param>
/// <param name="Reason">For the log: a stranger need not know what was wrong with a token.</param>
internal sealed record Refusal(int Status, string Code, string Message, string Reason)
{
    public static Refusal Unauthorized(string reason) => new(StatusCodes.Status401Unauthorized, "Unauthorized", "A valid token is needed.", reason);

    public static Refusal Forbidden(string code, string message) => new(StatusCodes.Status403Forbidden, code, message, message);

    public static Refusal Bad(string code, string message) => new(StatusCodes.Status400BadRequest, code, message, message);
}
