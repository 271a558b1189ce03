using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatAssistant.Channels.Activities;
using Microsoft.Identity.Client;
using Polly.Timeout;

namespace ChatAssistant.Channels.BotFramework.Outbound;

/// <summary>The Bot Connector's REST interface at an activity's service URL. What cannot be delivered is logged by the activity's id and counted; nothing is thrown but for cancellation.</summary>
/// <remarks>Paths: "Bot Connector API", version 3. All ids are percent-encoded: those of Teams hold ':', ';' and '@'.</remarks>
internal sealed partial class Connector(HttpClient http, ConnectorCredentials credentials, ChannelCounters counters, ILogger<Connector> logger)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    /// <summary>Sends to the conversation; as a reply where the activity replies to one.</summary>
    /// <returns>Whether the channel took it.</returns>
    public Task<bool> SendAsync(Activity activity, CancellationToken cancellation) =>
        TakenAsync(HttpMethod.Post, activity, Activities(activity) + (string.IsNullOrEmpty(activity.ReplyToId) ? "" : "/" + Uri.EscapeDataString(activity.ReplyToId)), Body(activity), cancellation);

    /// <summary>Puts the activity in place of the one that has its id.</summary>
    public Task<bool> UpdateAsync(Activity activity, CancellationToken cancellation) => TakenAsync(HttpMethod.Put, activity, $"{Activities(activity)}/{Uri.EscapeDataString(activity.Id!)}", Body(activity), cancellation);

    /// <summary>Takes the activity with this id back.</summary>
    public Task<bool> DeleteAsync(Activity activity, CancellationToken cancellation) => TakenAsync(HttpMethod.Delete, activity, $"{Activities(activity)}/{Uri.EscapeDataString(activity.Id!)}", null, cancellation);

    /// <summary>Opens a conversation with a user.</summary>
    /// <returns>Its id; null when the channel would not.</returns>
    public async Task<string?> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellation)
    {
        var about = new Activity { ServiceUrl = serviceUrl };
        using HttpResponseMessage? response = await CallAsync(HttpMethod.Post, about, "v3/conversations", JsonSerializer.SerializeToUtf8Bytes(parameters, ActivityJson.Wire.ConversationParameters), cancellation);
        return (await ReadAsync(response, ActivityJson.Wire.ResourceResponse, cancellation))?.Id;
    }

    /// <summary>Who takes part in the activity's conversation; null when the channel would not tell.</summary>
    public async Task<IReadOnlyList<ChannelAccount>?> MembersAsync(Activity activity, CancellationToken cancellation)
    {
        using HttpResponseMessage? response = await CallAsync(HttpMethod.Get, activity, $"v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/members", null, cancellation);
        return await ReadAsync(response, ActivityJson.Wire.ChannelAccountArray, cancellation);
    }

    private static string Activities(Activity activity) => $"v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities";

    private static byte[] Body(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity);

    // What the channel answers to an activity, its id for it, is of no use here.
    private async Task<bool> TakenAsync(HttpMethod method, Activity about, string path, byte[]? body, CancellationToken cancellation)
    {
        using HttpResponseMessage? response = await CallAsync(method, about, path, body, cancellation);
        return response is not null;
    }

    /// <returns>The answer of success, whole; null when the channel did not do it.</returns>
    private async Task<HttpResponseMessage?> CallAsync(HttpMethod method, Activity about, string path, byte[]? body, CancellationToken cancellation)
    {
        try
        {
            AuthenticationHeaderValue? header = await HeaderAsync(about, null, cancellation);
            HttpResponseMessage response = await SendAsync(method, about, path, body, header, cancellation);
            if (response.StatusCode == HttpStatusCode.Unauthorized && header is not null)
            {
                // The token may have been revoked before its end: one other is tried.
                response.Dispose();
                response = await SendAsync(method, about, path, body, await HeaderAsync(about, header, cancellation), cancellation);
            }
            if (response.IsSuccessStatusCode) return response;
            Failed(about, $"the connector answered {(int)response.StatusCode}", null);
            response.Dispose();
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or TimeoutRejectedException or MsalException || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Failed(about, problem is MsalException ? "the bot could not get a token (MicrosoftAppId, MicrosoftAppPassword, ToChannelFromBotLoginUrl)" : "the connector cannot be reached", problem);
        }
        return null;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Activity about, string path, byte[]? body, AuthenticationHeaderValue? header, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri($"{about.ServiceUrl!.TrimEnd('/')}/{path}"));
        request.Headers.Authorization = header;
        if (about.Conversation?.Id is { } conversation) request.Headers.TryAddWithoutValidation("x-ms-conversation-id", Uri.EscapeDataString(conversation));
        if (body is not null) request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        return await http.SendAsync(request, cancellation);
    }

    // A bot with an id and no secret can still be tried against a channel on this machine.
    private async ValueTask<AuthenticationHeaderValue?> HeaderAsync(Activity about, AuthenticationHeaderValue? refused, CancellationToken cancellation)
    {
        if (credentials.Exist) return await credentials.HeaderAsync(refused, cancellation);
        return Addresses.IsLoopback(new Uri(about.ServiceUrl!)) ? null : throw new MsalClientException("no_credentials", "The bot has neither MicrosoftAppPassword nor MicrosoftAppCertificate.");
    }

    // A body may be missing: 202 and 204 have none, and some stand-ins for a channel send none with 200.
    private static async Task<T?> ReadAsync<T>(HttpResponseMessage? response, JsonTypeInfo<T> shape, CancellationToken cancellation) where T : class
    {
        if (response is null) return null;
        try
        {
            return await response.Content.ReadFromJsonAsync(shape, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Failed(Activity about, string why, Exception? problem)
    {
        counters.Undelivered();
        Undelivered(logger, about.ReplyToId ?? about.Id, why, problem);
    }

    [LoggerMessage(EventId = 1001, Level = Microsoft.Extensions.Logging.LogLevel.Error, Message = "The reply to activity {ActivityId} was not delivered: {Why}.")]
    private static partial void Undelivered(ILogger logger, string? activityId, string why, Exception? problem);
}
