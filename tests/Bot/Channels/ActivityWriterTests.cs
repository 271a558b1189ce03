using System.Text.Json;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.Activities.Cards;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Outcome = ChatAssistant.Conversation.Outcome;

namespace ChatAssistant.Tests.Bot.Channels;

/// <summary>What a reply becomes on each channel.</summary>
public sealed class ActivityWriterTests
{
    [Fact]
    public void TeamsShowsSourcesBehindTheirMarksAtMostTwentyWithATitle()
    {
        Reply reply = Replies.People(25);
        reply = reply with { Citations = [.. reply.Citations.Select(c => c with { Title = c.Number == 2 ? " " : new string('t', 300), Quote = string.Concat(Enumerable.Repeat("word ", 100)) })] };
        JsonElement message = Written(reply, "msteams");
        JsonElement entity = message.GetProperty("entities")[0];
        Assert.Equal("https://schema.org/Message", entity.GetProperty("type").GetString());
        Assert.Equal(("Message", "https://schema.org"), (entity.GetProperty("@type").GetString(), entity.GetProperty("@context").GetString()));
        JsonElement[] claims = [.. entity.GetProperty("citation").EnumerateArray()];
        Assert.Equal(Enumerable.Range(1, 20), claims.Select(claim => claim.GetProperty("position").GetInt32()));
        Assert.All(claims, claim =>
        {
            JsonElement source = claim.GetProperty("appearance");
            Assert.InRange(source.GetProperty("name").GetString()!.Length, 1, 80);
            Assert.InRange(source.GetProperty("abstract").GetString()!.Length, 1, 160);
            Assert.StartsWith("https://bot.example/documents/reports/lima%202021.txt?start=", source.GetProperty("url").GetString(), StringComparison.Ordinal);
        });
        // The marks beyond the twentieth are explained in the text.
        Assert.Contains("\n\n[21] ", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n[20] ", message.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("slack")]
    public void OtherChannelsListTheSourcesInTheText(string channel)
    {
        JsonElement message = Written(Replies.People(3), channel);
        Assert.Contains("\n\n[3] Seminar on victim identification, Lima: “The sentence number 3 of the report.”", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(message.TryGetProperty("entities", out _));
    }

    [Theory]
    [InlineData("msteams", true, false)]
    [InlineData("emulator", true, true)]
    [InlineData("webchat", true, true)]
    [InlineData("slack", false, true)]
    public void WhatToAskNextStandsWhereTheChannelShowsIt(string channel, bool card, bool suggestedActions)
    {
        JsonElement message = Written(Replies.Contact(), channel);
        Assert.Equal(card, message.TryGetProperty("attachments", out JsonElement attachments));
        Assert.Equal(suggestedActions, message.TryGetProperty("suggestedActions", out _));
        if (channel == "msteams") Assert.Equal("Who attended?", ActivityReader.Asked(attachments[0].GetProperty("content").GetProperty("actions")[0].GetProperty("data")));
    }

    [Fact]
    public void InTeamsAnAnswerCanBeRatedAndAGreetingCannot()
    {
        Assert.Equal("default", Written(Replies.Contact(), "msteams").GetProperty("channelData").GetProperty("feedbackLoop").GetProperty("type").GetString());
        Assert.False(Written(Replies.Contact() with { Outcome = Outcome.SmallTalk, Facts = [], Citations = [] }, "msteams").TryGetProperty("channelData", out _));
        Assert.False(Written(Replies.Contact(), "emulator").TryGetProperty("channelData", out _));
    }

    [Fact]
    public void AContactCanBeCalledWhereTheNumberIsValidWrittenToAndSaved()
    {
        JsonElement card = Written(Replies.Contact(), "msteams").GetProperty("attachments")[0].GetProperty("content");
        string[] buttons = [.. card.GetProperty("body")[0].GetProperty("items").EnumerateArray().Where(item => item.GetProperty("type").GetString() == "ActionSet").SelectMany(set => set.GetProperty("actions").EnumerateArray()).Select(action => $"{action.GetProperty("title")} {action.GetProperty("url")}")];
        Assert.Equal(["Call +51 1 555 0100 tel:+5115550100", "Write an e-mail mailto:taguilar@office.example"], buttons[..2]);
        Assert.StartsWith("Save contact https://bot.example/contacts/", buttons[2], StringComparison.Ordinal);
        Assert.Contains("51 981-55-01", card.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEventHasADayAPlaceAndAWayIntoTheCalendar()
    {
        JsonElement card = Written(Replies.Event(), "msteams").GetProperty("attachments")[0].GetProperty("content");
        Assert.Contains("3-5 May 2021", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Lima, Peru", card.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("https://bot.example/events/lima-2021.ics", card.GetProperty("actions")[0].GetProperty("url").GetString());
        Assert.DoesNotContain(".ics", Written(Replies.Event(), "msteams", links: false).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongListShowsItsBeginningAndTheRestOnDemand()
    {
        JsonElement body = Written(Replies.People(30), "msteams").GetProperty("attachments")[0].GetProperty("content").GetProperty("body");
        Assert.Equal(1 + 8 + 2, body.GetArrayLength());
        Assert.False(body[9].GetProperty("isVisible").GetBoolean());
        Assert.Equal(22, body[9].GetProperty("items").GetArrayLength());
        Assert.Equal("Show all (30)", body[10].GetProperty("actions")[0].GetProperty("title").GetString());
    }

    [Fact]
    public void AnEventOfAListCanBeChosen() =>
        Assert.Equal("Tell me about Seminar 2", ActivityReader.Asked(Written(Replies.Events(), "emulator").GetProperty("attachments")[0].GetProperty("content").GetProperty("body")[2].GetProperty("selectAction").GetProperty("data")));

    [Fact]
    public void EveryCardIsOfVersionFifteenAndSaysWhatItShowsWhereItCannotBeShown()
    {
        foreach (Reply reply in new[] { Replies.People(3), Replies.Contact(), Replies.Event(), Replies.Events() })
        {
            JsonElement attachment = Written(reply, "msteams").GetProperty("attachments")[0];
            Assert.Equal(AdaptiveCard.ContentType, attachment.GetProperty("contentType").GetString());
            Assert.Equal(("AdaptiveCard", "1.5"), (attachment.GetProperty("content").GetProperty("type").GetString(), attachment.GetProperty("content").GetProperty("version").GetString()));
            Assert.StartsWith(reply.Statements[0].Text, attachment.GetProperty("content").GetProperty("fallbackText").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ALongAnswerIsCutBetweenStatements()
    {
        Reply reply = Replies.People(400);
        string text = Written(reply, "msteams").GetProperty("text").GetString()!;
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] people = [.. lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal))];
        Assert.InRange(people.Length, 50, 300);
        Assert.All(people, line => Assert.Matches(@"^- Ana Quispe (\d+), Director of Studies, Ministry of Labour, Peru \[\1\]$", line));
        Assert.Contains($"… and {400 - people.Length} more.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("**bold** [x](http://evil.example) <at>Ana</at>")]
    [InlineData("{{DATE(2020-01-01T00:00:00Z)}}")]
    [InlineData("\u202Eevil\u202C")]
    public void WhatDocumentsWriteIsShownInACardAndNeverActedUpon(string name)
    {
        JsonElement card = Written(Replies.Of("Who took part:", Replies.Fact("attendee", 1, ("name", name))), "msteams").GetProperty("attachments")[0].GetProperty("content");
        JsonElement row = card.GetProperty("body")[1];
        Assert.Equal("RichTextBlock", row.GetProperty("type").GetString());
        string shown = row.GetProperty("inlines")[0].GetProperty("text").GetString()!;
        Assert.DoesNotContain("{{", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', shown);
    }

    [Property(MaxTest = 200)]
    public Property NoMessageIsOverEightyKilobytes()
    {
        Gen<string> nasty = Gen.Elements("Ana", "\"quoted\"", "\\", "𓂀", "‮", "محمد", "{{", "<b>", new string('a', 3000), "\u0001", "name with blanks", "é", "\n");
        Gen<string> text = nasty.NonEmptyListOf().Select(parts => string.Concat(parts));
        Gen<Fact> fact = from kind in Gen.Elements("attendee", "contact", "date", "event", "presentation") from values in text.ArrayOf(6) from citation in Gen.Choose(1, 60)
                         select new Fact(kind, values[0], values[1], new Dictionary<string, string> { ["name"] = values[2], ["role"] = values[3], ["topic"] = values[4], ["phone1"] = values[5], ["email1"] = values[5] + "@x", ["dial1"] = "+1" }, [citation]);
        Gen<Reply> reply = from facts in fact.ArrayOf().Select(list => list.Length == 0 ? list : [.. Enumerable.Repeat(list, 40).SelectMany(f => f).Take(200)]) from quote in text
                           select Replies.Of(quote, facts) with { Citations = [.. Enumerable.Range(1, 60).Select(n => new Citation(n, new SourceSpan(quote, 1, 2), quote, quote))] };
        return Prop.ForAll(reply.ToArbitrary(), Gen.Elements("msteams", "emulator", "slack").ToArbitrary(), (r, channel) => Written(r, channel).GetRawText().Length * 2 < 80 * 1024);
    }

    private static JsonElement Written(Reply reply, string channel, bool links = true) =>
        JsonSerializer.SerializeToElement(ActivityWriter.Message(reply, new Activity { Id = "m1", ChannelId = channel, ServiceUrl = "https://channel.example/", From = new ChannelAccount { Id = "user" }, Recipient = new ChannelAccount { Id = "bot" }, Conversation = new ConversationAccount { Id = "c1" } }, links ? TestLinks.Public : null), ActivityJson.Wire.Activity);
}
