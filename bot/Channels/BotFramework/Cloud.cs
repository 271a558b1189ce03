namespace ChatAssistant.Channels.BotFramework;

/// <summary>Addresses and issuers that one Bot Framework cloud works with. Source: the SDK's constants, "Authentication with the Bot Connector API".</summary>
/// <param name="EmulatorTenants">Tenants whose Entra tokens the Emulator may bring, besides the bot's own.</param>
internal sealed record Cloud(string Issuer, string ChannelMetadata, string EmulatorMetadata, string LoginHost, string Scope, IReadOnlyList<string> EmulatorTenants)
{
    private static readonly Cloud Public = new(
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.com",
        "https://api.botframework.com/.default",
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"]);

    private static readonly Cloud UnitedStatesGovernment = new(
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.us",
        "https://api.botframework.us/.default",
        ["cab8a31a-1906-4287-a0d8-4eef66b95f6e"]);

    /// <summary>The cloud that <c>ChannelService</c> names; null for a name that is none.</summary>
    public static Cloud? Named(string channelService) => channelService.TrimEnd('/') switch
    {
        "" => Public,
        "https://botframework.azure.us" => UnitedStatesGovernment,
        _ => null,
    };

    /// <summary>The cloud with what the settings put in place of it.</summary>
    public static Cloud From(BotFrameworkOptions options)
    {
        Cloud cloud = Named(options.ChannelService) ?? Public;
        return cloud with
        {
            Issuer = Or(options.ToBotFromChannelTokenIssuer, cloud.Issuer),
            ChannelMetadata = Or(options.ToBotFromChannelOpenIdMetadataUrl, cloud.ChannelMetadata),
            EmulatorMetadata = Or(options.ToBotFromEmulatorOpenIdMetadataUrl, cloud.EmulatorMetadata),
            Scope = Or(options.ToChannelFromBotOAuthScope, cloud.Scope),
            EmulatorTenants = options.MicrosoftAppTenantId.Length > 0 ? [.. cloud.EmulatorTenants, options.MicrosoftAppTenantId] : cloud.EmulatorTenants,
        };
    }

    /// <summary>The authority of the bot's own tokens: the setting's, else the bot's tenant, else that of all multi-tenant bots.</summary>
    public string Authority(BotFrameworkOptions options) =>
        Or(options.ToChannelFromBotLoginUrl, $"{LoginHost}/{(options.MicrosoftAppTenantId.Length > 0 && !IsMultiTenant(options) ? options.MicrosoftAppTenantId : "botframework.com")}");

    public IEnumerable<string> EmulatorIssuers => EmulatorTenants.SelectMany(tenant => new[] { $"https://sts.windows.net/{tenant}/", $"{LoginHost}/{tenant}/v2.0" });

    private static bool IsMultiTenant(BotFrameworkOptions options) => options.MicrosoftAppType.Equals("MultiTenant", StringComparison.OrdinalIgnoreCase);

    private static string Or(string? own, string common) => string.IsNullOrWhiteSpace(own) ? common : own;
}
