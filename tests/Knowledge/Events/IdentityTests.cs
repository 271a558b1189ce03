using System.Text;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Identity;

namespace ChatAssistant.Tests.Knowledge.Events;

/// <summary>What is one over documents, and what only looks alike.</summary>
public sealed class IdentityTests
{
    [Theory]
    [InlineData("Amina Wekesa", "WEKESA Amina", Likeness.Equal)]
    [InlineData("José María Núñez", "Jose Maria Nunez", Likeness.Equal)]
    [InlineData("Ana Lucía Paredes", "Ana L. Paredes", Likeness.Close)]
    [InlineData("Jonathan Okello", "Jonathon Okello", Likeness.Close)]
    [InlineData("María Paredes Quispe", "María Paredes", Likeness.Close)]
    [InlineData("Jean de la Croix", "Jean Croix", Likeness.Equal)]
    [InlineData("Jorge Paredes", "Javier Paredes", Likeness.None)]
    [InlineData("Mario Paredes", "María Paredes", Likeness.None)]
    [InlineData("Daniel Paredes", "Daniela Paredes", Likeness.None)]
    [InlineData("Paredes", "Jorge Paredes", Likeness.None)]
    [InlineData("J. Paredes", "Jorge Paredes", Likeness.Close)]
    [InlineData("J. P.", "Jorge Paredes", Likeness.None)]
    public void NamesAreComparedWordByWord(string a, string b, object expected)
    {
        Assert.Equal(expected, PersonName.Of(a).Compare(PersonName.Of(b)));
        Assert.Equal(expected, PersonName.Of(b).Compare(PersonName.Of(a)));
    }

    [Fact]
    public void ThreeReportsOfOneEventAreOneAndKeepBothCounts()
    {
        IdentityIndex index = Index(
            ("a.txt", "Judges meet\n\nGeneva, 9 April 2019 – A workshop for judges was held in Geneva on 2 and 3 April. Forty judges attended the workshop. It was organised by the Open Hand Foundation. Judge Amina Wekesa of the Supreme Court opened the workshop."),
            ("b.txt", "Des juges se réunissent\n\nGenève, le 10 avril 2019 – L'atelier des magistrats s'est tenu à Genève les 2 et 3 avril 2019. Quarante-cinq magistrats ont participé à l'atelier. La juge Amina Wekesa a ouvert l'atelier."),
            ("c.txt", "Prosecutors meet\n\nGeneva, 9 April 2019 – A seminar for prosecutors was held in Geneva on 2 and 3 April. It was organised by the Bar Council. Prosecutor Peter Otim opened the seminar."));
        EventGroup group = Assert.Single(index.Events, group => group.Events.Count > 1);
        Assert.Equal(["a.txt", "b.txt"], group.Events.Select(told => told.DocumentId));
        Disagreement count = Assert.Single(group.Disagreements);
        Assert.Equal("participant_count", count.Field);
        Assert.Equal(["Forty judges", "Quarante-cinq magistrats"], count.Values.Select(value => value.Clean));
        Assert.Same(group, index.GroupOf(group.Events[1]));
    }

    [Fact]
    public void EventsInTwoCitiesOnTheSameDaysStayApart() => Assert.All(Index(
        ("a.txt", "Border officers trained\n\nMombasa, 9 April 2019 – A course for border officers was held in Mombasa on 2 and 3 April. It was organised by the Open Hand Foundation."),
        ("b.txt", "Border officers trained\n\nKisumu, 9 April 2019 – A course for border officers was held in Kisumu on 2 and 3 April. It was organised by the Open Hand Foundation.")).Events, group => Assert.Single(group.Events));

    [Fact]
    public void AnAcronymIsTheBodyThatAnyDocumentExplains()
    {
        IdentityIndex index = Index(
            ("a.txt", "Course in Lilongwe\n\nThe course was organised by the National Agency Against Trafficking (NAAT) and hosted by the Police College."),
            ("b.txt", "Course in Mzuzu\n\nThe course was organised by NAAT and funded by the Embassy of Norway."));
        BodyIdentity agency = Assert.Single(index.Bodies, body => body.Mentions.Count == 2);
        Assert.Equal("National Agency Against Trafficking (NAAT)", agency.Name);
        Assert.Same(agency, index.BodyOf(agency.Mentions[1]));
    }

    [Fact]
    public void OneNameInTwoPostsAndCountriesIsTwoPeople()
    {
        IdentityIndex index = Index(
            ("a.txt", "Taller en Lima\n\nLima, 5 de mayo de 2017.- El taller se realizó en Lima, Perú. El fiscal Juan Paredes, de la Fiscalía de Loreto, presentó un caso."),
            ("b.txt", "Jornada en Madrid\n\nMadrid, 5 de mayo de 2019.- La jornada se celebró en Madrid, España. El periodista Juan Paredes, de la Asociación de la Prensa, moderó la mesa."));
        Assert.Equal(2, index.People.Count(person => person.Name == "Juan Paredes"));
    }

    [Fact]
    public void OnePersonInTwoDocumentsOfTheirBodyIsOne()
    {
        IdentityIndex index = Index(
            ("a.txt", "Course in Nairobi\n\nThe course was held in Nairobi. Amina Njeri Wekesa, Programme Officer at IOM Kenya, presented the indicators."),
            ("b.txt", "Course in Kisumu\n\nThe course was held in Kisumu.\n\nFor more information, please contact Amina Wekesa, IOM Kenya, Tel: +254 20 444 4174"));
        PersonIdentity person = Assert.Single(index.People, person => person.Name == "Amina Njeri Wekesa");
        Assert.Equal(["a.txt", "b.txt"], person.Mentions.Select(mention => mention.Source.DocumentId).Distinct());
    }

    [Fact]
    public void TheCorpusHasOneEventToldTwice()
    {
        IdentityIndex index = IdentityIndex.Of([.. Repository.CorpusDocuments().Select(EventExtractor.Extract)]);
        Assert.All(index.Events.Where(group => group.Events.Count > 1), group => Assert.All(group.Events, told => Assert.Contains("niamey", told.DocumentId)));
    }

    private static IdentityIndex Index(params (string Id, string Text)[] documents) => IdentityIndex.Of(
    [
        .. documents.Select(document => EventExtractor.Extract(new ChatAssistant.Knowledge.Documents.TextReader().Read(new RawFile(document.Id, Encoding.UTF8.GetBytes(document.Text), ""))!)),
    ]);
}
