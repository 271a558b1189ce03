using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>Checks the settings at start: what is wrong is named by its key, with the way out.</summary>
internal sealed class BotFrameworkOptionsCheck : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(BotFrameworkOptions options)
    {
        string type = options.MicrosoftAppType.ToUpperInvariant();
        if (type is not ("" or "MULTITENANT" or "SINGLETENANT" or "USERASSIGNEDMSI"))
            yield return $"MicrosoftAppType is '{options.MicrosoftAppType}'. Set it to MultiTenant, SingleTenant or UserAssignedMsi.";
        if (type is "SINGLETENANT" or "USERASSIGNEDMSI" && options.MicrosoftAppTenantId.Length == 0)
            yield return $"MicrosoftAppTenantId is empty. A bot of type {options.MicrosoftAppType} needs the id of its tenant.";
        if (type is "SINGLETENANT" or "USERASSIGNEDMSI" && options.MicrosoftAppId.Length == 0)
            yield return $"MicrosoftAppId is empty. A bot of type {options.MicrosoftAppType} needs the id of its app registration.";
        if (type == "USERASSIGNEDMSI" && options.MicrosoftAppPassword.Length > 0)
            yield return "MicrosoftAppPassword is set. A managed identity (MicrosoftAppType UserAssignedMsi) has none: remove it.";
        if (options.MicrosoftAppPassword.Length > 0 && options.MicrosoftAppId.Length == 0)
            yield return "MicrosoftAppPassword is set and MicrosoftAppId is empty. Set both, or neither to run without authentication.";
        if (options.MicrosoftAppCertificate.Length > 0 && !File.Exists(options.MicrosoftAppCertificate))
            yield return $"MicrosoftAppCertificate: there is no file '{options.MicrosoftAppCertificate}'. Give the path of a .pfx or .pem file with its private key.";
        if (Cloud.Named(options.ChannelService) is null)
            yield return $"ChannelService is '{options.ChannelService}'. Leave it empty for public Azure, or set https://botframework.azure.us.";
        foreach ((string key, string? url) in new[]
        {
            (nameof(options.ToBotFromChannelOpenIdMetadataUrl), options.ToBotFromChannelOpenIdMetadataUrl),
            (nameof(options.ToBotFromEmulatorOpenIdMetadataUrl), options.ToBotFromEmulatorOpenIdMetadataUrl),
            (nameof(options.ToChannelFromBotLoginUrl), options.ToChannelFromBotLoginUrl),
        })
        {
            if (!string.IsNullOrWhiteSpace(url) && !Addresses.IsHttpsOrLoopback(url)) yield return $"{key} is '{url}'. It must be an https address; plain http is taken on loopback only.";
        }
    }
}
