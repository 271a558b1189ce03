using ChatAssistant.Knowledge;
using Microsoft.SemanticKernel;

namespace ChatAssistant.Tests.Knowledge;

/// <summary>The retrieval layer, called as a Semantic Kernel calls it.</summary>
public sealed class KnowledgePluginTests
{
    private readonly Kernel _kernel = new();
    private readonly KernelPlugin _plugin;

    public KnowledgePluginTests() => _plugin = _kernel.Plugins.AddFromObject(new KnowledgePlugin(new EventKnowledge(KnowledgeLoader.Load(Repository.Seeds), new HashSet<string>())), "knowledge");

    [Fact]
    public async Task AnEventIsFoundAndItsSetsAreComplete()
    {
        EventResult told = Assert.Single(await Call<IReadOnlyList<EventResult>>("find_events", "query", "Paraguay seminar"));
        Assert.Equal("Paraguay", told.Country);
        var attendees = await Call<IReadOnlyList<AttendeeResult>>("attendees", "eventId", told.Id);
        Assert.Equal(7, attendees.Count(a => a.Kind == "Person"));
        Assert.All(attendees, a => Assert.Contains(a.Name!.Split(' ')[0], a.Citation.Quote, StringComparison.Ordinal));
        Assert.Equal(4, (await Call<IReadOnlyList<PresentationResult>>("presentations", "eventId", told.Id)).Count);
        Assert.Equal("Eduardo Carrillo", Assert.Single(await Call<IReadOnlyList<ContactResult>>("contacts", "eventId", told.Id)).Name);
    }

    [Fact]
    public async Task SentencesOfPassagesAreFoundAndNumbered()
    {
        var found = await Call<IReadOnlyList<CitationResult>>("search_passages", "query", "Which law was recognized as one of the most advanced?");
        Assert.Contains(found, sentence => sentence.Quote.StartsWith("All speakers", StringComparison.Ordinal) && sentence.Quote.EndsWith("in the region.", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, found.Count), found.Select(sentence => sentence.Number));
        Assert.Equal(found, await Call<IReadOnlyList<CitationResult>>("search_passages", "query", "Which law was recognized as one of the most advanced?"));
    }

    [Fact]
    public async Task ADocumentThatIsNotShownIsNowhereFound()
    {
        KernelPlugin hidden = new Kernel().Plugins.AddFromObject(new KnowledgePlugin(new EventKnowledge(KnowledgeLoader.Load(Repository.Seeds), new HashSet<string>()), _ => false), "hidden");
        Assert.Empty((await _kernel.InvokeAsync(hidden["search_passages"], new KernelArguments { ["query"] = "law" }, TestContext.Current.CancellationToken)).GetValue<IReadOnlyList<CitationResult>>()!);
        Assert.Empty((await _kernel.InvokeAsync(hidden["find_events"], new KernelArguments { ["query"] = "" }, TestContext.Current.CancellationToken)).GetValue<IReadOnlyList<EventResult>>()!);
    }

    [Fact]
    public async Task AnUnknownEventIsNamed()
    {
        KeyNotFoundException problem = await Assert.ThrowsAsync<KeyNotFoundException>(() => Call<IReadOnlyList<AttendeeResult>>("attendees", "eventId", "nowhere"));
        Assert.Contains("nowhere", problem.Message, StringComparison.Ordinal);
    }

    private async Task<T> Call<T>(string function, string parameter, string value) =>
        (await _kernel.InvokeAsync(_plugin[function], new KernelArguments { [parameter] = value }, TestContext.Current.CancellationToken)).GetValue<T>()!;
}
