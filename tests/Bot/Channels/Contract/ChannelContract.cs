using System.Net;
using System.Text.RegularExpressions;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace ChatAssistant.Tests.Bot.Channels.Contract;

/// <summary>What every channel promises; a channel's tests derive from this and say how it is used.</summary>
public abstract partial class ChannelContract : IAsyncLifetime
{
    private IChannelUser _user = null!;

    /// <summary>The whole bot on the seeds, or with the assistant of a test, and somebody who uses it through the channel.</summary>
    internal abstract Task<IChannelUser> StartAsync(IAssistant? assistant);

    public async ValueTask InitializeAsync() => _user = await StartAsync(null);

    [Theory]
    [InlineData("Who attended the seminar in Paraguay?", "what did the woman from IOM Colombia talk about?", "and whom do I contact?")]
    [InlineData("¿Quién asistió al seminario en Paraguay?", "¿Qué se presentó?", "¿A quién contacto?")]
    [InlineData("Qui a participé au séminaire au Paraguay ?", "Qu'est-ce qui a été présenté ?", "Qui contacter ?")]
    public async Task AConversationGivesTheFactsAndSourcesThatTheAssistantGives(params string[] questions)
    {
        IAssistant assistant = _user.Assistant;
        foreach (string question in questions)
        {
            Reply expected = await assistant.ReplyAsync(new IncomingMessage { ConversationId = "expected/" + questions[0], Text = question }, TestContext.Current.CancellationToken);
            string seen = Plain((await _user.AskAsync("c-" + questions[0].Length, question)).Text);
            Assert.NotEmpty(expected.Facts);
            Assert.All(expected.Statements, statement => Assert.Contains(Plain(statement.Text), seen, StringComparison.Ordinal));
            Assert.All(expected.Citations, citation => Assert.Contains($"[{citation.Number}]", seen, StringComparison.Ordinal));
            Assert.All(expected.Citations, citation => Assert.Contains(Start(citation.Quote), seen, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task AQuestionThatNoDocumentAnswersIsDeclinedWithoutSources()
    {
        const string Question = "Who paid for the hotel?";
        Reply expected = await _user.Assistant.ReplyAsync(new IncomingMessage { ConversationId = "expected/declined", Text = Question }, TestContext.Current.CancellationToken);
        Assert.Equal(Outcome.NotFound, expected.Outcome);
        SeenMessage seen = await _user.AskAsync("declined", Question);
        Assert.All(expected.Statements, statement => Assert.Contains(Plain(statement.Text), Plain(seen.Text), StringComparison.Ordinal));
        Assert.DoesNotContain("[1]", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFollowUpIsUnderstood()
    {
        await _user.AskAsync("follow-up", "Who is Erika Rojas?");
        Assert.Contains("labor exploitation", Plain((await _user.AskAsync("follow-up", "what did she talk about?")).Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsSuggestedCanBeAsked()
    {
        SeenMessage first = await _user.AskAsync("suggested", "Who attended the seminar in Paraguay?");
        Assert.NotEmpty(first.Suggestions);
        foreach (string suggestion in first.Suggestions) Assert.Contains("[1]", (await _user.AskAsync("suggested", suggestion)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConversationsAreApart()
    {
        await _user.AskAsync("apart-1", "Who is Erika Rojas?");
        string elsewhere = (await _user.AskAsync("apart-2", "what did she talk about?")).Text, there = (await _user.AskAsync("apart-1", "what did she talk about?")).Text;
        Assert.NotEqual(there, elsewhere);
    }

    [Fact]
    public async Task ACryForHelpGetsNoSourcesAndNoSuggestions()
    {
        SeenMessage seen = await _user.AskAsync("crisis", "help me, they took my passport and won't let me leave");
        Assert.Contains("emergency", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", seen.Text, StringComparison.Ordinal);
        Assert.Empty(seen.Suggestions);
    }

    [Fact]
    public async Task ALongAnswerIsCutBetweenStatementsOnly()
    {
        string[] lines = [.. Enumerable.Range(1, 400).Select(i => $"Statement {i} begins, {string.Concat(Enumerable.Repeat("goes on, ", 20 + (i % 30)))}and ends {i}.")];
        await using IChannelUser user = await StartAsync(Saying(lines));
        string seen = Plain((await user.AskAsync("long", "Who?")).Text);
        int shown = 0;
        while (shown < lines.Length && seen.Contains(lines[shown], StringComparison.Ordinal)) shown++;
        Assert.True(shown > 5);
        // Nothing of what is left out stands there in part.
        Assert.All(lines.Skip(shown), (line, i) => Assert.DoesNotContain($"Statement {shown + i + 1} begins", seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WordsOfDocumentsCannotPassForMarks()
    {
        await using IChannelUser user = await StartAsync(Saying("The *first* _item_ <b>is</b> [a link](https://evil.example) `x`."));
        Assert.Contains("The *first* _item_ <b>is</b> [a link](https://evil.example) `x`.", Plain((await user.AskAsync("marks", "Who?")).Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatComesFromNobodyKnownIsRefused() => Assert.Equal(HttpStatusCode.Unauthorized, await _user.AskAsAStrangerAsync("Who attended?"));

    [Fact]
    public async Task TheBotsOwnMessageIsNotAnswered() => Assert.False(await _user.AnswersItselfAsync("Who attended the seminar in Paraguay?"));

    // As a person reads it: marks undone, white space evened.
    private static string Plain(string text) => WhiteSpace().Replace(WebUtility.HtmlDecode(Escaped().Replace(text, "$1").Replace("\u200b", "", StringComparison.Ordinal)), " ");

    private static string Start(string quote) => Plain(quote) is { Length: > 60 } longer ? longer[..60] : Plain(quote).TrimEnd();

    private static IAssistant Saying(params string[] lines)
    {
        var assistant = new Mock<IAssistant>();
        assistant.Setup(a => a.ReplyAsync(It.IsAny<IncomingMessage>(), It.IsAny<CancellationToken>())).ReturnsAsync(new Reply
        {
            Outcome = Outcome.Answered, Intent = "attendees", Confidence = 1, Language = Language.English, Statements = [.. lines.Select(line => new Statement(line, [1], IsListItem: true))],
            Citations = [new Citation(1, new SourceSpan("paraguay-counter-trafficking-seminar.txt", 0, 4), "A report", "Here")],
        });
        assistant.Setup(a => a.Welcome(It.IsAny<string?>())).Returns(new Reply { Outcome = Outcome.SmallTalk, Intent = "greeting", Confidence = 1, Language = Language.English, Statements = [Statement.Plain("Hello.")] });
        return assistant.Object;
    }

    [GeneratedRegex(@"\\([\\`*_~|<>\[\]#-])")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    public async ValueTask DisposeAsync()
    {
        await _user.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Somebody who uses the bot through a channel. What is sent keeps the channel's limits, or asking fails.</summary>
internal interface IChannelUser : IAsyncDisposable
{
    /// <summary>The assistant behind the channel.</summary>
    IAssistant Assistant { get; }

    Task<SeenMessage> AskAsync(string conversation, string text);

    /// <summary>The status that an unsigned request, or one without a token, gets.</summary>
    Task<HttpStatusCode> AskAsAStrangerAsync(string text);

    /// <summary>True when the bot answers words that it wrote itself.</summary>
    Task<bool> AnswersItselfAsync(string text);
}

/// <summary>An answer as the user sees it, with all its parts.</summary>
internal sealed record SeenMessage(string Text, IReadOnlyList<string> Suggestions);
