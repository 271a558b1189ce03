using System.Text.Json;

namespace ChatAssistant.Channels.Discord.Wire;

/// <summary>What Discord sends when somebody uses the bot ("Interaction Object"): the fields that we read.</summary>
internal sealed record Interaction
{
    public string? Id { get; init; }
    public string? ApplicationId { get; init; }
    /// <summary>See <see cref="InteractionType"/>.</summary>
    public int Type { get; init; }
    public InteractionData? Data { get; init; }
    public string? GuildId { get; init; }
    public string? ChannelId { get; init; }
    public Channel? Channel { get; init; }
    /// <summary>Who asks, in a server.</summary>
    public Member? Member { get; init; }
    /// <summary>Who asks, in a direct message.</summary>
    public User? User { get; init; }
    /// <summary>Opens the reply for edits, 15 minutes long.</summary>
    public string? Token { get; init; }
    /// <summary>The message that a button stands under.</summary>
    public Message? Message { get; init; }
    public string? Locale { get; init; }
    /// <summary>0 a server, 1 a direct message to the bot, 2 another private channel.</summary>
    public int? Context { get; init; }
}

internal static class InteractionType
{
    public const int Ping = 1;
    public const int Command = 2;
    public const int Component = 3;
    public const int Autocomplete = 4;
}

/// <summary>Which command or button, and what was typed.</summary>
internal sealed record InteractionData
{
    public string? Name { get; init; }
    /// <summary>1 a slash command, 3 a command on a message.</summary>
    public int Type { get; init; }
    public IReadOnlyList<Option>? Options { get; init; }
    public Resolved? Resolved { get; init; }
    public string? TargetId { get; init; }
    public string? CustomId { get; init; }
}

internal sealed record Option
{
    public string? Name { get; init; }
    public JsonElement Value { get; init; }
    /// <summary>True for the field that is being typed in.</summary>
    public bool Focused { get; init; }

    public string Text => Value.ValueKind == JsonValueKind.String ? Value.GetString()!.Trim() : "";
}

internal sealed record Resolved(IReadOnlyDictionary<string, Message>? Messages);

internal sealed record Message(string? Content, User? Author, int? Flags);

internal sealed record Channel(int Type);

internal sealed record Member(User? User);

internal sealed record User(string? Id);
