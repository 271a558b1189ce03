using System.ComponentModel.DataAnnotations;
using ChatAssistant.Web.Access;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>Section <c>DirectLine</c> of the settings, beside <see cref="AccessOptions"/>: how long and how much.</summary>
public sealed class DirectLineOptions
{
    public const string Section = AccessOptions.Section;

    /// <summary>How long a token is good for. Clients renew theirs every 15 minutes, whatever it says.</summary>
    /// <value>30 minutes by default.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "DirectLine:TokenLifetime must lie between 00:00:01 and 1.00:00:00 (a day).")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a conversation is kept after something was last said in it or read.</summary>
    /// <value>1 hour by default.</value>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ErrorMessage = "DirectLine:KeepFor must lie between 00:00:01 and 1.00:00:00 (a day).")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Activities kept of a conversation; the oldest go first.</summary>
    /// <value>200 by default.</value>
    [Range(10, 10_000, ErrorMessage = "DirectLine:HistoryLength must lie between 10 and 10000.")]
    public int HistoryLength { get; set; } = 200;

    /// <summary>Conversations kept in this process; those longest silent go first. Redis keeps all until they end.</summary>
    /// <value>2,000 by default.</value>
    [Range(1, 1_000_000, ErrorMessage = "DirectLine:MaxConversations must lie between 1 and 1000000.")]
    public int MaxConversations { get; set; } = 2_000;

    /// <summary>Activities that one conversation may send in a minute.</summary>
    /// <value>40 by default.</value>
    [Range(1, 1_000_000, ErrorMessage = "DirectLine:ActivitiesPerMinute must lie between 1 and 1000000.")]
    public int ActivitiesPerMinute { get; set; } = 40;

    /// <summary>Seconds that an answer may take; then the user is told that it took too long.</summary>
    /// <value>60 by default.</value>
    [Range(1, 600, ErrorMessage = "DirectLine:LongestTurn must lie between 1 and 600 seconds.")]
    public double LongestTurn { get; set; } = 60;
}
