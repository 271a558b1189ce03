namespace ChatAssistant.Channels.BotFramework;

/// <summary>Who the bot is to the Bot Framework. The names are the SDK's own, flat in the settings, so that a deployment keeps what it has; each may be set alone.</summary>
public sealed class BotFrameworkOptions
{
    /// <summary>How the bot proves who it is: MultiTenant, SingleTenant or UserAssignedMsi, in any case.</summary>
    /// <value>MultiTenant by default.</value>
    public string MicrosoftAppType { get; set; } = "MultiTenant";

    /// <summary>The app registration's id. Empty: no authentication, and only loopback service URLs are called.</summary>
    public string MicrosoftAppId { get; set; } = "";

    /// <summary>The client secret.</summary>
    public string MicrosoftAppPassword { get; set; } = "";

    /// <summary>Path of a certificate with its private key (.pfx or .pem) in place of the secret.</summary>
    public string MicrosoftAppCertificate { get; set; } = "";

    public string MicrosoftAppCertificatePassword { get; set; } = "";

    /// <summary>The tenant of a SingleTenant or UserAssignedMsi bot.</summary>
    public string MicrosoftAppTenantId { get; set; } = "";

    /// <summary>Empty for public Azure, <c>https://botframework.azure.us</c> for the US government's.</summary>
    public string ChannelService { get; set; } = "";

    /// <summary>The OpenID document that names the channel's signing keys.</summary>
    public string? ToBotFromChannelOpenIdMetadataUrl { get; set; }

    /// <summary>The issuer of the channel's tokens.</summary>
    public string? ToBotFromChannelTokenIssuer { get; set; }

    /// <summary>The OpenID document that names the signing keys of the Emulator's tokens.</summary>
    public string? ToBotFromEmulatorOpenIdMetadataUrl { get; set; }

    /// <summary>The authority that gives the bot its own tokens, tenant included.</summary>
    public string? ToChannelFromBotLoginUrl { get; set; }

    /// <summary>The scope of the bot's own tokens.</summary>
    public string? ToChannelFromBotOAuthScope { get; set; }
}
