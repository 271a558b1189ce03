using System.Net;
using System.Net.Http.Json;
using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>Sends replies to the channel's connector at the activity's service URL.</summary>
public sealed partial class Connector(HttpClient http, ILogger<Connector> logger)
{
    /// <summary>True for a service URL that may be called without credentials: plain loopback only, so that nobody can make the bot call elsewhere.</summary>
    public static bool MayCall(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" && (url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address)));

    /// <summary>POST v3/conversations/{conversation}/activities/{replyToId}; without the last part when there is nothing to reply to.</summary>
    public async Task SendAsync(Activity reply, CancellationToken cancellation)
    {
        string conversation = Uri.EscapeDataString(reply.Conversation!.Id!);
        string path = $"{reply.ServiceUrl!.TrimEnd('/')}/v3/conversations/{conversation}/activities" + (string.IsNullOrEmpty(reply.ReplyToId) ? "" : "/" + Uri.EscapeDataString(reply.ReplyToId));
        try
        {
            using HttpResponseMessage response = await http.PostAsJsonAsync(new Uri(path), reply, ActivityJson.Default.Activity, cancellation);
            if (!response.IsSuccessStatusCode) Undelivered(logger, reply.ReplyToId, (int)response.StatusCode);
        }
        catch (HttpRequestException problem)
        {
            Unreachable(logger, reply.ReplyToId, problem);
        }
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "The reply to activity {ActivityId} was not delivered: the connector answered {Status}.")]
    private static partial void Undelivered(ILogger logger, string? activityId, int status);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "The reply to activity {ActivityId} was not delivered: the connector cannot be reached.")]
    private static partial void Unreachable(ILogger logger, string? activityId, Exception problem);
}
