using ChatAssistant.Answers;
using ChatAssistant.Conversation;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.Activities.Cards;

/// <summary>An event: when, where, by whom; with a button that puts it into a calendar.</summary>
internal static class EventCard
{
    private const int Talks = 6;

    public static IReadOnlyList<CardElement> Body(Reply reply, Phrases phrases)
    {
        Fact first = Facts(reply).First();
        List<CardElement> body = [CardText.Heading(Title(reply, first))];
        foreach (IGrouping<string, Fact> group in Facts(reply).Where(fact => fact.Event == first.Event).GroupBy(fact => fact.Kind == "funder" ? "supporter" : fact.Kind))
        {
            int[] citations = [.. group.SelectMany(fact => fact.Citations).Distinct().Order()];
            body.Add(Row(phrases.Say("card_" + group.Key), string.Join(", ", group.Select(fact => fact.Text).Distinct()), citations));
        }
        foreach (Fact talk in reply.Facts.Where(fact => fact.Kind == "presentation" && fact.Event == first.Event).Take(Talks))
            body.Add(Row(phrases.Say("card_presentation"), string.Join(": ", new[] { talk.Fields.GetValueOrDefault("name") ?? talk.Fields.GetValueOrDefault("organization"), talk.Fields.GetValueOrDefault("topic") }.OfType<string>()), talk.Citations));
        return body;
    }

    private static string Title(Reply reply, Fact first) => reply.Citations.Where(citation => first.Citations.Count == 0 || first.Citations.Contains(citation.Number)).Select(citation => citation.Title).FirstOrDefault(first.Text);

    public static IEnumerable<CardButton> Actions(Reply reply, Phrases phrases, Links? links)
    {
        if (Facts(reply).First().Event is not { } id) yield break;
        if (reply.Facts.Any(fact => fact.Kind == "date") && links?.Calendar(id) is { } calendar) yield return CardButton.Open(phrases.Say("card_add_to_calendar"), calendar);
        if (links?.Event(id) is { } page) yield return CardButton.Open(phrases.Say("card_open_event"), page);
    }

    private static IEnumerable<Fact> Facts(Reply reply) => reply.Facts.Where(fact => fact.Kind is "date" or "place" or "organizer" or "host" or "supporter" or "funder" or "count" or "law");

    private static CardElement Row(string label, string value, IReadOnlyList<int> citations) => new("ColumnSet")
    {
        Spacing = "small",
        Columns =
        [
            new("Column") { Width = "110px", Items = [new("TextBlock") { Text = label, IsSubtle = true, Wrap = true }] },
            new("Column") { Width = "stretch", Items = [CardText.Line(CardText.Run(value), CardText.Marks(citations))] },
        ],
    };
}
