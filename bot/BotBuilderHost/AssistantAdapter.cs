using ChatAssistant.Answers;
using ChatAssistant.Knowledge.Documents;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Connector.Authentication;

namespace ChatAssistant.BotBuilderHost;

/// <summary>The SDK's adapter: a turn that fails is logged by its activity's id and told to the user, in their language.</summary>
/// <remarks>One constructor, which hands the logger on: the base takes the non-generic one, which no container holds.</remarks>
internal sealed partial class AssistantAdapter : CloudAdapter
{
    public AssistantAdapter(BotFrameworkAuthentication authentication, ILogger<AssistantAdapter> logger)
        : base(authentication, logger)
    {
        Use(new SharedResolver());
        OnTurnError = async (turn, problem) =>
        {
            Failed(logger, turn.Activity.Id, problem);
            Language language = LanguageCodes.FromLocale(turn.Activity.Locale) ?? Language.English;
            await turn.SendActivityAsync(MessageFactory.Text(Phrases.For(language).Say("failed")), CancellationToken.None);
            await turn.TraceActivityAsync("OnTurnError Trace", problem.Message, "https://www.botframework.com/schemas/error", "TurnError");
        };
    }

    [LoggerMessage(EventId = 1901, Level = LogLevel.Error, Message = "The turn of activity {ActivityId} failed.")]
    private static partial void Failed(ILogger logger, string? activityId, Exception problem);
}
