using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatAssistant.Channels.Activities.Cards;

namespace ChatAssistant.Channels.Activities;

/// <summary>Activities as JSON, written by generated code.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ChannelAccount[]))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>Levels of nesting; what a real channel sends has fewer than twenty.</summary>
    private const int Deepest = 64;

    /// <summary>As it goes over the wire: letters stay letters, which is half the size for many languages; a field said twice, whose meaning depends on the reader, is refused.</summary>
    public static ActivityJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, AllowDuplicateProperties = false, MaxDepth = Deepest,
    });
}
