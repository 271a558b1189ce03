using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatAssistant.Commands.Teams;

/// <summary>Checks a Teams app package rule by rule: the lengths and forms of the manifest's schema, its language files, and the icons. Source: "App manifest schema", version 1.25, and the store's rules for icons.</summary>
internal static partial class TeamsManifestCheck
{
    private const int ColorIcon = 192, OutlineIcon = 32;

    /// <summary>Where a text stands, in the spelling of language files, and how long it may be.</summary>
    private static readonly (string Path, int Longest)[] Texts =
    [
        ("developer.name", 32), ("developer.websiteUrl", 2048), ("developer.privacyUrl", 2048), ("developer.termsOfUseUrl", 2048),
        ("name.short", 30), ("name.full", 100), ("description.short", 80), ("description.full", 4000),
        ("bots[0].commandLists[*].commands[*].title", 128), ("bots[0].commandLists[*].commands[*].description", 4000),
        ("composeExtensions[0].commands[*].title", 32), ("composeExtensions[0].commands[*].description", 128),
        ("composeExtensions[0].commands[*].parameters[*].title", 32), ("composeExtensions[0].commands[*].parameters[*].description", 128),
    ];

    /// <param name="files">The package's files by name.</param>
    /// <returns>What is wrong, each with the way out; empty for a good package.</returns>
    public static IEnumerable<string> Problems(IReadOnlyDictionary<string, byte[]> files)
    {
        if (Parse(files, "manifest.json", out string? broken) is not { } manifest) return [broken!];
        Dictionary<string, JsonElement> values = Flat(manifest);
        return [.. Identity(values), .. Lengths("manifest.json", values), .. Urls(values), .. Icons(values, files), .. Languages(manifest, values, files), .. Leftovers(files)];
    }

    private static IEnumerable<string> Identity(Dictionary<string, JsonElement> values)
    {
        foreach (string path in new[] { "id", "bots[0].botId", "composeExtensions[0].botId" })
        {
            string? id = Text(values, path);
            if (!Guid.TryParseExact(id, "D", out Guid parsed) || parsed == Guid.Empty) yield return $"manifest.json: {path} is '{id}', which is no app id. Give the app registration's id, such as 8c6f2c1e-0b5a-4f0e-9d3b-5a7e2f1c4d6b, with --app-id.";
        }
        if (Text(values, "version") is not { } version || !Version().IsMatch(version)) yield return "manifest.json: version must be three numbers, such as 1.0.0.";
        if (Text(values, "accentColor") is not { } color || !Color().IsMatch(color)) yield return "manifest.json: accentColor must be a colour such as #0B5C66.";
    }

    private static IEnumerable<string> Lengths(string file, Dictionary<string, JsonElement> values)
    {
        foreach ((string path, int longest) in Texts)
        {
            string? text = null;
            foreach ((string at, JsonElement value) in values.Where(pair => Form(pair.Key) == Form(path)))
            {
                text = value.ValueKind == JsonValueKind.String ? value.GetString() : "";
                if (string.IsNullOrWhiteSpace(text)) yield return $"{file}: {at} is empty. Write a text of at most {longest} characters.";
                else if (text.Length > longest) yield return $"{file}: {at} has {text.Length} characters, at most {longest} are allowed. Shorten it.";
            }
            if (text is null && file == "manifest.json" && !path.Contains('[', StringComparison.Ordinal)) yield return $"{file}: {path} is missing. Write a text of at most {longest} characters.";
        }
    }

