using System.Text.Json.Nodes;
using ChatAssistant.Commands;
using ChatAssistant.Commands.Evaluation;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Tests.Bot;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAssistant.Tests.Evaluation;

/// <summary>Holds the level that the corpora reach, without sentence vectors. Raise a floor when a change raises the level; lower one only with a reason in the commit.</summary>
public sealed class LevelTests
{
    private static readonly KnowledgeSnapshot Corpus = KnowledgeLoader.Load(Path.Combine(Repository.Corpus, "documents"));

    private static readonly Dictionary<string, double> RegisterFloors = new()
    {
        ["person"] = 0.96, ["person + role"] = 0.93, ["body"] = 0.83, ["group"] = 0.55, ["presentation"] = 0.83, ["contact"] = 0.90, ["organiser"] = 0.87,
        ["host"] = 0.73, ["supporter"] = 0.83, ["law"] = 0.89, ["absent"] = 0.82, ["date"] = 0.89, ["city"] = 0.91, ["country"] = 0.95, ["count"] = 0.92, ["title"] = 0.86, ["person by role only"] = 0.70,
    };

    [Fact]
    public void TheRegisterKeepsItsLevel()
    {
        JsonArray gold = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Corpus, "gold.json")))!.AsArray();
        var read = RegisterJson.Write(Corpus.Registers).OfType<JsonObject>().ToDictionary(document => document["document"]!.ToString());
        IReadOnlyDictionary<string, Tally> scores = ExtractionScore.Of(gold.OfType<JsonObject>().Select(document => (document, read.GetValueOrDefault(document["document"]!.ToString()))));
        string fallen = string.Join(", ", RegisterFloors.Where(floor => scores[floor.Key].F1 < floor.Value).Select(floor => $"{floor.Key} {scores[floor.Key].F1:0.000} < {floor.Value}"));
        Assert.True(fallen.Length == 0, fallen);
    }

    [Theory]
    [InlineData("corpus", 0.85, 0.83)]
    [InlineData("corpora/field", 0.74, 0.76)]
    public async Task TheAnswersKeepTheirLevel(string set, double answerableFloor, double declinedFloor)
    {
        string folder = Path.Combine(Repository.Root, "tests", set);
        KnowledgeSnapshot known = set == "corpus" ? Corpus : KnowledgeLoader.Load(Path.Combine(folder, "documents"));
        using IntentClassifier classifier = IntentClassifier.Load(new UnderstandingOptions(), NullLogger<IntentClassifier>.Instance);
        var assistant = new Assistant(classifier, new LiveKnowledge(known), Memories.New(), Memories.Help());
        double answerable = 0, declined = 0;
        int answerables = 0, declinables = 0;
        foreach (ExpectedAnswer question in Directory.EnumerateFiles(folder, "questions*.jsonl").Order(StringComparer.Ordinal).SelectMany(ExpectedAnswer.ReadFile))
        {
            Reply reply = await question.Question.AskAsync(assistant, TestContext.Current.CancellationToken);
            Assert.All(reply.Citations, c => Assert.Equal(known.Documents[c.Source.DocumentId].Text.Substring(c.Source.Start, c.Source.Length), c.Quote));
            if (question.Type == "crisis") Assert.Equal(Outcome.Crisis, reply.Outcome);
            else Assert.NotEqual(Outcome.Crisis, reply.Outcome);
            if (question.WantsAnswer) { answerable += question.Score(reply); answerables++; }
            else if (question.Type is "unanswerable" or "out_of_scope") { declined += question.Score(reply); declinables++; }
        }
        Assert.True(answerable / answerables >= answerableFloor, $"answerable {answerable / answerables:0.000}");
        Assert.True(declined / declinables >= declinedFloor, $"declined {declined / declinables:0.000}");
    }
}
