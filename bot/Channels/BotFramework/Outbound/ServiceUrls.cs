using ChatAssistant.Channels.BotFramework.Authentication;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework.Outbound;

/// <summary>Which service URLs may be called, so that nobody can make the bot call where it should not (SSRF).</summary>
internal sealed class ServiceUrls(IOptions<BotFrameworkOptions> options)
{
    // Who trusts an issuer on this machine has the whole channel on this machine: a test, or a stand-in for the channel.
    private readonly bool _channelIsLocal = Uri.TryCreate(Cloud.From(options.Value).ChannelMetadata, UriKind.Absolute, out Uri? metadata) && Addresses.IsLoopback(metadata);

    /// <summary>Why replies to this caller may not go to the URL; null when they may.</summary>
    /// <remarks>A host name is not looked up here: that is done when the connection is made, see <see cref="ConnectorHandler"/>.</remarks>
    public string? Problem(string serviceUrl, Caller caller)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "https")) return "The service URL is no http address.";
        if (url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0) return "The service URL has a user, a query or a fragment.";
        if (Addresses.IsLoopback(url)) return caller is Caller.Channel && !_channelIsLocal ? "The service URL is on this machine, where no channel is." : null;
        return caller switch
        {
            Caller.Channel when url.Scheme == "https" => null,
            Caller.Channel => "The service URL is not https.",
            _ => "Without a token that vouches for it, a service URL is called on loopback only.",
        };
    }
}
