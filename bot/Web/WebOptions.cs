using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Web;

/// <summary>Section <c>Web</c> of the settings.</summary>
public sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>The address that users reach the bot by, as links in messages begin ("https://bot.example.org").</summary>
    /// <value>Empty by default: chats on the bot's own pages link to the address they came by, other channels carry no links.</value>
    [RegularExpression("^https?://[^/?#]+(/[^?#]*)?$", ErrorMessage = "Web:PublicUrl must be an address such as https://bot.example.org, without '?' and '#'.")]
    public string PublicUrl { get; set; } = "";

    /// <summary>Who may see documents, events and contacts: everybody, or who holds a link from an answer.</summary>
    /// <value><see cref="SourceAccess.Public"/> by default.</value>
    [EnumDataType(typeof(SourceAccess), ErrorMessage = "Web:Sources must be 'public' or 'signed'.")]
    public SourceAccess Sources { get; set; } = SourceAccess.Public;

    /// <summary>How long a signed link opens its page.</summary>
    /// <value>7 days by default.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00", ErrorMessage = "Web:LinkLifetime must lie between 00:01:00 (a minute) and 3650.00:00:00 (ten years).")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Who runs the bot, as the pages on privacy and terms name them: a name and an address to write to.</summary>
    /// <value>Empty by default: the pages then speak of those who run the site.</value>
    [StringLength(300, ErrorMessage = "Web:Operator must not be longer than 300 characters.")]
    public string Operator { get; set; } = "";

    /// <summary>Where "Leave quickly" goes: a page that anybody may have open.</summary>
    /// <value>A search engine by default.</value>
    [RegularExpression("^https?://.+", ErrorMessage = "Web:LeaveTo must be an address such as https://www.google.com/.")]
    public string LeaveTo { get; set; } = "https://www.google.com/";
}

/// <summary>Who may see the source pages.</summary>
public enum SourceAccess
{
    Public,
    Signed,
}
