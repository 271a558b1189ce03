using ChatAssistant.Knowledge.Caching;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Tests.Knowledge.Embeddings;

namespace ChatAssistant.Tests.Knowledge.Passages;

public sealed class PassageVectorTests(LoadedEncoder loaded) : IClassFixture<LoadedEncoder>
{
    private const string Question = "What illness did the inspectors have?";

    // Both share one word with the question; one means what is asked.
    private static readonly Passage[] Two = [Passage("The inspectors were given a new office by the ministry."), Passage("The inspectors were sick with fever and flu.")];

    [Fact]
    public void ASentenceThatMeansWhatIsAskedComesFirstWithoutSharingItsWords()
    {
        var index = new PassageIndex(Two);
        index.Use(loaded.Encoder);
        Assert.Same(Two[1], index.Search(Question, 1, language: Language.English)[0].Passage);
    }

    [Fact]
    public void AQuestionInAnotherLanguageIsSearchedByItsWordsAlone()
    {
        var index = new PassageIndex(Two);
        IReadOnlyList<double> before = [.. index.Search(Question, 2).Select(passage => passage.Score)];
        index.Use(loaded.Encoder);
        Assert.Equal(before, index.Search(Question, 2, language: Language.French).Select(passage => passage.Score));
    }

    [Fact]
    public void KeptVectorsAreReadAndTheOrderIsTheSame()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        var cache = new CacheFolder(folder);
        var first = PassageIndex.Build(Two, null, cache);
        first.Use(loaded.Encoder);
        Assert.Single(Directory.GetFiles(folder, "*.vectors"));

        var second = PassageIndex.Build(Two, null, cache);
        second.Use(loaded.Encoder);

        Assert.Equal(first.Search(Question, 2, language: Language.English).Select(p => p.Score), second.Search(Question, 2, language: Language.English).Select(p => p.Score));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void AnEditTakesOverTheVectorsOfTheSentencesThatStayed()
    {
        ShardVectors before = ShardVectors.Of(Two, _ => true, loaded.Encoder.Encode, null);
        var encoded = new List<string>();
        ShardVectors.Of([Two[0], Passage("Lunch was late.")], _ => true, text => { encoded.Add(text); return loaded.Encoder.Encode(text); }, before);
        Assert.Equal(["Lunch was late."], encoded);
    }

    private static Passage Passage(string text) =>
        new(new Document($"{text.Length}.txt", text, text, [new Block(BlockKind.Paragraph, 0, text.Length)], Language.English, text), 0, text.Length, Language.English);
}
