using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Embeddings;
using ChatAssistant.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatAssistant.Tests.Bot.Understanding;

public sealed class IntentClassifierTests(TrainedClassifier trained) : IClassFixture<TrainedClassifier>
{
    [Theory]
    [InlineData("Who attended the seminar in Paraguay?", Intent.Attendees, Language.English)]
    [InlineData("su numero?", Intent.Contact, Language.Spanish)]
    [InlineData("De quoi a parlé Marta Quiroga ?", Intent.PersonTopic, Language.French)]
    public void AnUtteranceIsReadWithItsIntentAndLanguage(string text, Intent intent, Language language)
    {
        IntentReading reading = trained.Classifier.Classify(text, hint: null);

        Assert.Equal((intent, language), (reading.Intent, reading.Language));
        Assert.InRange(reading.Confidence, 0, 1);
        Assert.Equal(1, reading.Ranking.Sum(score => score.Probability), 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🙂")]
    [InlineData("??!")]
    public void AnUtteranceWithoutWordsTakesTheHintsLanguage(string text) =>
        Assert.Equal(Language.French, trained.Classifier.Classify(text, Language.French).Language);

    [Fact]
    public void ADamagedKeptModelIsTrainedAgain()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        var options = new UnderstandingOptions { Cache = folder };
        using (Load(options)) { }
        string[] files = Directory.GetFiles(folder);
        Assert.Equal(3, files.Length);
        foreach (string file in files) File.WriteAllText(file, "not a model");

        using IntentClassifier again = Load(options);

        Assert.Equal(Intent.Date, again.Classify("When was the seminar?", null).Intent);
        Assert.All(files, file => Assert.True(new FileInfo(file).Length > 1000));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void SentenceVectorsReadEnglishThatSharesNoWordWithTheTrainingSentences()
    {
        var options = new UnderstandingOptions();
        using IntentClassifier classifier = Load(options);
        using SentenceEncoder encoder = SentenceEncoder.Load(Path.Combine(AppContext.BaseDirectory, "encoder"), options.CacheFolder);
        IntentReading before = classifier.Classify("Whose wallet covered the gathering?", null);

        classifier.Use(encoder);

        IntentReading after = classifier.Classify("Whose wallet covered the gathering?", null);
        Assert.Equal(Intent.Funder, after.Intent);
        Assert.True(after.Confidence > before.Ranking.First(score => score.Intent == Intent.Funder).Probability);
    }

    private static IntentClassifier Load(UnderstandingOptions options) => IntentClassifier.Load(options, NullLogger<IntentClassifier>.Instance);
}
