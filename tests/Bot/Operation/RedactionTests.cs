using ChatAssistant.Knowledge;
using ChatAssistant.Operation;

namespace ChatAssistant.Tests.Bot.Operation;

public sealed class RedactionTests
{
    private readonly Redaction _redaction = new(new LiveKnowledge(KnowledgeLoader.Load(Repository.Seeds)));

    [Theory]
    [InlineData("Who is Zofia Wisniewska from Katowice?", "Zofia", "Wisniewska", "Katowice")]
    [InlineData("who is erika rojas?", "erika", "rojas")]
    [InlineData("call me at +48 601 234 567 or zofia.w@example.org", "601", "zofia", "example")]
    [InlineData("¿Quién es María Quispe, Jr. Ayacucho 512?", "María", "Quispe", "Ayacucho", "512")]
    [InlineData("O'Brien and McAllister-Jones spoke?", "Brien", "McAllister", "Jones")]
    [InlineData("see https://example.org/zofia?x=1", "example", "zofia")]
    [InlineData("my name is zofia", "zofia")]
    [InlineData("ZOFIA WISNIEWSKA", "ZOFIA", "WISNIEWSKA")]
    [InlineData("user zofia_w99 and @zofia", "zofia", "99")]
    public void NamesNumbersAndAddressesAreTakenOut(string question, params string[] hidden)
    {
        string redacted = _redaction.Redact(question);
        Assert.All(hidden, word => Assert.DoesNotContain(word, redacted, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Who attended the seminar in Katowice?", "Who attended the seminar in …?")]
    [InlineData("¿Quién asistió al seminario de Katowice?", "¿ Quién asistió al seminario de …?")]
    [InlineData("Qui a participé au séminaire de Katowice ?", "Qui a participé au séminaire de …?")]
    public void TheThemeOfAQuestionStays(string question, string theme) => Assert.Equal(theme, _redaction.Redact(question));

    [Fact]
    public void ALongTextIsCut() => Assert.InRange(_redaction.Redact(string.Concat(Enumerable.Repeat("who attended ", 1000))).Length, 1, 200);
}
