using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Model;
using ChatAssistant.Tests.Bot.Understanding;
using ChatAssistant.Understanding;
using Moq;

namespace ChatAssistant.Tests.Bot.Model;

/// <summary>When the assistant has an answer worded.</summary>
public sealed class AssistantWordingTests(TrainedClassifier trained) : IClassFixture<TrainedClassifier>
{
    private readonly Mock<IAnswerWording> _wording = new(MockBehavior.Strict);

    [Fact]
    public async Task AQuotedAnswerIsWordedAndTheConversationGoesOnFromIt()
    {
        _wording.Setup(w => w.WordAsync(It.IsAny<EventKnowledge>(), It.IsAny<Reading>(), It.Is<Findings.Found>(found => found.IsQuoted), It.IsAny<Reply>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((EventKnowledge _, Reading _, Findings.Found _, Reply quoted, CancellationToken _) => quoted with { Statements = [new Statement("In other words.", [1])] });
        Assistant assistant = New();
        Assert.Equal("In other words. [1]", (await Ask(assistant, "Why was Paraguay's law praised?")).PlainText());
        Assert.Contains("Eduardo Carrillo", (await Ask(assistant, "and whom do I contact?")).PlainText(), StringComparison.Ordinal);
        _wording.Verify(w => w.WordAsync(It.IsAny<EventKnowledge>(), It.IsAny<Reading>(), It.IsAny<Findings.Found>(), It.IsAny<Reply>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    // The strict mock fails when it is asked.
    [Theory]
    [InlineData("Who attended the seminar in Paraguay?")]
    [InlineData("how many attorneys general came?")]
    [InlineData("tell me about the seminar in Paraguay")]
    [InlineData("Who paid for the hotel?")]
    [InlineData("thanks!")]
    [InlineData("they took my passport and I can't leave, help me")]
    public async Task NothingElseIsWorded(string message) => Assert.NotEmpty((await Ask(New(), message)).Statements);

    private Assistant New() => new(trained.Classifier, new LiveKnowledge(KnowledgeLoader.Load(Repository.Seeds)), Memories.New(), Memories.Help(), _wording.Object);

    private static Task<Reply> Ask(Assistant assistant, string text) => assistant.ReplyAsync(new IncomingMessage { ConversationId = "test/1", Text = text }, TestContext.Current.CancellationToken);
}
