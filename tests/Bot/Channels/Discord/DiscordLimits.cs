using System.Text.Json.Nodes;

namespace ChatAssistant.Tests.Bot.Channels.Discord;

/// <summary>Discord's limits of a message ("Message Object", "Embed Limits", "Component Reference"), checked on what was sent.</summary>
internal static class DiscordLimits
{
    public static void Check(JsonNode message)
    {
        if (message["choices"] is JsonArray choices)
        {
            Assert.InRange(choices.Count, 0, 25);
            Assert.All(choices, choice => Assert.InRange(choice!["name"]!.ToString().Length, 1, 100));
            Assert.All(choices, choice => Assert.InRange(choice!["value"]!.ToString().Length, 1, 100));
            return;
        }
        Assert.InRange(message["content"]?.ToString().Length ?? 0, 0, 2000);
        JsonArray embeds = message["embeds"]?.AsArray() ?? [];
        Assert.InRange(embeds.Count, 0, 10);
        foreach (JsonNode? embed in embeds)
        {
            Assert.InRange(embed!["title"]?.ToString().Length ?? 0, 0, 256);
            Assert.InRange(embed["description"]!.ToString().Length, 1, 4096);
            Assert.InRange(embed["fields"]?.AsArray().Count ?? 0, 0, 25);
        }
        Assert.InRange(embeds.Sum(embed => (embed!["title"]?.ToString().Length ?? 0) + embed["description"]!.ToString().Length), 0, 6000);
        // An answer says something; "later" says only who will see it.
        if (message["flags"] is null || embeds.Count > 0) Assert.True(embeds.Count > 0 || message["content"]?.ToString().Length > 0);
        if (message["content"] is not null || embeds.Count > 0) Assert.Empty(message["allowed_mentions"]!["parse"]!.AsArray());
        CheckButtons(message);
    }

    private static void CheckButtons(JsonNode message)
    {
        JsonArray rows = message["components"]?.AsArray() ?? [];
        Assert.InRange(rows.Count, 0, 5);
        Assert.All(rows, row => Assert.InRange(row!["components"]!.AsArray().Count, 1, 5));
        JsonNode[] buttons = DiscordSide.ButtonsOf(message);
        Assert.All(buttons, button => Assert.InRange(button["label"]!.ToString().Length, 1, 80));
        Assert.All(buttons, button => Assert.InRange(button["custom_id"]!.ToString().Length, 1, 100));
        Assert.Equal(buttons.Length, buttons.Select(button => button["custom_id"]!.ToString()).Distinct().Count());
    }
}
