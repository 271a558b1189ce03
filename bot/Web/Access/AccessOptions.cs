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
}
