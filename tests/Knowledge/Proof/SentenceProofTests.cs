using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Proof;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChatAssistant.Tests.Knowledge.Proof;

/// <summary>A statement stands when a place says it, in whatever form of the words; whatever the place does not print makes it fall.</summary>
public sealed class SentenceProofTests
{
    private const string Place = "On 5-7 June 2018 Marisol Quispe of Fundación Alba and Tomás Arce Vidal trained 44 officers and twelve judges in Lima; Law No. 4788/12 was praised by all speakers, "
        + "who asked for 1,200 shelters. Write to marisol@alba.example.org or call +51 1 555-0134.";

    [Theory]
    [InlineData("All speakers praised Law No. 4788/12.")]
    [InlineData("Marisol Quispe trained 44 officers in Lima.")]
    [InlineData("Tomás Arce trained twelve judges.")]
    [InlineData("Arce Vidal trained 12 judges on 7 June 2018.")]
    [InlineData("According to the report, the speakers asked for 1200 shelters.")]
    [InlineData("Officers and judges were trained in Lima on 5-7 June 2018.")]
    [InlineData("Marisol Quispe trained 44 officers: write to marisol@alba.example.org or call +51 1 555-0134.")]
    public void WhatThePlaceSaysStands(string statement) => Assert.True(SentenceProof.Stands(statement, Language.English, Place, Language.English));

    [Theory]
    [InlineData("Marisol Arce trained 44 officers in Lima.")]
    [InlineData("Marisol Vega trained 44 officers in Lima.")]
    [InlineData("marisol vega trained 44 officers in Lima.")]
    [InlineData("Marisol Quispe trained 45 officers in Lima.")]
    [InlineData("Marisol Quispe trained 44 judges in Lima.")]
    [InlineData("Marisol Quispe trained fifteen judges in Lima.")]
    [InlineData("Marisol Quispe trained 44 officers in Quito.")]
    [InlineData("Officers were trained on 8 June 2018.")]
    [InlineData("Officers were trained on 5 July 2018.")]
    [InlineData("Officers were trained on 5 June 2019.")]
    [InlineData("All speakers praised Law No. 4788/13.")]
    [InlineData("All speakers praised Law No. 4788.")]
    [InlineData("Law No. 4788/12 was not praised by all speakers.")]
    [InlineData("Law No. 4788/12 wasn't praised by all speakers.")]
    [InlineData("Law No. 4788/12 should be praised by all speakers.")]
    [InlineData("Marisol Quispe trained 44 workshops in Lima.")]
    [InlineData("All speakers praised and repealed Law No. 4788/12.")]
    [InlineData("Write to quispe@alba.example.org for the officers.")]
    [InlineData("Write to isol@alba.example.org for the officers.")]
    [InlineData("Officers, write to alba.example.org.")]
    [InlineData("Officers, call +51 1 555-0135.")]
    [InlineData("Officers, call 1 555-0134.")]
    [InlineData("Speakers asked for 1,201 shelters.")]
    [InlineData("Speakers asked for shelters: https://alba.example.org/give")]
    [InlineData("Speakers asked for <b>shelters</b>.")]
    [InlineData("Speakers asked for shel\u200Bters.")]
    [InlineData("Speаkers asked for shelters.")] // the "а" is Cyrillic
    [InlineData("It is so.")]
    [InlineData("")]
    public void WhatThePlaceDoesNotSayFalls(string statement) => Assert.False(SentenceProof.Stands(statement, Language.English, Place, Language.English));

    [Theory]
    [InlineData("Marisol Quispe formó a 44 oficiales en Lima.", Language.Spanish, "Marisol Quispe capacitó a 44 jueces en Lima.", Language.Spanish, false)]
    [InlineData("Los jueces de Lima aplauden la ley.", Language.Spanish, "Los jueces aplaudieron la ley en Lima.", Language.Spanish, true)]
    [InlineData("La loi n'a pas été adoptée.", Language.French, "La loi a été adoptée à Dakar.", Language.French, false)]
    [InlineData("La loi a été adoptée à Dakar.", Language.French, "À Dakar, la loi a été adoptée.", Language.French, true)]
    [InlineData("Le séminaire a eu lieu au Brésil.", Language.French, "The seminar of the judges was in Brazil.", Language.English, false)]
    [InlineData("Les juges du séminaire au Brésil.", Language.French, "The seminar of the judges was in Brazil.", Language.English, true)]
    public void ThreeLanguagesAreRead(string statement, Language language, string place, Language placeLanguage, bool stands) => Assert.Equal(stands, SentenceProof.Stands(statement, language, place, placeLanguage));

