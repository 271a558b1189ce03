using System.Text.Json;
using ChatAssistant.Channels.Activities.Cards;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.Activities;

/// <summary>Writes a reply as a message activity: text with citation numbers, its sources, a card where it helps, and what to ask next.</summary>
internal static class ActivityWriter
{
    /// <summary>UTF-16 units of a whole message in JSON: 80 KB.</summary>
    private const int LongestMessage = 40_000;
    /// <summary>What a message takes besides text, sources and card.</summary>
    private const int Frame = 4_000;
    private static readonly JsonElement FeedbackLoop = JsonDocument.Parse("""{"feedbackLoop":{"type":"default"}}""").RootElement.Clone();

    /// <param name="links">Where sources and files can be opened; null for no links.</param>
    public static Activity Message(Reply reply, Activity to, Links? links = null)
    {
        ChannelFeatures features = ChannelFeatures.Of(to.ChannelId);
        MessageText text = MessageText.Write(reply, features);
        Entity? sources = features.CitationEntities && text.Cited.Count > 0 ? CitationEntities.Write(text.Cited, links) : null;
        int room = LongestMessage - Frame - JsonSize.Of(text.Value) - (sources?.Citation!.Sum(Size) ?? 0);
        AdaptiveCard? card = features.Cards ? CardWriter.Write(reply, links, features, room) : null;
        bool suggest = reply.Suggestions.Count > 0 && !(features is { FollowUpsInCard: true, Feedback: true } && card is not null);
        return Plain(text.Value, to, reply.Language) with
        {
            Entities = sources is null ? null : [sources],
            Attachments = card is null ? null : [card.Attached()],
            SuggestedActions = suggest ? new SuggestedActions { To = to.From?.Id is { } user ? [user] : [], Actions = [.. reply.Suggestions.Select(suggestion => new CardAction("imBack", suggestion, suggestion))] } : null,
            ChannelData = features.Feedback && reply.Outcome is Outcome.Answered or Outcome.NotFound ? FeedbackLoop : null,
        };
    }

    /// <summary>A message that is nothing but Markdown.</summary>
    public static Activity Plain(string text, Activity to, Language language) => To(to) with
    {
        Type = "message", Locale = language.Code(), TextFormat = "markdown", InputHint = "acceptingInput", Text = text,
    };

    /// <summary>The sign that the bot is at work.</summary>
    public static Activity Typing(Activity to) => To(to) with { Type = "typing" };

    /// <summary>A quote on one line, cut where it is long.</summary>
    public static string Shortened(string quote) => CitationEntities.Short(quote, 160);

    private static Activity To(Activity to) => new() { ServiceUrl = to.ServiceUrl, ChannelId = to.ChannelId, From = to.Recipient, Recipient = to.From, Conversation = to.Conversation, ReplyToId = to.Id };

    private static int Size(Claim claim) => 160 + JsonSize.Of(claim.Appearance.Name) + JsonSize.Of(claim.Appearance.Abstract) + JsonSize.Of(claim.Appearance.Url);
}
