using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>The protocol's errors. Clients act on the status: 403 is an expired token, 404 a conversation that has ended.</summary>
internal static class DirectLineError
{
    public static IResult NoToken { get; } = Of(StatusCodes.Status401Unauthorized, "MissingProperty", "Send 'Authorization: Bearer TOKEN'. A page gets its token from tokens/generate.");
    public static IResult BadToken { get; } = Of(StatusCodes.Status403Forbidden, "BadArgument", "The token is not valid.");
    public static IResult Expired { get; } = Of(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired. Get a new one from tokens/generate.");
    public static IResult OtherConversation { get; } = Of(StatusCodes.Status403Forbidden, "BadArgument", "The token is for another conversation.");
    public static IResult OtherOrigin { get; } = Of(StatusCodes.Status403Forbidden, "BadArgument", "This page may not use the chat. Add its origin to DirectLine:AllowedOrigins.");
    public static IResult Ended { get; } = Of(StatusCodes.Status404NotFound, "BadArgument", "The conversation has ended.");
    public static IResult TooMany { get; } = Of(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many messages in a minute. Wait a little.");
    public static IResult TooManyTokens { get; } = Of(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests in a minute. Wait a little.");
    public static IResult TryAgain { get; } = Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The conversation cannot be reached just now. Please try again.");
    public static IResult Stopping { get; } = Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The bot is being restarted and takes no new message. Please try again.");
    public static IResult NoFiles { get; } = Of(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "This bot takes no files. Send text.");

    public static IResult Of(int status, string code, string message) => Results.Json(new ErrorResponse(new ErrorBody(code, message)), DirectLineJson.Default.ErrorResponse, statusCode: status);
}
