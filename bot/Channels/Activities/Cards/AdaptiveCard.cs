using System.Text.Json.Serialization;

namespace ChatAssistant.Channels.Activities.Cards;

/// <summary>An Adaptive Card, of version 1.5: the newest that Teams shows.</summary>
public sealed record AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    [JsonPropertyName("$schema")] public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";
    public string Type { get; } = "AdaptiveCard";
    public string Version { get; } = "1.5";
    /// <summary>What a client that cannot show the card says in its place.</summary>
    public required string FallbackText { get; init; }
    public required IReadOnlyList<CardElement> Body { get; init; }
    public IReadOnlyList<CardButton>? Actions { get; init; }

    public Attachment Attached() => new() { ContentType = ContentType, Content = this };
}

/// <summary>An element of a card, or a part of one: which fields mean something depends on the type.</summary>
public sealed record CardElement(string Type)
{
    public string? Id { get; init; }
    public string? Text { get; init; }
    public string? Weight { get; init; }
    public string? Size { get; init; }
    public bool? IsSubtle { get; init; }
    public bool? Wrap { get; init; }
    public string? Width { get; init; }
    public string? Spacing { get; init; }
    public bool? Separator { get; init; }
    public bool? IsVisible { get; init; }
    public string? Style { get; init; }
    public IReadOnlyList<CardElement>? Inlines { get; init; }
    public IReadOnlyList<CardElement>? Items { get; init; }
    public IReadOnlyList<CardElement>? Columns { get; init; }
    public IReadOnlyList<CardButton>? Actions { get; init; }
    public CardButton? SelectAction { get; init; }
}

/// <summary>An action of a card.</summary>
public sealed record CardButton(string Type, string Title)
{
    public string? Url { get; init; }
    public CardQuestion? Data { get; init; }
    public IReadOnlyList<string>? TargetElements { get; init; }

    public static CardButton Open(string title, string url) => new("Action.OpenUrl", title) { Url = url };

    /// <summary>Asks a question. Without Teams' own part in the data ("messageBack"): the Agents Playground fails on it, and all clients send the value.</summary>
    public static CardButton Ask(string title, string question) => new("Action.Submit", title) { Data = new CardQuestion(question) };
}

/// <summary>What a button that asks sends; <see cref="ActivityReader.Asked"/> reads it.</summary>
public sealed record CardQuestion(string Ask);
