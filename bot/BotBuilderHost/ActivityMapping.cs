using ChatAssistant.Channels.Activities;
using Newtonsoft.Json;
using SdkActivity = Microsoft.Bot.Schema.Activity;

namespace ChatAssistant.BotBuilderHost;

/// <summary>The SDK's activities and ours are the same JSON: each becomes the other by way of it.</summary>
internal static class ActivityMapping
{
    private static readonly JsonSerializerSettings Settings = new() { NullValueHandling = NullValueHandling.Ignore, DateParseHandling = DateParseHandling.None };

    public static Activity ToOurs(SdkActivity activity) => System.Text.Json.JsonSerializer.Deserialize(JsonConvert.SerializeObject(activity, Settings), ActivityJson.Wire.Activity)!;

    public static SdkActivity ToSdk(Activity activity) => JsonConvert.DeserializeObject<SdkActivity>(System.Text.Json.JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity), Settings)!;
}
