using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Conversation;
using ChatAssistant.Tests.Bot.Channels;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>Microsoft's Adaptive Cards renderer, in Chromium, judges every kind of card (tests/js/cards.mjs). CARD_SCREENSHOTS names a folder to look at them.</summary>
public sealed class CardRenderingTests
{
    [Fact]
    public async Task EveryKindOfCardIsRenderedWithoutAWarningWideAndNarrow()
    {
        (string Name, Reply Reply)[] replies =
        [
            ("people", Replies.People(14)), ("contact", Replies.Contact()), ("event", Replies.Event()), ("events", Replies.Events()),
            ("right-to-left", Replies.Of("Who took part:", Replies.Fact("attendee", 1, ("name", "ليلى حداد"), ("role", "مديرة"), ("organization", "وزارة العدل")), Replies.Fact("attendee", 2, ("name", "דנה כהן"), ("role", "Judge")))),
            ("long-names", Replies.Of("Who took part:", Replies.Fact("attendee", 1, ("name", new string('M', 300)), ("role", string.Concat(Enumerable.Repeat("Coordination ", 40))), ("organization", "https://example.org/" + new string('x', 200))))),
            ("markup", Replies.Of("<script>alert(1)</script>", Replies.Fact("attendee", 1, ("name", "<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1))")))),
        ];
        var cards = new JsonArray([.. replies.Select(reply => new JsonObject
        {
            ["name"] = reply.Name,
            ["card"] = JsonSerializer.SerializeToNode(ActivityWriter.Message(reply.Reply, new Activity { ChannelId = "msteams" }, TestLinks.Public), ActivityJson.Wire.Activity)!["attachments"]![0]!["content"]!.DeepClone(),
        })]);
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, cards.ToJsonString(), TestContext.Current.CancellationToken);
        string[] screenshots = Environment.GetEnvironmentVariable("CARD_SCREENSHOTS") is { Length: > 0 } folder ? [folder] : [];
        Finished rendered = await Shell.RunAsync("node", new Dictionary<string, string>(), [Path.Combine(Repository.Root, "tests", "js", "cards.mjs"), file, .. screenshots]);
        File.Delete(file);
        Assert.True(rendered.ExitCode == 0, rendered.Output + rendered.Errors);
        Assert.Equal(replies.Length * 2, rendered.Lines.Length);
        Assert.Contains("Show all (14)", rendered.Output, StringComparison.Ordinal);
    }
}
