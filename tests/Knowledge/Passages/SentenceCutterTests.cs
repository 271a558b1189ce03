using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Tests.Knowledge.Passages;

public sealed class SentenceCutterTests
{
    [Theory]
    [InlineData("It began. It ended.", "It began.|It ended.")]
    [InlineData("Dr. Weiss and J. P. Ortega came at 9.30 a.m. with the Sra. Paz.", "Dr. Weiss and J. P. Ortega came at 9.30 a.m. with the Sra. Paz.")]
    [InlineData("«Ya basta.» Lo dijo ella. ¿Quién más? Nadie…", "«Ya basta.»|Lo dijo ella.|¿Quién más?|Nadie…")]
    [InlineData("About 3.5 million! See www.example.org now. (It is long.) 40 came.", "About 3.5 million!|See www.example.org now.|(It is long.)|40 came.")]
    [InlineData("no stop at all", "no stop at all")]
    public void SentencesEndWhereAReaderEndsThem(string text, string sentences)
    {
        var document = new Document("x.txt", text, text, [new Block(BlockKind.Paragraph, 0, text.Length)], Language.English, "");
        Assert.Equal(sentences.Split('|'), SentenceCutter.Cut(new Passage(document, 0, text.Length, Language.English)).Select(source => text.Substring(source.Start, source.Length)));
    }

    [Fact]
    public void EverySentenceOfTheCorpusStandsInItsPassageAndTheyDoNotOverlap() => Assert.All(Repository.CorpusDocuments().SelectMany(PassageSplitter.Split), passage =>
    {
        List<SourceSpan> sentences = SentenceCutter.Cut(passage);
        Assert.NotEmpty(sentences);
        Assert.All(sentences, sentence => Assert.True(sentence.Start >= passage.Start && sentence.End <= passage.Start + passage.Length));
        Assert.All(sentences.Zip(sentences.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    });
}
