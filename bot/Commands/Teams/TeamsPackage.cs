using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatAssistant.Commands.Teams;

/// <summary>The files of a Teams app package, with an organisation's values in place of the manifest's placeholders.</summary>
internal static class TeamsPackage
{
    private static readonly string[] Endings = [".json", ".png"];

    /// <summary>The product's own manifest, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "manifest", "teams");

    /// <param name="folder">A folder with manifest.json, icons and language files.</param>
    /// <param name="values">By placeholder, without the braces.</param>
    public static Dictionary<string, byte[]> Fill(string folder, IReadOnlyDictionary<string, string> values) => Directory.EnumerateFiles(folder)
        .Where(path => Endings.Contains(Path.GetExtension(path)))
        .ToDictionary(path => Path.GetFileName(path), path => path.EndsWith(".json", StringComparison.Ordinal) ? Filled(File.ReadAllBytes(path), values) : File.ReadAllBytes(path));

    public static byte[] Zip(IReadOnlyDictionary<string, byte[]> files)
    {
        using var zipped = new MemoryStream();
        using (var archive = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        }
        return zipped.ToArray();
    }

    private static byte[] Filled(byte[] template, IReadOnlyDictionary<string, string> values) =>
        Encoding.UTF8.GetBytes(values.Aggregate(Encoding.UTF8.GetString(template), (text, value) => text.Replace($"{{{{{value.Key}}}}}", JsonEncodedText.Encode(value.Value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), StringComparison.Ordinal)));
}
