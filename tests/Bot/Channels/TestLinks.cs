using ChatAssistant.Web;
using ChatAssistant.Web.Access;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Tests.Bot.Channels;

/// <summary>Links of a bot that users reach at https://bot.example.</summary>
internal static class TestLinks
{
    private static readonly SigningKeys Keys = new(Options.Create(new AccessOptions()));

    public static Links Public { get; } = new(Options.Create(new WebOptions { PublicUrl = "https://bot.example" }), new LinkSignature(Keys, Options.Create(new WebOptions()), TimeProvider.System));
}
