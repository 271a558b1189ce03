using System.Text.Json.Serialization;

namespace ChatAssistant.Channels.Discord.Wire;

/// <summary>What Discord gets back ("Interaction Response Object").</summary>
internal sealed record InteractionResponse(int Type, ResponseMessage? Data = null)
{
    public static InteractionResponse Pong { get; } = new(1);

    public static InteractionResponse Says(ResponseMessage message) => new(4, message);

    /// <summary>"The bot is thinking…", until the message is edited. Who sees the answer is settled here.</summary>
    public static InteractionResponse Later(bool ephemeral) => new(5, ephemeral ? new ResponseMessage { Flags = ResponseMessage.EphemeralFlag, AllowedMentions = null } : null);

    public static InteractionResponse Offers(IReadOnlyList<Choice> choices) => new(8, new ResponseMessage { Choices = choices, AllowedMentions = null });
}

/// <summary>A message, or the choices of an autocompletion.</summary>
internal sealed record ResponseMessage
{
    public const int EphemeralFlag = 1 << 6;

    public string? Content { get; init; }
    public IReadOnlyList<Embed>? Embeds { get; init; }
    public IReadOnlyList<ActionRow>? Components { get; init; }
    /// <summary>Nobody, whatever a document or a user wrote.</summary>
    public AllowedMentions? AllowedMentions { get; init; } = AllowedMentions.Nobody;
    public int? Flags { get; init; }
    public IReadOnlyList<Choice>? Choices { get; init; }

    public ResponseMessage OnlyForTheAsker(bool ephemeral) => ephemeral ? this with { Flags = EphemeralFlag } : this;
}

internal sealed record Embed(string? Title, string Description);

internal sealed record AllowedMentions(IReadOnlyList<string> Parse)
{
    public static AllowedMentions Nobody { get; } = new([]);
}

/// <summary>Up to five buttons side by side.</summary>
internal sealed record ActionRow(IReadOnlyList<Button> Components)
{
    public int Type { get; } = 1;
}

/// <param name="Style">1 the main one, 2 any other.</param>
/// <param name="CustomId">What comes back when it is pressed; no two in a message are the same.</param>
internal sealed record Button(int Style, string Label, string CustomId)
{
    public int Type { get; } = 2;
}

internal sealed record Choice(string Name, string Value);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(IReadOnlyList<ResponseMessage>))]
internal sealed partial class DiscordJson : JsonSerializerContext;
