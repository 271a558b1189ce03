using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatAssistant.Channels.Activities;

/// <summary>An activity on the wire: the fields we use by name, every other one kept as it came.</summary>
public sealed record Activity
{
    public string? Type { get; init; }
    public string? Id { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public ChannelAccount? From { get; init; }
    public ChannelAccount? Recipient { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ReplyToId { get; init; }
    public string? Text { get; init; }
    public string? TextFormat { get; init; }
    public string? Locale { get; init; }
    public string? InputHint { get; init; }
    public string? DeliveryMode { get; init; }
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }
    public IReadOnlyList<Entity>? Entities { get; init; }
    public SuggestedActions? SuggestedActions { get; init; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? Other { get; set; }
}

public sealed record ChannelAccount
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? Other { get; set; }
}

public sealed record ConversationAccount
{
    public string? Id { get; init; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>An entity; of mentions we read whom they name and the text that shows it.</summary>
public sealed record Entity
{
    public string? Type { get; init; }
    public string? Text { get; init; }
    public ChannelAccount? Mentioned { get; init; }
    [JsonExtensionData] public Dictionary<string, JsonElement>? Other { get; set; }
}

public sealed record SuggestedActions
{
    public IReadOnlyList<string> To { get; init; } = [];
    public IReadOnlyList<CardAction> Actions { get; init; } = [];
}

public sealed record CardAction(string Type, string Title, string Value);

/// <summary>The body of an answer to <c>deliveryMode: expectReplies</c>.</summary>
public sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

/// <summary>An error in the protocol's shape.</summary>
public sealed record ErrorResponse(ErrorBody Error);

public sealed record ErrorBody(string Code, string Message);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(ErrorResponse))]
public sealed partial class ActivityJson : JsonSerializerContext;
