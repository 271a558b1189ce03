using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Understanding.Intents;

namespace ChatAssistant.Tests.Bot.Understanding;

public sealed class GlossaryTests
{
    [Theory]
    [InlineData(Language.Spanish, "¿Quién asistió al taller de Lima?", "who attended to workshop of Lima?")]
    [InlineData(Language.Spanish, "me tienen encerrada", "me they have locked")]
    [InlineData(Language.French, "Qui a financé l'atelier de Lomé ?", "who to funded the workshop of Lomé ?")]
    public void ASentenceIsReadIntoEnglishWordByWord(Language language, string text, string english)
    {
        using var glossary = new Glossary(language);
        Assert.Equal(english, glossary.English(text));
    }

    [Fact]
    public void AFormThatIsNotListedIsFoundByItsStemAndAnUnknownWordStaysAsItIs()
    {
        using var glossary = new Glossary(Language.Spanish);
        Assert.Equal("organized zzyzx", glossary.English("organizaremos zzyzx"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("¿?¡!")]
    [InlineData("123 😀 \ud83d")]
    public void TextWithoutWordsIsNoFault(string text)
    {
        using var glossary = new Glossary(Language.French);
        Assert.NotNull(glossary.English(text));
    }
}
