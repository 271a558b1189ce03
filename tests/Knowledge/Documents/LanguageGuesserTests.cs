using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Passages;

namespace ChatAssistant.Tests.Knowledge.Documents;

public sealed class LanguageGuesserTests
{
    [Fact]
    public void EveryDocumentOfTheCorpusIsReadInItsLanguage() =>
        Assert.All(Repository.CorpusDocuments(), document => Assert.Equal(document.Id.Split('.')[^2], document.Language.Code()));

    [Theory]
    [InlineData("The seminar was opened by María José Muñoz Íñiguez of the Fiscalía General de la Nación.", Language.English)]
    [InlineData("Se inauguró el taller con apoyo de la International Organization for Migration.", Language.Spanish)]
    [InlineData("L'atelier s'est tenu à Dakar avec l'appui de la International Organization for Migration.", Language.French)]
    [InlineData("Contacto: Ana Torres, jefa de prensa", Language.Spanish)]
    [InlineData("Contact : Awa Diop, chargée de la communication", Language.French)]
    public void ShortTextsWithNamesOfOtherLanguagesAreTold(string text, Language language) => Assert.Equal(language, LanguageGuesser.Guess(text));

    [Fact]
    public void APassageInAnotherLanguageIsOfThatLanguageAndANameIsNot()
    {
        const string Spanish = "El taller sobre la trata de personas se celebró en Lima con la participación de fiscales, jueces y policías de toda la región, que trabajaron durante tres días sobre casos de su propia práctica. La directora de la escuela judicial agradeció a los presentes y anunció que el curso se repetirá cada año en otra ciudad del país, con el apoyo de la cooperación internacional.";
        const string English = "The workshop on trafficking in persons was held in Lima with the participation of prosecutors, judges and police officers from all over the region, who worked for three days on cases from their own practice. The director of the school thanked all of them and said that the course would be given every year in another city, with the support of international partners.";
        Document document = new ChatAssistant.Knowledge.Documents.TextReader().Read(new RawFile("both.txt", System.Text.Encoding.UTF8.GetBytes($"{Spanish} {Spanish}\n\n{English}\n\n{Spanish} The Hague, United Nations.\n"), ""));
        Assert.Equal([Language.Spanish, Language.English, Language.Spanish], PassageSplitter.Split(document).Select(passage => passage.Language));
    }
}