    private static IEnumerable<string> Urls(Dictionary<string, JsonElement> values)
    {
        foreach (string path in new[] { "developer.websiteUrl", "developer.privacyUrl", "developer.termsOfUseUrl" })
        {
            if (Text(values, path) is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) && parsed.Scheme == "https")) yield return $"manifest.json: {path} is '{url}'. It must be an https address.";
        }
        foreach ((string path, JsonElement value) in values.Where(pair => pair.Key.StartsWith("validDomains[", StringComparison.Ordinal)))
        {
            if (!IsDomain(value.ToString())) yield return $"manifest.json: {path} is '{value}', which is no domain. Give the host name that users reach the bot by, such as bot.example.org, with --domain.";
        }
    }

    /// <summary>True for a host name of the open internet, without scheme, port or path.</summary>
    public static bool IsDomain(string domain) => domain.Contains('.', StringComparison.Ordinal) && domain.Length <= 253 && Domain().IsMatch(domain) && Uri.CheckHostName(domain) == UriHostNameType.Dns;

    private static IEnumerable<string> Icons(Dictionary<string, JsonElement> values, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach ((string path, int size) in new[] { ("icons.color", ColorIcon), ("icons.outline", OutlineIcon) })
        {
            string name = Text(values, path) ?? "";
            if (!files.TryGetValue(name, out byte[]? icon)) yield return $"manifest.json: {path} names the file '{name}', which is not there. Put a PNG of {size}x{size} pixels beside manifest.json.";
            else if (PngHeader.Read(icon) is not { } png) yield return $"{name}: this is no PNG. Put a PNG of {size}x{size} pixels in its place.";
            else if (png.Width != size || png.Height != size) yield return $"{name}: the icon has {png.Width}x{png.Height} pixels. {path} must have {size}x{size}.";
            else if (path == "icons.outline" && !png.HasTransparency) yield return $"{name}: the outline icon has no transparency. Draw it white on a transparent ground.";
        }
    }

    private static IEnumerable<string> Languages(JsonElement manifest, Dictionary<string, JsonElement> values, IReadOnlyDictionary<string, byte[]> files)
    {
        if (!manifest.TryGetProperty("localizationInfo", out JsonElement _)) yield break;
        foreach ((string path, JsonElement value) in values.Where(pair => pair.Key == "localizationInfo.defaultLanguageFile" || pair.Key.EndsWith("].file", StringComparison.Ordinal)))
        {
            string file = value.ToString();
            if (Parse(files, file, out string? broken) is not { } language)
            {
                yield return $"manifest.json: {path}: {broken}";
                continue;
            }
            Dictionary<string, JsonElement> texts = language.EnumerateObject().Where(property => property.Name != "$schema").ToDictionary(property => property.Name, property => property.Value);
            foreach (string unknown in texts.Keys.Where(key => !values.ContainsKey(key))) yield return $"{file}: {unknown} is not in manifest.json. Remove it, or add it there.";
            foreach (string problem in Lengths(file, texts)) yield return problem;
        }
    }

    private static IEnumerable<string> Leftovers(IReadOnlyDictionary<string, byte[]> files) => files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal))
        .SelectMany(file => Placeholder().Matches(System.Text.Encoding.UTF8.GetString(file.Value)).Select(match => match.Value).Distinct().Select(name => $"{file.Key}: nothing was given for {name}."));

    private static string Form(string path) => Place().Replace(path, "[*]");

    private static JsonElement? Parse(IReadOnlyDictionary<string, byte[]> files, string name, out string? problem)
    {
        problem = null;
        if (!files.TryGetValue(name, out byte[]? bytes)) problem = $"The file '{name}' is not there.";
        else
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(bytes);
                if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
                problem = $"{name} is no JSON object.";
            }
            catch (JsonException broken)
            {
                problem = $"{name} is no JSON: {broken.Message}";
            }
        }
        return null;
    }

    // Every value by its path, as language files spell it: "bots[0].commandLists[0].commands[1].title".
    private static Dictionary<string, JsonElement> Flat(JsonElement root)
    {
        Dictionary<string, JsonElement> values = [];
        void Walk(string path, JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object) foreach (JsonProperty property in element.EnumerateObject()) Walk(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value);
            else if (element.ValueKind == JsonValueKind.Array) foreach ((int i, JsonElement item) in element.EnumerateArray().Index()) Walk($"{path}[{i}]", item);
            else values[path] = element;
        }
        Walk("", root);
        return values;
    }

    private static string? Text(Dictionary<string, JsonElement> values, string path) => values.TryGetValue(path, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Place();

    [GeneratedRegex(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")]
    private static partial Regex Version();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Color();

    [GeneratedRegex(@"^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]$")]
    private static partial Regex Domain();

    [GeneratedRegex(@"\{\{[A-Z_]+\}\}")]
    private static partial Regex Placeholder();
}
