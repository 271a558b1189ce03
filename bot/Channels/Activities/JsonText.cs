using System.Text.Json;

namespace ChatAssistant.Channels.Activities;

/// <summary>Reads JSON that a stranger wrote. An element can hold half a letter ("\ud800"), which is JSON and no text: reading or writing it throws.</summary>
internal static class JsonText
{
    /// <summary>The text of the property along the path; null where there is none, or it is no text.</summary>
    public static string? At(JsonElement? root, params ReadOnlySpan<string> path)
    {
        if (root is not { } element) return null;
        foreach (string name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }
        return element.ValueKind == JsonValueKind.String && IsText(element) ? element.GetString() : null;
    }

    /// <summary>True when all strings within the element are text.</summary>
    public static bool IsText(JsonElement element)
    {
        try
        {
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            element.WriteTo(nowhere);
            return true;
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
