using ChatAssistant.Commands;
using Microsoft.AspNetCore.Builder;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>The Bot Framework's JavaScript libraries judge what the bot sends (tests/js/witness.mjs).</summary>
public sealed class JavaScriptWitnessTests
{
    [Fact]
    public async Task TheSchemaAcceptsEveryActivityAndTheConnectorClientSendsTheSame()
    {
        await using WebApplication bot = ServeCommand.Application(Repository.Seeds, ["--urls", "http://127.0.0.1:0"]);
        await bot.StartAsync(TestContext.Current.CancellationToken);
        Finished witness = await Shell.RunAsync("node", new Dictionary<string, string>(), Path.Combine(Repository.Root, "tests", "js", "witness.mjs"), bot.Urls.First());
        Assert.True(witness.ExitCode == 0, witness.Errors);
        Assert.Contains("Javier Diaz Verón", witness.Output, StringComparison.Ordinal);
        Assert.Contains("595 21 981-50-90-20", witness.Output, StringComparison.Ordinal);
    }
}
