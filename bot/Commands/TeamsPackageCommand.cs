using System.CommandLine;
using ChatAssistant.Commands.Teams;

namespace ChatAssistant.Commands;

/// <summary><c>teams-package</c>: the app package to upload to Teams, checked before it is written.</summary>
internal static class TeamsPackageCommand
{
    public static Command Build()
    {
        var appId = new Option<string>("--app-id") { Description = "The app registration's id (MicrosoftAppId).", HelpName = "GUID", Required = true };
        var domain = new Option<string>("--domain") { Description = "The host name that users reach the bot by.", HelpName = "HOST", Required = true };
        var output = new Option<string>("--output", "-o") { Description = "The file to write.", HelpName = "FILE", DefaultValueFactory = _ => "chat-assistant.zip" };
        var organization = new Option<string>("--organization") { Description = "Your organisation's name, at most 32 characters.", HelpName = "NAME", DefaultValueFactory = _ => "ChatAssistant" };
        var website = new Option<string?>("--website") { Description = "Where people find help. [default: https://HOST/]", HelpName = "URL" };
        var privacy = new Option<string?>("--privacy") { Description = "Your privacy statement. [default: https://HOST/privacy]", HelpName = "URL" };
        var terms = new Option<string?>("--terms") { Description = "Your terms of use. [default: https://HOST/terms]", HelpName = "URL" };
        var from = new Option<string>("--from") { Description = "A folder with your own manifest.json, icons and language files.", HelpName = "DIR", DefaultValueFactory = _ => TeamsPackage.Folder };
        var command = new Command("teams-package", "Build the app package for Teams and check it; what is wrong is named with the way out.") { appId, domain, output, organization, website, privacy, terms, from };
        command.SetAction((result, cancellation) =>
        {
            string host = result.GetRequiredValue(domain).Trim();
            return RunAsync(result.GetRequiredValue(from), result.GetRequiredValue(output), new Dictionary<string, string>
            {
                ["APP_ID"] = result.GetRequiredValue(appId).Trim(), ["DOMAIN"] = host, ["ORGANIZATION"] = result.GetRequiredValue(organization),
                ["WEBSITE"] = result.GetValue(website) ?? $"https://{host}/", ["PRIVACY"] = result.GetValue(privacy) ?? $"https://{host}/privacy", ["TERMS"] = result.GetValue(terms) ?? $"https://{host}/terms",
            }, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(string folder, string output, Dictionary<string, string> values, CancellationToken cancellation)
    {
        Dictionary<string, byte[]> files = TeamsPackage.Fill(folder, values);
        string[] problems = [.. TeamsManifestCheck.Problems(files).Distinct()];
        foreach (string problem in problems) await Console.Error.WriteLineAsync(problem);
        if (problems.Length > 0) return 1;
        await File.WriteAllBytesAsync(output, TeamsPackage.Zip(files), cancellation);
        Console.WriteLine($"{output}: {files.Count} files, checked. Upload it in Teams under Apps, Manage your apps; the bot's messaging endpoint is https://{values["DOMAIN"]}/api/messages.");
        return 0;
    }
}