    [Theory]
    [InlineData("Rumana spoke about 26 months spent in a shelter.", "Rumana, who spends 26 months in a shelter, described the waiting.", true)]
    [InlineData("The seminar ended with a plan.", "It ended with a plan.", true)]
    [InlineData("The law was praised and nobody was convicted.", "The law was not praised and nobody was convicted.", false)]
    [InlineData("The law was praised.", "The law was not praised and nobody was convicted.", false)]
    [InlineData("15 of the 40 cases were dismissed.", "The judge warned that 15 of the 40 cases were dismissed.", true)]
    [InlineData("40 cases were dismissed.", "The judge warned that 15 of the 40 cases were dismissed.", false)]
    [InlineData("It was organized by the Alba Foundation with the support of Mercy House.", "It was organized by Mercy House with the support of the Alba Foundation.", false)]
    [InlineData("The judges closed the meeting.", "The judges opened the meeting.", false)]
    [InlineData("The minister promised shelters.", "The minister mentioned shelters.", false)]
    public void AnotherFormOrKindOfAWordIsTheSameWordAndNothingElseIs(string statement, string place, bool stands) => Assert.Equal(stands, SentenceProof.Stands(statement, Language.English, place, Language.English));

    [Fact]
    public void APlaceStandsByItselfInEveryLanguage()
    {
        Document seed = Repository.Seed();
        Assert.All(ChatAssistant.Knowledge.Events.Text.SentenceSplitter.Split(seed), sentence =>
        {
            string text = seed.Print(sentence.Start, sentence.End - sentence.Start).Clean;
            if (text.Split(' ').Length > 2) Assert.True(SentenceProof.Stands(text, seed.Language, text, seed.Language), text);
        });
    }

    [Property(MaxTest = 300)]
    public Property AStrangeWordAnywhereMakesItFall() => Prop.ForAll(Strange().ToArbitrary(), Gen.Choose(0, 5).ToArbitrary(), (strange, at) =>
    {
        List<string> words = ["Marisol", "Quispe", "trained", "officers", "in", "Lima"];
        words.Insert(at, strange);
        return !SentenceProof.Stands(string.Join(' ', words), Language.English, Place, Language.English);
    });

    [Property(MaxTest = 300)]
    public Property AnotherNumberMakesItFall() => Prop.ForAll(Gen.Choose(2, 100_000).Where(number => number is not (44 or 2018 or 12 or 1200 or 5 or 7 or 51)).ToArbitrary(), number =>
        !SentenceProof.Stands($"Marisol Quispe trained {number} officers in Lima.", Language.English, Place, Language.English)
        && !SentenceProof.Stands($"Marisol Quispe trained officers in Lima in {number}.", Language.English, Place, Language.English));

    [Property(MaxTest = 200)]
    public Property AnotherTelephoneMakesItFall() => Prop.ForAll(Gen.Choose(0, 9).ListOf(10).ToArbitrary(), digits =>
    {
        string phone = string.Concat(digits);
        return phone == "5115550134" || !SentenceProof.Stands($"Officers, call {phone}.", Language.English, Place, Language.English);
    });

    [Property(MaxTest = 500)]
    public bool NoTextBreaksIt(string statement, string place) => SentenceProof.Stands(statement ?? "", Language.French, place ?? "", Language.Spanish) || true;

    // Words of letters only, none of them in the place nor a form of one there.
    private static Gen<string> Strange() =>
        from start in Gen.Elements("Zorb", "quex", "Wampf", "jyll", "Gnurt", "vrox")
        from end in Gen.Elements("al", "ista", "oko", "und", "ez", "mpur", "ily")
        select start + end;
}
