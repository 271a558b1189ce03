namespace ChatAssistant.Channels.Activities.Cards;

/// <summary>About how many UTF-16 units of JSON a piece of a card takes, without writing it: seldom less.</summary>
internal static class CardSize
{
    private const int Frame = 60;

    public static int Of(CardElement element) => Frame + JsonSize.Of(element.Text) + Sum(element.Inlines) + Sum(element.Items) + Sum(element.Columns) + Sum(element.Actions) + (element.SelectAction is { } action ? Of(action) : 0);

    public static int Of(CardButton button) => Frame + JsonSize.Of(button.Title) + JsonSize.Of(button.Url) + (button.Data is { } data ? JsonSize.Of(data.Ask) : 0);

    public static int Of(AdaptiveCard card) => 4 * Frame + JsonSize.Of(card.FallbackText) + Sum(card.Body) + Sum(card.Actions);

    private static int Sum(IReadOnlyList<CardElement>? elements) => elements?.Sum(Of) ?? 0;

    private static int Sum(IReadOnlyList<CardButton>? buttons) => buttons?.Sum(Of) ?? 0;
}
