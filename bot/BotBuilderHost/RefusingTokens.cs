using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.IdentityModel.Tokens;

namespace ChatAssistant.BotBuilderHost;

/// <summary>Answers 401 to tokens that are none, or are unsigned, symmetric, forged, early or without an end: the SDK lets their exceptions escape, which is a 500.</summary>
internal static class RefusingTokens
{
    public static async Task ProcessAsync(IBotFrameworkHttpAdapter adapter, HttpContext context, IBot bot)
    {
        try
        {
            await adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted);
        }
        catch (Exception problem) when (problem is SecurityTokenException or ArgumentException && !context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }
}
