using ChatAssistant.Knowledge.Events;

namespace ChatAssistant.Tests.Knowledge.Events;

/// <summary>What the real press release must give.</summary>
public sealed class SeedRegisterTests
{
    private static readonly DocumentRegister Register = EventExtractor.Extract(Repository.Seed());
    private static readonly Event Seminar = Assert.Single(Register.Events);

    [Theory]
    [InlineData("Javier Diaz Verón", "Attorney General of Paraguay")]
    [InlineData("Jorge Chabarria Guzman", "Attorney General of Costa Rica")]
    [InlineData("Jorge Diaz Almeida", "Attorney General of Uruguay")]
    [InlineData("Rodrigo Janot Monteiro De Barros", "Attorney General of Brazil")]
    public void TheFourAttorneysGeneralAttendedInTheirRoles(string name, string role) =>
        Assert.Equal(role, Assert.Single(Seminar.Attendees, a => a.Name?.Clean == name).Role?.Clean);

    [Theory]
    [InlineData("Argentina Santacruz", "IOM Ecuador", "building a Unified National Protocol")]
    [InlineData("Gaby Rengifo", "IOM Colombia", "importance of involving all sectors")]
    [InlineData("Erika Rojas", "IOM Costa Rica", "trafficking for labor exploitation")]
    public void TheThreeExpertsSpokeForTheirMissions(string name, string body, string topic)
    {
        Presentation talk = Assert.Single(Seminar.Presentations, p => p.Speaker?.Clean == name);
        Assert.Equal(body, talk.Organization?.Clean);
        Assert.Contains(topic, talk.Topic?.Clean);
    }

    [Fact]
    public void ThePublicMinistryOrganisedWithIomsSupport()
    {
        Assert.Equal("Public Ministry", Assert.Single(Seminar.Organizers).Clean);
        Assert.Equal("International Organization for Migration (IOM)", Assert.Single(Seminar.Supporters).Clean);
    }

    [Theory]
    [InlineData("Ministry of Interior")]
    [InlineData("Ministry of Women")]
    [InlineData("Migration Board")]
    [InlineData("Ministry of Development for Returnees and Refugees Compatriots")]
    [InlineData("National Police")]
    public void TheMinistriesAndBodiesThatTookPartAreListed(string body) =>
        Assert.Contains(Seminar.Attendees, a => a.Kind == AttendeeKind.Organization && a.Name?.Clean == body);

    [Fact]
    public void TheContactIsGivenAsPrintedAndAMisprintedNumberIsNoDialLink()
    {
        Contact contact = Assert.Single(Register.Contacts);
        Assert.Equal("Eduardo Carrillo", contact.Name?.Clean);
        Assert.Equal("IOM Paraguay", contact.Organization?.Clean);
        Phone mobile = Assert.Single(contact.Phones, p => p.Kind == PhoneKind.Mobile);
        Assert.Equal("595 21 981-50-90-20", mobile.Printed.Text);
        Assert.Null(mobile.Dial);
        Phone telephone = Assert.Single(contact.Phones, p => p.Kind == PhoneKind.Telephone);
        Assert.Equal("595-21-296-882", telephone.Printed.Text);
        Assert.Equal("+59521296882", telephone.Dial);
    }

    [Fact]
    public void TheLawIsNamed() => Assert.Contains(Seminar.Laws, law => law.Clean.StartsWith("Law No. 4788/12", StringComparison.Ordinal));

    [Fact]
    public void ItHoldsNothingThatIsNotSaid()
    {
        Event told = Assert.Single(EventExtractor.Extract(Repository.Seed()).Events);
        Assert.Equal(["Argentina Santacruz", "Gaby Rengifo", "Erika Rojas", "International speakers from Argentina, Colombia, Mexico and Spain"], told.Presentations.Select(talk => talk.Speaker!.Clean));
        Assert.StartsWith("importance of involving", told.Presentations[1].Topic!.Clean, StringComparison.Ordinal);
        Assert.Equal("Law No. 4788/12 Comprehensive Anti- Human Trafficking", Assert.Single(told.Laws).Clean);
        Assert.Null(told.City);
        Assert.Null(told.StartDate);
        Assert.Equal(["International speakers from Argentina, Colombia, Mexico and Spain", "civil society"], told.Attendees.Where(a => a.Kind == AttendeeKind.Group).Select(a => a.Name!.Clean));
    }

    [Theory]
    [InlineData("Jordan")]
    [InlineData("Jordania")]
    [InlineData("Jordanie")]
    [InlineData("GHANA")]
    [InlineData("Perú")]
    [InlineData("Côte d'Ivoire")]
    [InlineData("Trinidad and Tobago")]
    public void CountriesAreKnownInThreeLanguages(string name) => Assert.True(ChatAssistant.Knowledge.Events.Places.CountryNames.IsCountryName(name));
}
