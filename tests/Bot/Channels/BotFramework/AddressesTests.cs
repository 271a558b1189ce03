using System.Net;
using ChatAssistant.Channels.BotFramework;
using ChatAssistant.Channels.BotFramework.Authentication;
using ChatAssistant.Channels.BotFramework.Outbound;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

public sealed class AddressesTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd12::1", false)]
    [InlineData("ff02::1", false)]
    public void OnlyTheOpenInternetIsPublic(string address, bool isPublic) => Assert.Equal(isPublic, Addresses.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public void AVouchedServiceUrlIsHttpsAndNotOnThisMachine()
    {
        var urls = new ServiceUrls(Options.Create(new BotFrameworkOptions { MicrosoftAppId = "app" }));
        Caller channel = new Caller.Channel(["msteams"], "any");
        Assert.Null(urls.Problem("https://smba.example/teams/", channel));
        Assert.NotNull(urls.Problem("http://smba.example/teams/", channel));
        Assert.NotNull(urls.Problem("https://127.0.0.1/", channel));
        Assert.NotNull(urls.Problem("https://[::ffff:127.0.0.1]/", channel));
        Assert.NotNull(urls.Problem("https://localhost/", channel));
    }

    [Fact]
    public async Task AHostThatLeadsIntoAPrivateNetworkIsNotConnectedTo()
    {
        using var http = new HttpClient(ConnectorHandler.Create(TimeProvider.System, TimeSpan.FromMilliseconds(1)));
        foreach (string url in new[] { "http://10.0.0.1/", "http://169.254.169.254/", "http://[fd00::1]/", "http://0.0.0.0/" })
        {
            HttpRequestException problem = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(url), TestContext.Current.CancellationToken));
            Assert.IsType<NotPublicException>(problem.InnerException);
        }
    }
}
