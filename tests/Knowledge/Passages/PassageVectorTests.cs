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
    public async Task ASentenceThatMeansWhatIsAskedComesFirstWithoutSharingItsWords()
    {
        var index = new PassageIndex(Two);
        await index.UseAsync(loaded.Encoder, [Language.English], TestContext.Current.CancellationToken);
        Assert.Same(Two[1], index.Search(Question, 1, language: Language.English)[0].Passage);
    }

    [Fact]
    public async Task AQuestionInAnotherLanguageIsSearchedByItsWordsAlone()
    {
        var index = new PassageIndex(Two);
        IReadOnlyList<double> before = [.. index.Search(Question, 2).Select(passage => passage.Score)];
        await index.UseAsync(loaded.Encoder, [Language.English], TestContext.Current.CancellationToken);
        Assert.Equal(before, index.Search(Question, 2, language: Language.French).Select(passage => passage.Score));
    }

    [Fact]
    public async Task KeptVectorsAreReadAndTheOrderIsTheSame()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        var cache = new CacheFolder(folder);
        var first = PassageIndex.Build(Two, null, cache);
        await first.UseAsync(loaded.Encoder, [Language.English], TestContext.Current.CancellationToken);
        Assert.Single(Directory.GetFiles(folder, "*.vectors"));

        var second = PassageIndex.Build(Two, null, cache);
        await second.UseAsync(loaded.Encoder, [Language.English], TestContext.Current.CancellationToken);

        Assert.Equal(first.Search(Question, 2, language: Language.English).Select(p => p.Score), second.Search(Question, 2, language: Language.English).Select(p => p.Score));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AnEditTakesOverTheVectorsOfTheSentencesThatStayed()
    {
        ShardVectors before = await ShardVectors.OfAsync("a", Two, _ => true, Encode, null);
        Assert.Equal(["Lunch was late."], await EncodedAfter(before, "a"));
    }

    [Fact]
    public async Task VectorsOfAnotherModelAreMadeAnew()
    {
        ShardVectors before = await ShardVectors.OfAsync("a", Two, _ => true, Encode, null);
        Assert.Equal([Two[0].Text, "Lunch was late."], await EncodedAfter(before, "b"));
    }

    private async Task<IEnumerable<string>> EncodedAfter(ShardVectors before, string space)
    {
        var encoded = new List<string>();
        await ShardVectors.OfAsync(space, [Two[0], Passage("Lunch was late.")], _ => true, texts => { encoded.AddRange(texts); return Encode(texts); }, before);
        return encoded;
    }

    private Task<IReadOnlyList<ReadOnlyMemory<float>>> Encode(IReadOnlyList<string> texts) => Task.FromResult<IReadOnlyList<ReadOnlyMemory<float>>>([.. texts.Select(text => (ReadOnlyMemory<float>)loaded.Encoder.Encode(text))]);

    private static Passage Passage(string text) =>
        new(new Document($"{text.Length}.txt", text, text, [new Block(BlockKind.Paragraph, 0, text.Length)], Language.English, text), 0, text.Length, Language.English);
}
