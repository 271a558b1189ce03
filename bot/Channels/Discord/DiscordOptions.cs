using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Channels.Discord;

/// <summary>Section <c>Discord</c> of the settings.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>The application's public key from Discord's developer portal, 64 hex digits. Empty: the bot serves no Discord.</summary>
    [RegularExpression("^[0-9a-fA-F]{64}$", ErrorMessage = "Discord:PublicKey must be the 64 hex digits that the developer portal shows under General Information.")]
    public string PublicKey { get; set; } = "";

    /// <summary>The application's id, for the registration of its commands.</summary>
    [RegularExpression("^[0-9]{1,20}$", ErrorMessage = "Discord:ApplicationId must be the number that the developer portal shows under General Information.")]
    public string ApplicationId { get; set; } = "";

    /// <summary>The bot's token, for the registration of its commands; answering needs none.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>Where Discord's API is.</summary>
    /// <value><c>https://discord.com/api/v10</c> by default; plain http only on this machine.</value>
    [RegularExpression(@"^(https://[^?#]+|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(/[^?#]*)?)$", ErrorMessage = "Discord:ApiBase must be an https address, or http on this machine.")]
    public string ApiBase { get; set; } = "https://discord.com/api/v10";

    /// <summary>Whether answers in a server's channels are shown to the asker alone. Direct messages and threads always show them.</summary>
    /// <value>True by default.</value>
    public bool Ephemeral { get; set; } = true;

    /// <summary>Questions that one user may ask in a minute; what is offered while typing is counted apart, ten times as many.</summary>
    /// <value>40 by default.</value>
    [Range(1, 100_000, ErrorMessage = "Discord:MessagesPerMinute must be 1 to 100000.")]
    public int MessagesPerMinute { get; set; } = 40;

    /// <summary>Seconds after which an answer that is not there yet is put off and edited in later. Discord waits 3 ("Receiving and Responding").</summary>
    /// <value>2 by default.</value>
    [Range(0.05, 2.8, ErrorMessage = "Discord:AnswerWithin must be 0.05 to 2.8 seconds: Discord gives up after 3.")]
    public double AnswerWithin { get; set; } = 2;

    /// <summary>Seconds that an answer may take; then the user is told that it took too long. Discord takes edits for 15 minutes.</summary>
    /// <value>600 by default.</value>
    [Range(3, 840, ErrorMessage = "Discord:LongestTurn must be 3 to 840 seconds: Discord takes edits for 15 minutes.")]
    public double LongestTurn { get; set; } = 600;

    /// <summary>Seconds that a request's signed time may be off: older ones are replays.</summary>
    /// <value>300 by default.</value>
    [Range(5, 3600, ErrorMessage = "Discord:ReplayWindow must be 5 to 3600 seconds.")]
    public double ReplayWindow { get; set; } = 300;
}
