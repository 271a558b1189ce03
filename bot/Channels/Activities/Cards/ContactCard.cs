using ChatAssistant.Answers;
using ChatAssistant.Conversation;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.Activities.Cards;

/// <summary>Whom to contact: name, post and body, numbers and addresses as printed, and buttons to call, to write and to save. A number is a call only where it can be dialled.</summary>
internal static class ContactCard
{
    private const int Most = 6;
    private static readonly string[] Who = ["name", "role", "organization"];

    public static IReadOnlyList<CardElement> Body(Reply reply, Phrases phrases, Links? links) =>
        [.. reply.Facts.Where(fact => fact.Kind == "contact").Take(Most).Select((fact, i) => One(fact, reply, phrases, links) with { Separator = i > 0 ? true : null })];

    private static CardElement One(Fact fact, Reply reply, Phrases phrases, Links? links)
    {
        IReadOnlyDictionary<string, string> fields = fact.Fields;
        string[] who = [.. Who.Select(field => fields.GetValueOrDefault(field)).OfType<string>().Distinct()];
        List<CardElement> items = [];
        if (who.Length > 0) items.Add(CardText.Line(CardText.Bold(who[0]), CardText.Marks(fact.Citations)));
        if (who.Length > 1) items.Add(CardText.Line(CardText.Subtle(string.Join(" · ", who.Skip(1).Select(CardText.Plain)))) with { Spacing = "none" });
        string[] numbers = [.. Numbered(fields, "phone"), .. Numbered(fields, "email")];
        items.AddRange(numbers.Select(number => CardText.Line(CardText.Run(number)) with { Spacing = "small" }));
        CardButton[] buttons = [.. Buttons(fact, reply, phrases, links)];
        if (buttons.Length > 0) items.Add(new("ActionSet") { Actions = buttons });
        return new("Container") { Items = items };
    }

    private static IEnumerable<CardButton> Buttons(Fact fact, Reply reply, Phrases phrases, Links? links)
    {
        IReadOnlyDictionary<string, string> fields = fact.Fields;
        for (int i = 1; fields.TryGetValue($"phone{i}", out string? phone); i++)
        {
            if (fields.TryGetValue($"dial{i}", out string? dial)) yield return CardButton.Open(phrases.Say("card_call", CardText.Plain(phone)), "tel:" + dial);
        }
        if (fields.TryGetValue("email1", out string? mail) && mail.Contains('@', StringComparison.Ordinal)) yield return CardButton.Open(phrases.Say("card_mail"), "mailto:" + Uri.EscapeDataString(mail).Replace("%40", "@", StringComparison.Ordinal));
        if (reply.Citations.FirstOrDefault(citation => fact.Citations.Contains(citation.Number)) is { } source
            && links?.Contact(Links.ContactId(source.Source.DocumentId, source.Quote, fields.GetValueOrDefault("name"))) is { } card) yield return CardButton.Open(phrases.Say("card_save_contact"), card);
    }

    private static IEnumerable<string> Numbered(IReadOnlyDictionary<string, string> fields, string name)
    {
        for (int i = 1; fields.TryGetValue(name + i, out string? value); i++) yield return value;
    }
}
