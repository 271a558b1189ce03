using System.Text.Json;
using ChatAssistant.Channels.BotFramework.Invokes;
using ChatAssistant.Channels.BotFramework.Turns;
using ChatAssistant.Web;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using InvokeResponse = Microsoft.Bot.Builder.InvokeResponse;

namespace ChatAssistant.BotBuilderHost;

/// <summary>Hands the SDK's activities to the same turns as our own end point, and sends what they send.</summary>
internal sealed class AssistantBot(ActivityTurns turns, InvokeTurns invokes, Links links) : TeamsActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => RunAsync(turnContext, cancellationToken);

    protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => RunAsync(turnContext, cancellationToken);

    // Not OnMembersAddedAsync: Teams' own would ask the channel for each member.
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => RunAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => RunAsync(turnContext, cancellationToken);

    protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => RunAsync(turnContext, cancellationToken);

    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        ChatAssistant.Channels.BotFramework.Invokes.InvokeResponse response = await invokes.RunAsync(ActivityMapping.ToOurs((Activity)turnContext.Activity), links, cancellationToken);
        // The SDK writes only properties that have setters: a JObject keeps them all.
        object? body = response.Body is null ? null : JObject.Parse(JsonSerializer.Serialize(response.Body, InvokeJson.Wire.GetTypeInfo(response.Body.GetType())!));
        return new InvokeResponse { Status = response.Status, Body = body };
    }

    private Task RunAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        turns.RunAsync(ActivityMapping.ToOurs(turnContext.Activity), (activity, cancellation) => turnContext.SendActivityAsync(ActivityMapping.ToSdk(activity), cancellation), links, cancellationToken);
}
