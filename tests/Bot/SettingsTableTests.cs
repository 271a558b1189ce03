using System.Reflection;
using System.Text.RegularExpressions;
using ChatAssistant.Commands;

namespace ChatAssistant.Tests.Bot;

/// <summary>The README's table of settings against the classes that hold them.</summary>
public sealed partial class SettingsTableTests
{
    [Fact]
    public async Task EverySettingIsInTheTableAndNothingElse()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        string table = readme[readme.IndexOf("## Settings", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n## ", 3, StringComparison.Ordinal)];
        Assert.Equal(Settings().Order(), Documented(table).Order());
    }

    private static IEnumerable<string> Settings() =>
        from options in typeof(CommandLine).Assembly.GetTypes()
        let section = options.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
        where section is not null
        from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        select $"{section}:{property.Name}";

    // "`Section:Name`, `:Other`": the second is of the section that was named last.
    private static HashSet<string> Documented(string table)
    {
        HashSet<string> keys = [];
        string section = "";
        foreach (string row in table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            foreach (Match match in Key().Matches(row.Split('|')[1]))
            {
                if (match.Groups[1].Length > 0) section = match.Groups[1].Value;
                keys.Add($"{section}:{match.Groups[2].Value}");
            }
        }
        return keys;
    }

    [GeneratedRegex("`((?:[A-Za-z]+(?::[A-Za-z]+)*)?):([A-Za-z]+)`")]
    private static partial Regex Key();
}
