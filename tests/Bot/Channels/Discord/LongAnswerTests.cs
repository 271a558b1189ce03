using System.Text.Json.Nodes;
using ChatAssistant.Channels.Discord;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using FsCheck.Xunit;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.Discord;

/// <summary>Answers longer than a message, and what must not happen to the words in them.</summary>
public sealed class LongAnswerTests
{
    [Fact]
    public async Task ALongAnswerIsCutBetweenStatementsAndTheButtonShowsTheRest()
    {
        string[] lines = [.. Enumerable.Range(1, 90).Select(i => $"Statement {i} {new string('x', 60 + i)}.")];
        await using DiscordSide discord = await DiscordSide.StartAsync(Saying([.. lines.Select((line, i) => new Statement(line, [i + 1], IsListItem: true))], i => new Citation(i, new SourceSpan("a.txt", 0, 9), $"Report {i}", "A quote.")));
        JsonNode page = (await discord.SendAsync(discord.Command("ask", "question", "Who?")))["data"]!;
        string all = page["embeds"]![0]!["description"]!.ToString();
        int pages = 1;
        while (DiscordSide.ButtonsOf(page).FirstOrDefault(button => button["label"]!.ToString() == "More") is { } more)
        {
            CitesItsOwn(page);
            page = (await discord.SendAsync(discord.Press(more["custom_id"]!.ToString())))["data"]!;
            all += "\n" + page["embeds"]![0]!["description"];
            pages++;
        }
        Assert.True(pages > 2);
        Assert.Equal(lines.Select((line, i) => $"- {line} [{i + 1}]"), all.Split('\n'));
    }

    // A page lists the sources of its statements, and no others.
    private static void CitesItsOwn(JsonNode page)
    {
        string[] statements = page["embeds"]![0]!["description"]!.ToString().Split('\n'), sources = page["embeds"]![1]!["description"]!.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(statements.Select(line => line[line.LastIndexOf('[')..]), sources.Select(line => line[..(line.IndexOf(']', StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public async Task AStatementLongerThanAPageIsCutAtAWord()
    {
        await using DiscordSide discord = await DiscordSide.StartAsync(Saying([new Statement(string.Join(' ', Enumerable.Repeat("testimony", 1000)), [1])], i => new Citation(i, new SourceSpan("a.txt", 0, 9), new string('t', 3000), new string('q', 5000))));
        JsonNode page = (await discord.SendAsync(discord.Command("ask", "question", "Who?")))["data"]!;
        Assert.EndsWith("testimony… [1]", page["embeds"]![0]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageThatIsNoLongerKeptIsToldSo()
    {
        await using DiscordSide discord = await DiscordSide.StartAsync(Saying([Statement.Plain("Hello.")], _ => null!));
        JsonNode answer = await discord.SendAsync(discord.Press("more:1:999"));
        Assert.Contains("no longer kept", DiscordSide.TextOf(answer["data"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@everyone <@42> come", "@\u200beveryone \\<@\u200b42> come")]
    [InlineData("*bold* _x_ ~~s~~ ||s|| `c`", "\\*bold\\* \\_x\\_ \\~\\~s\\~\\~ \\|\\|s\\|\\| \\`c\\`")]
    [InlineData("# Title", "\\# Title")]
    [InlineData("[here](https://example.org)", "\\[here\\](https://example.org)")]
    [InlineData("write to ana@example.org", "write to ana@example.org")]
    [InlineData("two\nlines", "two lines")]
    public void WordsAreShownAsTheyAre(string text, string escaped) => Assert.Equal(escaped, DiscordMarkdown.Escape(text));

    [Property]
    public bool NothingThatNamesSomebodyIsLeft(string text) => !System.Text.RegularExpressions.Regex.IsMatch(DiscordMarkdown.Escape(text ?? ""), @"(?<!\\)<[@#]|(?<![\p{L}\p{N}])@(everyone|here)");

    [Property]
    public bool ACutTextFitsAndIsAStartOfTheWhole(string text, byte longest)
    {
        string cut = Shortened.AtWord(text ?? "", longest + 1);
        return cut.Length <= longest + 1 && (text ?? "").StartsWith(cut, StringComparison.Ordinal);
    }

    private static IAssistant Saying(IReadOnlyList<Statement> statements, Func<int, Citation> cite)
    {
        var assistant = new Mock<IAssistant>();
        assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync(new Reply
        {
            Outcome = Outcome.Answered, Intent = "attendees", Confidence = 1, Language = Language.English, Statements = statements,
            Citations = [.. statements.SelectMany(statement => statement.Citations).Distinct().Select(cite)], Suggestions = ["Who attended?", new string('s', 200)],
        });
        return assistant.Object;
    }
}
