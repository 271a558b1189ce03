using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAssistant.Tests.Bot;

/// <summary>The three main questions on the real press release, in three languages, and the questions it cannot answer.</summary>
public sealed class SeedConversationTests : IDisposable
{
    private static readonly KnowledgeSnapshot Seeds = KnowledgeLoader.Load(Repository.Seeds);
    private readonly IntentClassifier _classifier = IntentClassifier.Load(new UnderstandingOptions(), NullLogger<IntentClassifier>.Instance);

    [Theory]
    [InlineData("Who attended the seminar in Paraguay?", "Rodrigo Janot Monteiro De Barros")]
    [InlineData("¿Quién asistió al seminario en Paraguay?", "Rodrigo Janot Monteiro De Barros")]
    [InlineData("Qui a participé au séminaire au Paraguay ?", "Rodrigo Janot Monteiro De Barros")]
    [InlineData("What was presented at the seminar?", "Unified National Protocol")]
    [InlineData("whom do I contact?", "595 21 981-50-90-20")]
    public async Task AMainQuestionIsAnsweredWithItsSource(string question, string fact)
    {
        Reply reply = await Ask(question);
        Assert.Equal(Outcome.Answered, reply.Outcome);
        Assert.Contains(fact, reply.PlainText(), StringComparison.Ordinal);
        Assert.NotEmpty(reply.Citations);
        Assert.All(reply.Citations, c => Assert.Equal(Seeds.Documents[c.Source.DocumentId].Text.Substring(c.Source.Start, c.Source.Length), c.Quote));
        Assert.All(reply.Facts, fact => Assert.NotEmpty(fact.Citations));
    }

    [Theory]
    [InlineData("Who paid for the hotel?", Outcome.NotFound)]
    [InlineData("what's the weather", Outcome.OutOfScope)]
    public async Task AQuestionThatTheDocumentsDoNotAnswerIsDeclinedWithoutSources(string question, Outcome outcome)
    {
        Reply reply = await Ask(question);
        Assert.Equal(outcome, reply.Outcome);
        Assert.Empty(reply.Citations);
        Assert.Empty(reply.Facts);
    }

    [Fact]
    public async Task AWomanKnownByHerBodyIsTheSpeakerOfThatBody()
    {
        Reply reply = await Ask("what did the woman from IOM Colombia talk about?");
        Assert.Contains("Gaby Rengifo", reply.PlainText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Erika Rojas", reply.PlainText(), StringComparison.Ordinal);
    }

    private Task<Reply> Ask(string question) =>
        new Assistant(_classifier, new LiveKnowledge(Seeds), Memories.New(), Memories.Help()).ReplyAsync(new IncomingMessage { ConversationId = "test/1", Text = question }, TestContext.Current.CancellationToken);

    public void Dispose() => _classifier.Dispose();
}
