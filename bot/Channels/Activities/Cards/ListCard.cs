using ChatAssistant.Answers;
using ChatAssistant.Conversation;

namespace ChatAssistant.Channels.Activities.Cards;

/// <summary>People, talks or events as a list: who or what in bold, post, body and country behind; the first ones shown, the rest on demand. An event can be chosen.</summary>
internal static class ListCard
{
    private const int Shown = 8;
    private static readonly string[] About = ["role", "organization", "date", "city", "country", "why"];

    public static IReadOnlyList<CardElement> Body(Reply reply, Phrases phrases, int room)
    {
        List<CardElement> rows = [];
        foreach (Fact fact in reply.Facts)
        {
            CardElement row = Row(fact, phrases);
            if ((room -= CardSize.Of(row)) < 0) break;
            rows.Add(row);
        }
        if (rows.Count == 0) return [];
        CardElement heading = CardText.Heading(reply.Statements.FirstOrDefault(statement => !statement.IsListItem)?.Text ?? reply.Citations[0].Title);
        return rows.Count <= Shown + 2 ? [heading, .. rows] : [heading, .. rows.Take(Shown), .. Rest(rows, phrases)];
    }

    private static IEnumerable<CardElement> Rest(List<CardElement> rows, Phrases phrases) =>
    [
        new("Container") { Id = "rest", IsVisible = false, Spacing = "small", Items = [.. rows.Skip(Shown)] },
        new("ActionSet") { Id = "more", Actions = [new("Action.ToggleVisibility", phrases.Say("card_show_all", rows.Count)) { TargetElements = ["rest", "more"] }] },
    ];

    private static CardElement Row(Fact fact, Phrases phrases)
    {
        CardElement line = CardText.Line([.. Runs(fact)]) with { Spacing = "small" };
        if (fact.Kind != "event") return line;
        string name = CardText.Plain(Name(fact));
        return new("Container") { Items = [line], Spacing = "small", SelectAction = CardButton.Ask(name, phrases.Say("about", name)) };
    }

    private static IEnumerable<CardElement> Runs(Fact fact)
    {
        string name = Name(fact);
        yield return CardText.Bold(name);
        foreach (string about in About.Select(field => fact.Fields.GetValueOrDefault(field)).OfType<string>().Where(value => value != name).Distinct())
        {
            yield return CardText.Subtle(about, before: " · ");
        }
        if (fact.Fields.GetValueOrDefault("topic") is { } topic) yield return CardText.Run(topic, before: ": ");
        if (fact.Citations.Count > 0) yield return CardText.Marks(fact.Citations);
    }

    private static string Name(Fact fact) => fact.Fields.GetValueOrDefault("name") ?? fact.Fields.GetValueOrDefault("role") ?? fact.Fields.GetValueOrDefault("organization") ?? fact.Text;
}
