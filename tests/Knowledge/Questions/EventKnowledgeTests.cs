using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Tests.Knowledge.Questions;

/// <summary>Questions over a few invented documents: which event is meant, what is added to an answer, what is declined.</summary>
public sealed class EventKnowledgeTests : IDisposable
{
    private const string Lima =
        """
        Judges' workshop in Lima

        Lima, Peru, 12 May 2021 - The International Organization for Migration (IOM) held a workshop for judges in Lima, Peru, on 11 and 12 May 2021. About 300 people took part, forty of them women.

        Marta Olmedo, judge of the Superior Court of Lima, opened the workshop. Pedro Olmedo, officer of the Peruvian National Police, presented a case. A report from Bolivia was read out.

        Contact: Press office, press@iom-lima.example
        """;

    private const string LimaAgain =
        """
        Judges' workshop in Lima closes

        Lima, Peru, 13 May 2021 - A workshop for judges ended in Lima, Peru, yesterday. It was held on 11 and 12 May 2021 by the International Organization for Migration (IOM). More than 300 participants attended.

        Marta Olmedo, judge of the Superior Court of Lima, opened the workshop.
        """;

    private const string Accra =
        """
        Officers' workshop in Accra

        Accra, Ghana, 3 March 2020 - The International Organization for Migration (IOM) held a workshop for officers in Accra, Ghana, on 2 and 3 March 2020. Twenty-five officers took part.

        Kwame Asante, Deputy Commissioner of the Ghana Police Service, opened the workshop and spoke of Lima as an example.
        """;

    // Nobody is named and no talk is told.
    private const string Sucre =
        """
        Course for court clerks in Sucre

        Sucre, Bolivia, 8 June 2022 - The Judicial School ended a course for court clerks in Sucre, Bolivia, on 7 June 2022. It covered interviews with children. Lunch was late.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("questions").FullName;

    [Fact]
    public void DocumentsOnOneEventThatDisagreeAreBothToldWithTheirSources()
    {
        EventKnowledge knowledge = Know(("a", Lima), ("b", LimaAgain), ("c", Accra));
        var found = Assert.IsType<Findings.Found>(knowledge.Find(Ask(Aspect.Count, "How many people took part in the workshop in Lima?")));
        ValueFound[] counts = [.. found.Items.OfType<ValueFound>()];
        Assert.Equal(["a.txt", "b.txt"], counts.Select(count => count.Sentence.DocumentId).Order());
        Assert.Equal(2, counts.Select(count => count.Values[0].Clean).Distinct().Count());
    }

    [Fact]
    public void AnEventOfTwoDocumentsIsListedOnce() =>
        Assert.Single(Assert.IsType<Findings.Found>(Know(("a", Lima), ("b", LimaAgain), ("c", Accra)).Find(Ask(Aspect.Events, "Which events were in Peru?"))).Items);

    [Fact]
    public void TheSentenceBesideAValueTellsTheRest()
    {
        var found = Assert.IsType<Findings.Found>(Know(("a", Lima)).Find(Ask(Aspect.Count, "How many people took part, and how many women?")));
        Assert.Contains(found.Items.OfType<SentenceFound>(), item => Lima.Substring(item.Sentence.Start, item.Sentence.Length).Contains("forty of them women", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("what was presented?", Language.English)]
    [InlineData("¿qué se presentó?", Language.Spanish)]
    [InlineData("qu'est-ce qui a été présenté ?", Language.French)]
    public void WhereNoTalkIsToldTheSentenceAboutTheContentIsQuoted(string question, Language language)
    {
        var found = Assert.IsType<Findings.Found>(Know(("d", Sucre)).Find(new EventQuestion(Aspect.Presentations, question, language)));
        Assert.Equal("It covered interviews with children.", Sucre.Substring(found.Items[0].Evidence.Start, found.Items[0].Evidence.Length));
        Assert.Single(found.Items);
    }

    [Fact]
    public void WhatOnePartyPresentedIsNotToldByWhatWasCovered() =>
        Assert.IsType<Findings.NothingKnown>(Know(("d", Sucre)).Find(Ask(Aspect.Presentations, "what did the delegation of Japan present?")));

    [Fact]
    public void ABodyThatHeldSeveralEventsLeadsToAQuestionBack() =>
        Assert.Equal(2, Assert.IsType<Findings.SeveralMatch>(Know(("a", Lima), ("c", Accra)).Find(Ask(Aspect.Attendees, "who opened the IOM workshop?"))).Candidates.Count);

    [Theory]
    [InlineData("did anybody speak of Lima?", "c.txt")]
    [InlineData("who opened the workshop in Lima?", "a.txt")]
    public void TheConversationsEventStaysUnlessTheWordsSayWhere(string question, string document)
    {
        EventKnowledge knowledge = Know(("a", Lima), ("c", Accra));
        Event accra = knowledge.Events.Single(told => told.DocumentId == "c.txt");
        var found = Assert.IsType<Findings.Found>(knowledge.Find(Ask(Aspect.Attendees, question) with { Focus = [accra] }));
        Assert.Equal(document, Assert.Single(found.About).DocumentId);
    }

    [Fact]
    public void TwoOfOneSurnameAreBothTold()
    {
        var found = Assert.IsType<Findings.Found>(Know(("a", Lima), ("c", Accra)).Find(Ask(Aspect.PersonInfo, "who is Olmedo?")));
        Assert.Equal(["Marta Olmedo", "Pedro Olmedo"], found.Items.OfType<AttendeeFound>().Select(item => item.Attendee.Name!.Clean).Order());
    }

    [Fact]
    public void AnAddressIsNoAnswerToWhoAsksForANumber()
    {
        EventKnowledge knowledge = Know(("a", Lima), ("c", Accra));
        Assert.IsType<Findings.NothingKnown>(knowledge.Find(Ask(Aspect.Contact, "telephone of the press office of the Lima workshop")));
        Assert.IsType<Findings.Found>(knowledge.Find(Ask(Aspect.Contact, "email of the press office of the Lima workshop")));
    }

    [Fact]
    public void ASentenceWithoutTheCountryAskedAboutAnswersNothing()
    {
        EventKnowledge knowledge = Know(("a", Lima), ("c", Accra));
        Assert.IsType<Findings.NothingKnown>(knowledge.Find(Ask(Aspect.Open, "what report did Chile read out at the Lima workshop?")));
        Assert.IsType<Findings.Found>(knowledge.Find(Ask(Aspect.Open, "what report did Bolivia read out at the Lima workshop?")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static EventQuestion Ask(Aspect aspect, string text) => new(aspect, text, Language.English);

    private EventKnowledge Know(params (string Name, string Text)[] documents)
    {
        foreach ((string name, string text) in documents) File.WriteAllText(Path.Combine(_folder, name + ".txt"), text);
        return new EventKnowledge(KnowledgeLoader.Load(_folder), CommonWords.All);
    }
}
