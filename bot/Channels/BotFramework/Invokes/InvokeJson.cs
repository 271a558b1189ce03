using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.Activities.Cards;

namespace ChatAssistant.Channels.BotFramework.Invokes;

/// <summary>Answers to invokes as JSON, written by generated code.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessagingExtensionResponse))]
[JsonSerializable(typeof(AdaptiveCardInvokeResponse))]
[JsonSerializable(typeof(InvokeResponseValue))]
[JsonSerializable(typeof(Taken))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(ThumbnailCard))]
[JsonSerializable(typeof(string))]
internal sealed partial class InvokeJson : JsonSerializerContext
{
    public static InvokeJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
}
