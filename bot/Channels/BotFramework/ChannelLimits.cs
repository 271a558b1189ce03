using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>Section <c>BotFramework</c> of the settings: how much a caller may ask of the channel, and who.</summary>
public sealed class ChannelLimits
{
    public const string Section = "BotFramework";

    /// <summary>Bytes of a request's body; more gets 413.</summary>
    /// <value>262144 by default.</value>
    [Range(1024, 1024 * 1024, ErrorMessage = "BotFramework:LongestBody must be 1024 to 1048576 bytes.")]
    public int LongestBody { get; set; } = 256 * 1024;

    /// <summary>UTF-16 units of a message; a longer one gets a polite word instead of an answer.</summary>
    /// <value>4000 by default.</value>
    [Range(100, 100_000, ErrorMessage = "BotFramework:LongestText must be 100 to 100000 characters.")]
    public int LongestText { get; set; } = 4000;

    /// <summary>Messages that somebody may send at once in a conversation.</summary>
    /// <value>100 by default.</value>
    [Range(1, 100_000, ErrorMessage = "BotFramework:MessagesAtOnce must be 1 to 100000.")]
    public int MessagesAtOnce { get; set; } = 100;

    /// <summary>Messages a minute that somebody may send for long.</summary>
    /// <value>60 by default.</value>
    [Range(1, 100_000, ErrorMessage = "BotFramework:MessagesPerMinute must be 1 to 100000.")]
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>Seconds after which a request is acknowledged although its answer is still being written; the answer is sent when it is there. Channels wait 10 to 15.</summary>
    /// <value>3 by default.</value>
    [Range(0.05, 10, ErrorMessage = "BotFramework:AcknowledgeAfter must be 0.05 to 10 seconds.")]
    public double AcknowledgeAfter { get; set; } = 3;

    /// <summary>Seconds after which the user sees that the bot is at work.</summary>
    /// <value>1 by default.</value>
    [Range(0.05, 10, ErrorMessage = "BotFramework:TypingAfter must be 0.05 to 10 seconds.")]
    public double TypingAfter { get; set; } = 1;

    /// <summary>Seconds that an answer may take; then the user is told that it took too long.</summary>
    /// <value>60 by default.</value>
    [Range(1, 600, ErrorMessage = "BotFramework:LongestTurn must be 1 to 600 seconds.")]
    public double LongestTurn { get; set; } = 60;

    /// <summary>Seconds before a reply that the channel did not take is sent again; it doubles, four times, unless the channel says when.</summary>
    /// <value>1 by default.</value>
    [Range(0.001, 10, ErrorMessage = "BotFramework:SendAgainAfter must be 0.001 to 10 seconds.")]
    public double SendAgainAfter { get; set; } = 1;

    /// <summary>Ids of the Microsoft 365 tenants that may talk to the bot, separated by commas. Empty: all.</summary>
    public string AllowedTenants { get; set; } = "";

    /// <summary>Whether conversations may ask to be told of new events ("notify me").</summary>
    /// <value>false by default.</value>
    public bool Notices { get; set; }
}
