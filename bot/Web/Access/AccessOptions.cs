using System.ComponentModel.DataAnnotations;

namespace ChatAssistant.Web.Access;

/// <summary>Section <c>DirectLine</c> of the settings: who may chat in a browser, and the secret that vouches for them.</summary>
public sealed class AccessOptions
{
    public const string Section = "DirectLine";

    /// <summary>Signs the tokens of chats and the links to sources; a server that holds it may ask for tokens. All replicas share it.</summary>
    /// <value>Empty by default: a key made at the start, so that a restart ends the chats.</value>
    [RegularExpression(".{32,}", ErrorMessage = "DirectLine:Secret is too short: use at least 32 characters, for instance from 'openssl rand -base64 32'.")]
    public string Secret { get; set; } = "";

    /// <summary>The secret before <see cref="Secret"/>: what it signed stays valid until it expires.</summary>
    [RegularExpression(".{32,}", ErrorMessage = "DirectLine:PreviousSecret is too short: use at least 32 characters, or leave it empty.")]
    public string PreviousSecret { get; set; } = "";

    /// <summary>Origins of the pages that may embed the chat ("https://www.example.org"). The bot's own pages always may.</summary>
    public List<string> AllowedOrigins { get; } = [];

    /// <summary>Tokens that one address may ask for in a minute.</summary>
    /// <value>60 by default: an office behind one address fits.</value>
    [Range(1, 1_000_000, ErrorMessage = "DirectLine:TokensPerMinute must lie between 1 and 1000000.")]
    public int TokensPerMinute { get; set; } = 60;

    /// <summary>Requests that one address may make in a minute, pages and files included.</summary>
    /// <value>1,200 by default; a client without a stream makes 60.</value>
    [Range(1, 1_000_000, ErrorMessage = "DirectLine:RequestsPerMinute must lie between 1 and 1000000.")]
    public int RequestsPerMinute { get; set; } = 1_200;
}
