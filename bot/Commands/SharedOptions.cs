using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatAssistant.Commands;

/// <summary>Options that several commands take.</summary>
internal static class SharedOptions
{
    /// <summary>JSON that a person can read too: letters stay letters.</summary>
    public static JsonSerializerOptions ReadableJson { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Option<string?> Documents() => new("--documents") { Description = "The folder of documents to answer from. [default: the setting Knowledge:Documents, else seeds]", HelpName = "DIR" };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON, for programs." };
}
