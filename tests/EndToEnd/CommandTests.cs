using System.Text.Json.Nodes;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>The commands, run as processes.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatassistant");

    [Fact]
    public async Task AskAnswersAConversationWithQuotesThatStandInTheFile()
    {
        Finished ask = await Shell.BotAsync("ask", "--json", "Who attended the seminar in Paraguay?", "what did the woman from IOM Colombia talk about?", "and whom do I contact?");
        Assert.Equal(0, ask.ExitCode);
        JsonNode[] answers = [.. ask.Lines.Select(line => JsonNode.Parse(line)!)];
        Assert.Equal(["attendees", "person_topic", "contact"], answers.Select(answer => answer["intent"]!.ToString()));
        string text = await File.ReadAllTextAsync(Path.Combine(Repository.Seeds, "paraguay-counter-trafficking-seminar.txt"), TestContext.Current.CancellationToken);
        JsonNode[] citations = [.. answers.SelectMany(answer => answer["citations"]!.AsArray())!];
        Assert.NotEmpty(citations);
        Assert.All(citations, c => Assert.Equal(text.Substring((int)c["start"]!, (int)c["length"]!), c["quote"]!.ToString()));
    }

    [Fact]
    public async Task ABatchIsAnsweredInItsOrderAndTakesEarlierTurnsIntoAccount()
    {
        string batch = Write("questions.jsonl",
            """
            {"id":"a","text":"and what did she talk about?","context":["Who is Erika Rojas?"]}
            {"id":"b","text":"whom do I contact?"}
            """);
        Finished ask = await Shell.BotAsync("ask", "--batch", batch);
        JsonNode[] answers = [.. ask.Lines.Select(line => JsonNode.Parse(line)!)];
        Assert.Equal(["a", "b"], answers.Select(answer => answer["id"]!.ToString()));
        Assert.Contains("labor exploitation", answers[0]["text"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABatchLineThatIsNoQuestionIsNamed()
    {
        Finished ask = await Shell.BotAsync("ask", "--batch", Write("broken.jsonl", "{\"id\":\"a\",\"text\":\"hello\"}\n{\"id\":"));
        Assert.Equal(1, ask.ExitCode);
        Assert.Contains("broken.jsonl, line 2", ask.Errors, StringComparison.Ordinal);
        Assert.Empty(ask.Output);
    }

    [Fact]
    public async Task AFileThatCannotBeReadIsNamedAndTheOthersAreRead()
    {
        Write("good.txt", "The workshop in Lima was opened by Ana Torres, Director of the National Police, on 3 May 2021.");
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "picture.txt"), [0x89, 0x50, 0, 0, 0, 1, 2, 0], TestContext.Current.CancellationToken);
        Finished documents = await Shell.BotAsync("documents", "--json", "--documents", _folder.FullName);
        Assert.Equal(1, documents.ExitCode);
        JsonArray files = JsonNode.Parse(documents.Output)!.AsArray();
        Assert.Null(files[0]!["problem"]);
        Assert.NotEmpty(files[1]!["problem"]!.ToString());
    }

    [Fact]
    public async Task AFolderThatDoesNotExistIsNamedWithTheWayOut()
    {
        Finished events = await Shell.BotAsync("events", "--documents", "no-such-folder");
        Assert.Equal(1, events.ExitCode);
        Assert.Contains("--documents", events.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongSettingIsNamedByItsKey()
    {
        Finished ask = await Shell.BotAsync(new Dictionary<string, string> { ["Understanding__EnoughLead"] = "7" }, "ask", "hello");
        Assert.Equal(1, ask.ExitCode);
        Assert.Contains("Understanding:EnoughLead", ask.Errors, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
