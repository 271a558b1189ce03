using ChatAssistant.Channels.BotFramework;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("MicrosoftAppType", "--MicrosoftAppType=Some")]
    [InlineData("MicrosoftAppTenantId", "--MicrosoftAppType=SingleTenant", "--MicrosoftAppId=a")]
    [InlineData("MicrosoftAppId", "--MicrosoftAppType=UserAssignedMsi", "--MicrosoftAppTenantId=t")]
    [InlineData("MicrosoftAppPassword", "--MicrosoftAppType=UserAssignedMsi", "--MicrosoftAppTenantId=t", "--MicrosoftAppId=a", "--MicrosoftAppPassword=p")]
    [InlineData("MicrosoftAppId", "--MicrosoftAppPassword=p")]
    [InlineData("MicrosoftAppCertificate", "--MicrosoftAppId=a", "--MicrosoftAppCertificate=no-such-file.pfx")]
    [InlineData("ChannelService", "--ChannelService=https://botframework.azure.cn")]
    [InlineData("ToBotFromChannelOpenIdMetadataUrl", "--ToBotFromChannelOpenIdMetadataUrl=http://login.example/keys")]
    [InlineData("ToChannelFromBotLoginUrl", "--ToChannelFromBotLoginUrl=http://login.example/tenant")]
    [InlineData("BotFramework:LongestBody", "--BotFramework:LongestBody=7")]
    public async Task AWrongSettingStopsTheStartAndIsNamed(string key, params string[] settings)
    {
        Exception problem = await Assert.ThrowsAnyAsync<Exception>(() => TestBot.StartAsync(settings));
        Assert.Contains(key, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EachSettingTakesItsPlaceInTheCloudAlone()
    {
        Cloud government = Cloud.From(new BotFrameworkOptions { ChannelService = "https://botframework.azure.us", ToBotFromChannelTokenIssuer = "https://issuer.example" });
        Assert.Equal("https://issuer.example", government.Issuer);
        Assert.Equal("https://login.botframework.azure.us/v1/.well-known/openidconfiguration", government.ChannelMetadata);
        Assert.Equal("https://api.botframework.us/.default", government.Scope);
        Assert.Equal("https://login.microsoftonline.us/botframework.com", government.Authority(new BotFrameworkOptions()));
    }

    [Fact]
    public void ASingleTenantBotLogsInAtItsTenantAndAMultiTenantOneAtTheCommonOne()
    {
        Assert.Equal("https://login.microsoftonline.com/t1", Cloud.From(new()).Authority(new() { MicrosoftAppType = "SingleTenant", MicrosoftAppTenantId = "t1" }));
        Assert.Equal("https://login.microsoftonline.com/botframework.com", Cloud.From(new()).Authority(new() { MicrosoftAppTenantId = "t1" }));
    }
}
