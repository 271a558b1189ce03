using System.Text.Json;
using System.Text.Json.Serialization;
using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>A conversation as the protocol gives it to a client. The names of the fields on the wire are fixed, <c>expires_in</c> included.</summary>
public sealed record ConversationResource(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn)
{
    /// <summary>Absolute; where there is no stream to open yet it is missing.</summary>
    public string? StreamUrl { get; init; }
}

/// <summary>What a server may ask of a token.</summary>
public sealed record TokenParameters
{
    public ChannelAccount? User { get; init; }
    /// <summary>Origins that may use the token; all of the allow-list when missing.</summary>
    public IReadOnlyList<string>? TrustedOrigins { get; init; }
}

/// <summary>The body with which a client begins a conversation.</summary>
public sealed record StartParameters
{
    public string? Locale { get; init; }
}

public sealed record ActivityId(string Id);

public sealed record SessionId([property: JsonPropertyName("sessionId")] string Id);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationResource))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(StartParameters))]
[JsonSerializable(typeof(ActivityId))]
[JsonSerializable(typeof(SessionId))]
[JsonSerializable(typeof(ErrorResponse))]
public sealed partial class DirectLineJson : JsonSerializerContext;
