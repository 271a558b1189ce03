using ChatAssistant.Answers;
using ChatAssistant.Conversation;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.Activities.Cards;

/// <summary>Shows a reply as a card: a person's contact, an event, or a list of people, talks or events. Other replies are text alone.</summary>
internal static class CardWriter
{
    /// <summary>What a list leaves for heading, fallback and follow-ups.</summary>
    private const int Around = 6000;
    private static readonly HashSet<string> OfLists = ["attendee", "absent", "person", "presentation", "event"];
    private static readonly HashSet<string> OfEvents = ["date", "place", "organizer", "host", "supporter", "funder", "count", "law"];

    /// <param name="room">UTF-16 units that the card may take; rows of a list that do not fit are left out, another card that does not fit is none.</param>
    /// <returns>Null for a reply that a card would not make clearer.</returns>
    public static AdaptiveCard? Write(Reply reply, Links? links, ChannelFeatures features, int room)
    {
        Phrases phrases = Phrases.For(reply.Language);
        IReadOnlyList<CardElement> body = Kind(reply) switch
        {
            "contact" => ContactCard.Body(reply, phrases, links),
            "event" => EventCard.Body(reply, phrases),
            "list" when features.ListCards => ListCard.Body(reply, phrases, room - Around),
            _ => [],
        };
        if (body.Count == 0) return null;
        CardButton[] actions = [.. Kind(reply) == "event" ? EventCard.Actions(reply, phrases, links) : [], .. features.FollowUpsInCard ? reply.Suggestions.Take(3).Select(suggestion => CardButton.Ask(suggestion, suggestion)) : []];
        var card = new AdaptiveCard { FallbackText = Fallback(reply), Body = body, Actions = actions.Length > 0 ? actions : null };
        return CardSize.Of(card) <= room ? card : null;
    }

    private static string? Kind(Reply reply)
    {
        if (reply.Facts.Count == 0) return null;
        if (reply.Facts.Any(fact => fact.Kind == "contact")) return "contact";
        if (reply.Facts.Any(fact => OfEvents.Contains(fact.Kind))) return "event";
        return reply.Facts.All(fact => OfLists.Contains(fact.Kind)) ? "list" : null;
    }

    private static string Fallback(Reply reply)
    {
        string text = reply.PlainText();
        return text.Length <= 1000 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[999]) ? 999 : 1000), "…");
    }
}
