using ChatAssistant.Channels.Discord.Wire;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Channels.Discord;

/// <summary>Reads what somebody asks out of a command or a button.</summary>
internal sealed class InteractionReader(KnownNames names)
{
    private static readonly int[] Threads = [10, 11, 12];

    public static Language LanguageOf(Interaction interaction) => LanguageCodes.FromLocale(interaction.Locale) ?? Language.English;

    /// <summary>The question; null when the command is none of ours.</summary>
    public IncomingMessage? Message(Interaction interaction) =>
        Text(interaction) is { } text ? new IncomingMessage { ConversationId = Conversation(interaction), UserId = $"discord/{User(interaction)}", Text = text, Locale = interaction.Locale } : null;

    /// <summary>True where all who are there take part in one conversation: a thread, or the bot's own direct messages.</summary>
    public static bool IsShared(Interaction interaction) =>
        Threads.Contains(interaction.Channel?.Type ?? 0) || interaction.Context == 1 || (interaction.Context is null && interaction.GuildId is null);

    /// <summary>True for a command on a message that the bot wrote itself.</summary>
    public static bool AsksAboutTheBot(Interaction interaction) => Target(interaction)?.Author?.Id is { } author && author == interaction.ApplicationId;

    private string? Text(Interaction interaction)
    {
        Wording wording = Wording.For(LanguageOf(interaction));
        if (interaction.Type == InteractionType.Component) return ButtonId.Question(interaction.Data?.CustomId);
        return interaction.Data?.Name switch
        {
            "ask" => DiscordMarkdown.WithoutMentions(Value(interaction)),
            "events" => wording.Say("events"),
            "who" => wording.Say("who", Value(interaction)),
            "contact" when Value(interaction) is { Length: > 0 } about => wording.Say(names.IsEvent(about) ? "contact_event" : "contact_person", about),
            "contact" => wording.Say("contact"),
            _ when Target(interaction) is { } message => DiscordMarkdown.WithoutMentions(message.Content ?? ""),
            _ => null,
        };
    }

    // In a channel where many talk, each asker has a conversation of their own.
    private static string Conversation(Interaction interaction) =>
        IsShared(interaction) ? $"discord/{interaction.ChannelId}" : $"discord/{interaction.ChannelId}/{User(interaction)}";

    /// <summary>Who commands; null where Discord names nobody.</summary>
    public static string? User(Interaction interaction) => interaction.Member?.User?.Id ?? interaction.User?.Id;

    private static Message? Target(Interaction interaction) =>
        interaction.Data is { TargetId: { } id, Resolved.Messages: { } messages } ? messages.GetValueOrDefault(id) : null;

    private static string Value(Interaction interaction) => interaction.Data?.Options is [{ } first, ..] ? first.Text : "";
}
