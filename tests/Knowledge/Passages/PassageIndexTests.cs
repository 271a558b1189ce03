using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Passages;
using FsCheck.Xunit;

namespace ChatAssistant.Tests.Knowledge.Passages;

public sealed class PassageIndexTests
{
    [Fact]
    public void TheOrderOfWordsDecidesBetweenPassagesOfTheSameWords()
    {
        var index = new PassageIndex([Passage("The border guard trained the police dog near the gate."), Passage("The dog of the border police guard trained near the gate.")]);
        Assert.StartsWith("The dog", Best(index, "the border police"), StringComparison.Ordinal);
    }

    [Fact]
    public void APassageWhoseWordsStandInOneSentenceIsBetterThanOneWhereTheyAreScattered()
    {
        var index = new PassageIndex([
            Passage("The shelter opened in May. A mediator came. Many survivors spoke. Visitors left early in the morning."),
            Passage("The mediator met survivors in the shelter. It opened in May. Many spoke. Visitors left early in the morning.")]);
        Assert.StartsWith("The mediator", Best(index, "Which mediator met survivors in the shelter?"), StringComparison.Ordinal);
    }

    [Fact]
    public void AWordMisspeltInTheQuestionStillTellsPassagesApart()
    {
        var index = new PassageIndex([Passage("The training was about recruitment on fishing boats."), Passage("The training was about identification at airports.")]);
        Assert.EndsWith("airports.", Best(index, "What was the training on identifcation about?"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "What did they say about debts?", "They spoke of debts.")]
    [InlineData(Language.Spanish, "¿Qué dijeron sobre las deudas?", "Hablaron de las deudas.")]
    [InlineData(Language.French, "Qu'ont-ils dit sur les dettes ?", "Ils ont parlé des dettes.")]
    public void WordsThatAskCountForNothing(Language language, string question, string answer)
    {
        string asking = language switch { Language.Spanish => "Lo que dijeron, no se sabe sobre qué.", Language.French => "Ce qu'ils ont dit, on ne sait sur quoi.", _ => "What they did say, nobody can say about what." };
        Assert.Equal(answer, Best(new PassageIndex([Passage(asking, language), Passage(answer, language)]), question));
    }

    [Fact]
    public void AQuestionOfAskingWordsAloneFindsNothingAndHarmsNothing() =>
        Assert.All(["", "  ", "?", "what", "who is it?"], question => Assert.NotNull(new PassageIndex([Passage("A passage.")]).Search(question, 3)));

    [Property(MaxTest = 200)]
    public void AnyQuestionIsAnsweredBestFirst(string? question)
    {
        IReadOnlyList<ScoredPassage> found = Small.Search(question ?? "", 5);
        Assert.Equal(found.OrderByDescending(passage => passage.Score), found);
    }

    private static readonly PassageIndex Small = new([Passage("The first passage, about a seminar."), Passage("La segunda habla de un taller.", Language.Spanish)]);

    private static string Best(PassageIndex index, string question) => index.Search(question, 1)[0].Passage.Text;

    private static Passage Passage(string text, Language language = Language.English) =>
        new(new Document($"{text.Length}-{text[..3]}.txt", text, text, [new Block(BlockKind.Paragraph, 0, text.Length)], language, text), 0, text.Length, language);
}
