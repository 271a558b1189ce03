using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ChatAssistant.Tests.Bot.Channels.Discord;

/// <summary>The whole bot on the seeds, used through Discord.</summary>
public sealed class InteractionTests(InteractionTests.Side side) : IClassFixture<InteractionTests.Side>
{
    private const string Title = "High Level P";
    private readonly DiscordSide _discord = side.Discord;

    [Theory]
    [InlineData("en-US", "Who attended the seminar in Paraguay?", "Sources", "What was presented?")]
    [InlineData("es-419", "¿Quién asistió al seminario en Paraguay?", "Fuentes", "¿Qué se presentó?")]
    [InlineData("fr", "Qui a participé au séminaire au Paraguay ?", "Sources", "Qui contacter ?")]
    public async Task AQuestionIsAnsweredWithSourcesAndButtonsInTheAskersLanguage(string locale, string question, string sources, string button)
    {
        JsonNode answer = await _discord.SendAsync(_discord.Command("ask", "question", question).With("locale", locale).By("a-" + locale));
        Assert.Equal(4, (int)answer["type"]!);
        string text = DiscordSide.TextOf(answer["data"]);
        Assert.Contains("Jorge Diaz Almeida", text, StringComparison.Ordinal);
        Assert.Contains("[1]", text, StringComparison.Ordinal);
        Assert.Contains(sources, text, StringComparison.Ordinal);
        Assert.Contains(button, DiscordSide.ButtonsOf(answer["data"]).Select(b => b["label"]!.ToString()));
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("es-ES")]
    [InlineData("fr")]
    [InlineData("pt-BR")]
    public async Task EveryCommandIsUnderstoodInEveryLanguage(string locale)
    {
        JsonNode events = await _discord.SendAsync(_discord.Command("events").With("locale", locale).By("b-" + locale));
        Assert.Contains(Title, DiscordSide.TextOf(events["data"]), StringComparison.OrdinalIgnoreCase);
        string title = (await OffersAsync("who", "event", "parag", locale)).Single();
        JsonNode who = await _discord.SendAsync(_discord.Command("who", "event", title).With("locale", locale).By("b-" + locale));
        Assert.Contains("Erika Rojas", DiscordSide.TextOf(who["data"]), StringComparison.Ordinal);
        JsonNode contact = await _discord.SendAsync(_discord.Command("contact").With("locale", locale).By("b-" + locale));
        Assert.Contains("Eduardo Carrillo", DiscordSide.TextOf(contact["data"]), StringComparison.Ordinal);
        JsonNode about = await _discord.SendAsync(_discord.Command("contact", "about", title).With("locale", locale).By("c-" + locale));
        Assert.Contains("Eduardo Carrillo", DiscordSide.TextOf(about["data"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileTypingEventsAndPeopleAreOffered()
    {
        Assert.Single(await OffersAsync("who", "event", ""));
        Assert.Empty(await OffersAsync("who", "event", "erika"));
        Assert.Equal(["Erika Rojas"], await OffersAsync("contact", "about", "ROJ"));
        Assert.Equal(["Javier Diaz Verón"], await OffersAsync("contact", "about", "veron jav"));
        Assert.InRange((await OffersAsync("contact", "about", "")).Length, 9, 25);
    }

    [Fact]
    public async Task AButtonAsksWhatItSays()
    {
        JsonNode answer = await _discord.SendAsync(_discord.Command("ask", "question", "Who attended the seminar in Paraguay?").By("d"));
        JsonNode button = DiscordSide.ButtonsOf(answer["data"]).Single(b => b["label"]!.ToString() == "Whom do I contact?");
        JsonNode pressed = await _discord.SendAsync(_discord.Press(button["custom_id"]!.ToString()).By("d"));
        Assert.Contains("595 21 981-50-90-20", DiscordSide.TextOf(pressed["data"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMessageOfSomebodyIsAQuestionAndTheBotsOwnIsNot()
    {
        JsonNode answer = await _discord.SendAsync(_discord.OnMessage("<@1100> whom do I contact about the seminar?"));
        Assert.Contains("Eduardo Carrillo", DiscordSide.TextOf(answer["data"]), StringComparison.Ordinal);
        JsonNode own = await _discord.SendAsync(_discord.OnMessage("whom do I contact?", author: DiscordSide.Application));
        Assert.DoesNotContain("Eduardo Carrillo", DiscordSide.TextOf(own["data"]), StringComparison.Ordinal);
        JsonNode picture = await _discord.SendAsync(_discord.OnMessage(""));
        Assert.Contains("only read text", DiscordSide.TextOf(picture["data"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InAChannelOnlyTheAskerSeesTheAnswerAndAThreadSeesIt()
    {
        Assert.Equal(64, (int?)(await _discord.SendAsync(_discord.Command("events")))["data"]!["flags"]);
        Assert.Null((await _discord.SendAsync(_discord.Command("events").In("t2", 11)))["data"]!["flags"]);
        Assert.Null((await _discord.SendAsync(_discord.Command("events").Direct()))["data"]!["flags"]);
    }

    [Fact]
    public async Task ACryForHelpIsAnsweredToTheOneWhoCriedEvenInAThread()
    {
        JsonNode answer = await _discord.SendAsync(_discord.Command("ask", "question", "help me, they took my passport and won't let me leave").In("t3", 11));
        Assert.Contains("emergency", DiscordSide.TextOf(answer["data"]), StringComparison.Ordinal);
        Assert.Equal(64, (int?)answer["data"]!["flags"]);
    }

    [Fact]
    public async Task AnUnknownCommandIsToldSo()
    {
        JsonNode answer = await _discord.SendAsync(_discord.Command("dance"));
        Assert.Contains("discord-commands", DiscordSide.TextOf(answer["data"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TenThousandInteractionsAreAcknowledgedBeforeDiscordGivesUp()
    {
        string[] questions = ["Who attended the seminar in Paraguay?", "¿Qué se presentó?", "Qui contacter ?", "what did Erika Rojas talk about?", "Who paid for the hotel?"];
        var took = new double[10_000];
        // A request that takes three seconds fails by the client's time-out.
        await Parallel.ForAsync(0, took.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            long start = Stopwatch.GetTimestamp();
            JsonNode answer = await _discord.SendAsync(patient: false, interaction: i % 5 == 0 ? _discord.Typing("contact", "about", "er") : _discord.Command("ask", "question", questions[i / 5 % questions.Length]).By($"u{i % 100}"));
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            Assert.Contains((int)answer["type"]!, (int[])[4, 5, 8]);
        });
        Array.Sort(took);
        TestContext.Current.TestOutputHelper!.WriteLine($"10,000 interactions, 8 at a time: p50 {took[5000]:0.0} ms, p95 {took[9500]:0.0} ms, p99 {took[9900]:0.0} ms, slowest {took[^1]:0} ms");
    }

    private async Task<string[]> OffersAsync(string command, string option, string typed, string locale = "en-US")
    {
        JsonNode answer = await _discord.SendAsync(_discord.Typing(command, option, typed).With("locale", locale));
        Assert.Equal(8, (int)answer["type"]!);
        return [.. answer["data"]!["choices"]!.AsArray().Select(choice => choice!["value"]!.ToString())];
    }

    /// <summary>One bot for all tests of the class.</summary>
    public sealed class Side : IAsyncLifetime
    {
        internal DiscordSide Discord { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Discord = await DiscordSide.StartAsync(null, "--Discord:AnswerWithin=2.8", "--Discord:MessagesPerMinute=100000");

        public ValueTask DisposeAsync() => Discord.DisposeAsync();
    }
}
