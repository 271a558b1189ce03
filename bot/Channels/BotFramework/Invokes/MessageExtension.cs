using System.Text.Json;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.Activities.Cards;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web;

namespace ChatAssistant.Channels.BotFramework.Invokes;

/// <summary>The search from the compose box: events and people of the documents, each as a card to insert.</summary>
internal sealed class MessageExtension(RegisterSearch register)
{
    /// <summary>Results in one answer; Teams asks for 25.</summary>
    private const int Most = 25;
    private static readonly ChannelFeatures Inserted = ChannelFeatures.Of("msteams") with { FollowUpsInCard = false };

    public MessagingExtensionResponse Search(Activity activity, Links links)
    {
        Language language = LanguageCodes.FromLocale(activity.Locale) ?? Language.English;
        (int skip, int count) = Page(activity.Value);
        return new(new MessagingExtensionResult("result", "list", [.. register.Find(Query(activity.Value), language).Skip(skip).Take(count).Select(found => Write(found, links)).OfType<Attachment>()]));
    }

    private static Attachment? Write(RegisterResult found, Links links) => CardWriter.Write(found.Reply, links, Inserted, room: 20_000)?.Attached() is { } card
        ? card with { Preview = new Attachment { ContentType = "application/vnd.microsoft.card.thumbnail", Content = new ThumbnailCard(Plain(found.Title), Plain(found.Details)) } }
        : null;

    // A thumbnail card may hold some HTML.
    private static string Plain(string text) => CardText.Plain(text).Replace('<', '‹').Replace('>', '›');

    // Before anything is typed the parameter is "initialRun": the newest events are shown.
    private static string Query(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } query || !query.TryGetProperty("parameters", out JsonElement parameters) || parameters.ValueKind != JsonValueKind.Array) return "";
        return parameters.EnumerateArray().Where(parameter => JsonText.At(parameter, "name") is "query").Select(parameter => JsonText.At(parameter, "value")).FirstOrDefault() ?? "";
    }

    private static (int Skip, int Count) Page(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } query || !query.TryGetProperty("queryOptions", out JsonElement options) || options.ValueKind != JsonValueKind.Object) return (0, Most);
        return (Number(options, "skip", 0, 10_000), Number(options, "count", Most, Most));
    }

    private static int Number(JsonElement options, string name, int common, int most) => options.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= 0 ? Math.Min(number, most) : common;
}
