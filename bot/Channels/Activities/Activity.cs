using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatAssistant.Channels.Activities;

/// <summary>An activity on the wire ("Bot Framework Activity schema"): the fields we use by name, every other one kept as it came.</summary>
public sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    public string? Timestamp { get; init; }
    public string? LocalTimestamp { get; init; }
    public string? LocalTimezone { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ReplyToId { get; init; }
    /// <summary>Of invokes and events.</summary>
    public string? Name { get; init; }
    /// <summary>Of installation updates: "add", "remove" and their upgrades.</summary>
    public string? Action { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? InputHint { get; init; }
    public string? DeliveryMode { get; init; }
    public string? Summary { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }
    public IReadOnlyList<Entity>? Entities { get; init; }
    public IReadOnlyList<Attachment>? Attachments { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    public JsonElement? Value { get; init; }
    public JsonElement? ChannelData { get; init; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? Other { get; set; }
}

public sealed record ChannelAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Role { get; init; }
    public string? AadObjectId { get; init; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? Other { get; set; }
}

public sealed record ConversationAccount
{
    public string? Id { get; init; }
    public bool? IsGroup { get; init; }
    public string? ConversationType { get; init; }
    public string? TenantId { get; init; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>An entity. Of mentions we read whom they name and the text that shows it; citations are written as one of type schema.org/Message.</summary>
public sealed record Entity
{
    public string? Type { get; init; }
    public string? Text { get; init; }
    public ChannelAccount? Mentioned { get; init; }
    [JsonPropertyName("@type")] public string? SchemaType { get; init; }
    [JsonPropertyName("@context")] public string? SchemaContext { get; init; }
    public IReadOnlyList<Claim>? Citation { get; init; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>What a mark such as "[1]" in the text of a message stands for.</summary>
public sealed record Claim([property: JsonPropertyName("@type")] string SchemaType, int Position, Appearance Appearance);

/// <summary>A source as Teams shows it beside the mark.</summary>
public sealed record Appearance([property: JsonPropertyName("@type")] string SchemaType, string Name, string Abstract, string? Url);

public sealed record Attachment
{
    public string? ContentType { get; init; }
    public string? ContentUrl { get; init; }
    public string? Name { get; init; }
    /// <summary>A <see cref="Cards.AdaptiveCard"/> of ours, or JSON as it came.</summary>
    public object? Content { get; init; }
    /// <summary>What a list of search results shows in place of the card.</summary>
    public Attachment? Preview { get; init; }
}

public sealed record SuggestedActions
{
    public IReadOnlyList<string> To { get; init; } = [];
    public IReadOnlyList<CardAction> Actions { get; init; } = [];
}

public sealed record CardAction(string Type, string Title, string Value);

/// <summary>The body of an answer to <c>deliveryMode: expectReplies</c>.</summary>
public sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

/// <summary>What a connector says of an activity or conversation that it took.</summary>
public sealed record ResourceResponse(string? Id);

/// <summary>The body of a request for a new conversation.</summary>
public sealed record ConversationParameters
{
    public bool IsGroup { get; init; }
    public ChannelAccount? Bot { get; init; }
    public IReadOnlyList<ChannelAccount> Members { get; init; } = [];
    public string? TenantId { get; init; }
    public Activity? Activity { get; init; }
}

/// <summary>An error in the protocol's shape.</summary>
public sealed record ErrorResponse(ErrorBody Error);

public sealed record ErrorBody(string Code, string Message);
