using System.IO.Compression;
using System.Text.Json.Nodes;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary><c>teams-package</c>, run as a process; Microsoft's own schemas judge what it writes (tests/js/manifest.mjs).</summary>
public sealed class TeamsPackageTests : IDisposable
{
    private const string AppId = "7d1f9f0c-6d0e-4b63-9a7c-1f2e3d4c5b6a";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teams-package");
    private string Output => Path.Combine(_folder.FullName, "app.zip");

    [Fact]
    public async Task ThePackageIsAcceptedByMicrosoftsSchemas()
    {
        Finished built = await Shell.BotAsync("teams-package", "--app-id", AppId, "--domain", "bot.example.org", "--organization", "Casa \"Segura\"", "-o", Output);
        Assert.True(built.ExitCode == 0, built.Errors);
        string unpacked = Path.Combine(_folder.FullName, "unpacked");
        await ZipFile.ExtractToDirectoryAsync(Output, unpacked, TestContext.Current.CancellationToken);
        Assert.Equal(["color.png", "en.json", "es.json", "fr.json", "manifest.json", "outline.png"], Directory.EnumerateFiles(unpacked).Select(Path.GetFileName).Order());
        JsonNode manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(unpacked, "manifest.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal([AppId, AppId, AppId, "bot.example.org", "Casa \"Segura\""], new[] { manifest["id"], manifest["bots"]![0]!["botId"], manifest["composeExtensions"]![0]!["botId"], manifest["validDomains"]![0], manifest["developer"]!["name"] }.Select(value => (string)value!));
        Finished judged = await Shell.RunAsync("node", new Dictionary<string, string>(), Path.Combine(Repository.Root, "tests", "js", "manifest.mjs"), unpacked);
        Assert.True(judged.ExitCode == 0, judged.Output + judged.Errors);
    }

    [Theory]
    [InlineData("not-an-id", "bot.example.org", "--app-id")]
    [InlineData("00000000-0000-0000-0000-000000000000", "bot.example.org", "--app-id")]
    [InlineData(AppId, "https://bot.example.org", "--domain")]
    [InlineData(AppId, "localhost", "--domain")]
    [InlineData(AppId, "127.0.0.1", "--domain")]
    [InlineData(AppId, "*.example.org", "--domain")]
    public async Task AWrongIdOrDomainIsNamedWithTheWayOutAndNothingIsWritten(string appId, string domain, string named)
    {
        Finished built = await Shell.BotAsync("teams-package", "--app-id", appId, "--domain", domain, "-o", Output);
        Assert.Equal(1, built.ExitCode);
        Assert.Contains(named, built.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "outline.png missing", "icons.outline" }, { "color.png small", "192x192" }, { "outline.png opaque", "transparency" }, { "color.png text", "no PNG" },
        { "name.short long", "at most 30" }, { "fr.json long", "fr.json: name.short" }, { "es.json missing", "es.json" }, { "en.json unknown", "bots[0].commandLists[3]" }, { "manifest broken", "manifest.json" }, { "placeholder", "{{SOMETHING}}" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task AFaultOfAFileIsNamed(string fault, string named)
    {
        string from = Path.Combine(_folder.FullName, "from");
        Directory.CreateDirectory(from);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "manifest", "teams"))) File.Copy(file, Path.Combine(from, Path.GetFileName(file)), overwrite: true);
        string At(string name) => Path.Combine(from, name);
        async Task Change(string file, string old, string by) => await File.WriteAllTextAsync(At(file), (await File.ReadAllTextAsync(At(file), TestContext.Current.CancellationToken)).Replace(old, by, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        switch (fault)
        {
            case "outline.png missing": File.Delete(At("outline.png")); break;
            case "color.png small": File.Copy(At("outline.png"), At("color.png"), overwrite: true); break;
            case "outline.png opaque": await Opaque(At("outline.png")); break;
            case "color.png text": await File.WriteAllTextAsync(At("color.png"), "hello", TestContext.Current.CancellationToken); break;
            case "name.short long": await Change("manifest.json", "\"short\": \"Chat Assistant\"", $"\"short\": \"{new string('n', 31)}\""); break;
            case "fr.json long": await Change("fr.json", "\"name.short\": \"Chat Assistant\"", $"\"name.short\": \"{new string('n', 31)}\""); break;
            case "es.json missing": File.Delete(At("es.json")); break;
            case "en.json unknown": await Change("en.json", "\"name.short\"", "\"bots[0].commandLists[3].commands[0].title\": \"x\", \"name.short\""); break;
            case "manifest broken": await Change("manifest.json", "{", "["); break;
            default: await Change("manifest.json", "Chat Assistant", "{{SOMETHING}}"); break;
        }
        Finished built = await Shell.BotAsync("teams-package", "--app-id", AppId, "--domain", "bot.example.org", "--from", from, "-o", Output);
        Assert.Equal(1, built.ExitCode);
        Assert.Contains(named, built.Errors, StringComparison.Ordinal);
    }

    // The colour type in the header: 2 is colour without transparency.
    private static async Task Opaque(string file)
    {
        byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[25] = 2;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
