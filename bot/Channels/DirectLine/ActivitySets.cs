using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatAssistant.Channels.Activities;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>Activities of a conversation as JSON.</summary>
internal static class ActivitySets
{
    /// <summary>Without id and time, which the conversation gives.</summary>
    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity with { Id = null, Timestamp = null }, ActivityJson.Wire.Activity);

    public static Activity Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ActivityJson.Wire.Activity)!;

    /// <summary>The id of a conversation's n-th activity.</summary>
    public static string Id(string conversation, long number) => string.Create(CultureInfo.InvariantCulture, $"{conversation}|{number:0000000}");

    /// <summary>An activity's JSON without id and time, with them.</summary>
    public static byte[] Numbered(ReadOnlySpan<byte> json, string id, DateTimeOffset at) =>
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{JsonEncodedText.Encode(id)}\",\"timestamp\":\"{at.UtcDateTime:O}\",")), .. json[1..]];

    /// <summary>The protocol's activity set.</summary>
    public static byte[] Set(IReadOnlyList<byte[]> activities, long watermark)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities");
            foreach (byte[] activity in activities) json.WriteRawValue(activity, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteString("watermark", watermark.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What stays of an activity whose words are taken out: that there was one, which its client still waits to see.</summary>
    public static Activity Redacted(Activity activity) => new()
    {
        Type = activity.Type, ChannelId = activity.ChannelId, From = activity.From, Conversation = activity.Conversation,
        Text = "…", ChannelData = activity.ChannelData,
    };

    /// <summary>The same for a message that a client sends again; empty where the client gives its messages no ids.</summary>
    public static string Mark(Activity activity) =>
        JsonText.At(activity.ChannelData, "clientActivityID") is { Length: > 0 } own ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{own}\n{activity.Type}\n{activity.Text}")))[..32] : "";
}
