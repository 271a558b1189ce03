using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Understanding;

namespace ChatAssistant.Tests.Bot.Understanding;

public sealed class KnownReadingsTests : IDisposable
{
    private readonly KnownReadings _known = new();
    private readonly List<string> _read = [];

    [Fact]
    public void WhatWasReadOnceIsNotReadAgain()
    {
        IntentReading first = Ask("Who attended?"), second = Ask("Who attended?");

        Assert.Same(first, second);
        Assert.Equal(["Who attended?"], _read);
    }

    [Fact]
    public void AnotherTextOrAnotherHintIsReadByItself()
    {
        Ask("Who attended?");
        Ask("who attended?");
        Ask("Who attended?", Language.English);
        Ask("Who attended?", Language.Spanish);

        Assert.Equal(4, _read.Count);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.1)]
    public void WhatMayBeACryForHelpIsNotKept(double probability)
    {
        Ask("they took my passport", crisis: probability);
        Ask("they took my passport", crisis: probability);

        Assert.Equal(2, _read.Count);
    }

    [Fact]
    public void AfterClearingAllIsReadAnewAlsoWhatWasBeingRead()
    {
        _known.Of("Who attended?", null, (_, _) =>
        {
            _known.Clear();
            return Reading(0);
        });
        Ask("Who attended?");

        Assert.Single(_read);
    }

    [Fact]
    public void HoweverManyAreReadTheyAreReadRightly()
    {
        for (int i = 0; i < 2 * KnownReadings.Most; i++) Ask($"question {i}");

        Assert.Equal(2 * KnownReadings.Most, _read.Count);
    }

    private IntentReading Ask(string text, Language? hint = null, double crisis = 0.01) => _known.Of(text, hint, (asked, _) =>
    {
        _read.Add(asked);
        return Reading(crisis);
    });

    private static IntentReading Reading(double crisis) => new(Intent.Attendees, 1 - crisis, 1 - 2 * crisis, Language.English)
    {
        Ranking = [new IntentScore(Intent.Attendees, 1 - crisis), new IntentScore(Intent.Crisis, crisis)],
    };

    public void Dispose() => _known.Dispose();
}
