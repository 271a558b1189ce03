using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Tests.Knowledge.Questions;

/// <summary>What two invented reports hold is answered, also where the register has no value for it; what they do not hold is declined.</summary>
public sealed class DeclinedOrAnsweredTests : IDisposable
{
    private const string Tarija =
        """
        Two days against trafficking in Tarija

        Tarija, Bolivia - A seminar on trafficking took place in Tarija this week. It begins each day at 9:30 a.m. in the old mill.

        The Attorney General of Bolivia, Ramiro Quiroga Leyton, and the Attorney General of Ecuador, Inés Pazmiño Rueda, attended the seminar with officials of the Ministry of Labour, the Ministry of Women and Mónica Salvatierra, who runs a shelter. Lucía Arandia, who praised the shelters, noted that debts hold the workers.

        Inspectors came from Chile, Uruguay and Spain as well. Eleven inspectors took part, two of them women.
        """;

    private const string Gdynia =
        """
        Officers trained in Gdynia

        Gdynia, Poland, 4 June 2019 - A training for officers was held in Gdynia, Poland, on 3 and 4 June 2019. Forty officers took part. The graduates came from the Kashubian coast.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("declined").FullName;

    [Theory]
    [InlineData(Aspect.Attendees, "was anyone from the Ministry of Health at the Tarija seminar?")]
    [InlineData(Aspect.Attendees, "was the navy at the seminar in Tarija?")]
    [InlineData(Aspect.Attendees, "was ambassador Ortiz at the seminar in Tarija?")]
    [InlineData(Aspect.Attendees, "did the attorney general of Peru attend the Tarija seminar?")]
    [InlineData(Aspect.PersonTopic, "what did Mónica Salvatierra say in Tarija?")]
    [InlineData(Aspect.Date, "what time did the training in Gdynia start?")]
    [InlineData(Aspect.Count, "how many inspectors from Peru came to Tarija?")]
    public void WhatTheDocumentsDoNotHoldIsDeclined(Aspect aspect, string question) => Assert.IsType<Findings.NothingKnown>(Know().Find(Ask(aspect, question)));

    [Theory]
    [InlineData(Aspect.Attendees, "was anyone from the Ministry of Labour at the Tarija seminar?", "Labour")]
    [InlineData(Aspect.Attendees, "what countries were represented in Tarija?", "Uruguay")]
    [InlineData(Aspect.PersonTopic, "what did Lucía Arandia say in Tarija?", "debts")]
    [InlineData(Aspect.Date, "what time does the Tarija seminar start?", "9:30")]
    [InlineData(Aspect.Date, "when was the seminar in Tarija?", "this week")]
    [InlineData(Aspect.Count, "how many women took part in the seminar in Tarija?", "two of them women")]
    [InlineData(Aspect.Count, "how many officers were trained on the Kashubian coast?", "Forty")]
    public void WhatASentenceSaysIsAnsweredWithIt(Aspect aspect, string question, string said)
    {
        EventKnowledge knowledge = Know();
        var found = Assert.IsType<Findings.Found>(knowledge.Find(Ask(aspect, question)));
        Assert.Contains(found.Items, item => knowledge.Snapshot.Documents[item.Evidence.DocumentId].Text.Substring(item.Evidence.Start, item.Evidence.Length).Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void WhoAsksForThePostOfAnotherCountryIsToldWhoHasIt() =>
        Assert.Equal(["Inés Pazmiño Rueda", "Ramiro Quiroga Leyton"], Assert.IsType<Findings.NothingKnown>(Know().Find(Ask(Aspect.Attendees, "did the attorney general of Peru attend the Tarija seminar?"))).Instead.Select(a => a.Name!.Clean).Order());

    [Fact]
    public void TwoEventsAreCompared()
    {
        var found = Assert.IsType<Findings.Found>(Know().Find(Ask(Aspect.Count, "compare how many came to Gdynia and to Tarija")));
        Assert.Equal(2, found.About.Count);
        Assert.Equal(["gdynia.txt", "tarija.txt"], found.Items.Select(item => item.Evidence.DocumentId).Distinct().Order());
    }

    [Fact]
    public void APronounWithNobodySpokenOfMeansNobody() => Assert.IsType<Findings.NobodyMeant>(Know().Find(Ask(Aspect.Contact, "her phone?")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static EventQuestion Ask(Aspect aspect, string text) => new(aspect, text, Language.English);

    private EventKnowledge Know()
    {
        File.WriteAllText(Path.Combine(_folder, "tarija.txt"), Tarija);
        File.WriteAllText(Path.Combine(_folder, "gdynia.txt"), Gdynia);
        return new EventKnowledge(KnowledgeLoader.Load(_folder), CommonWords.All);
    }
}
