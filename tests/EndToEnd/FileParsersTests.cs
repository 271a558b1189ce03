using System.Text.Json.Nodes;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Tests.Bot.Web;
using ChatAssistant.Web;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>Parsers that others wrote read the bot's vCard and iCalendar files (tests/js/files.mjs).</summary>
public sealed class FileParsersTests
{
    private const string Report =
        """
        Prosecutors, Judges; and Border Officers Meet in Lima

        Lima, 3-5 May 2021 – The workshop was organized by the Ministry of Justice, in Lima, Peru. It was attended by Ana Torres, Director of the National Police.

        For further information please contact:
        José Quispe
        Ministry of Justice
        Tel: +51 1 204 8020
        Email: jose.quispe@justice.example
        """;

    [Fact]
    public async Task TheyFindTheContactAndTheEventAsPrinted()
    {
        await using WebHost host = await WebHost.StartAsync([("año/lima 1.txt", Report)]);
        KnowledgeSnapshot snapshot = host.Services.GetRequiredService<LiveKnowledge>().Current;
        Contact contact = Assert.Single(snapshot.Registers.Single().Contacts);
        SourceSpan evidence = contact.Evidence;
        string card = Links.ContactPath(Links.ContactId(evidence.DocumentId, snapshot.Documents[evidence.DocumentId].Text.Substring(evidence.Start, evidence.Length), contact.Name?.Clean));
        Finished read = await Shell.RunAsync("node", new Dictionary<string, string>(), Path.Combine(Repository.Root, "tests", "js", "files.mjs"), host.Root + card, host.Root + Links.CalendarPath("año/lima 1"));
        Assert.True(read.ExitCode == 0, read.Errors);
        JsonNode found = JsonNode.Parse(read.Output)!;
        Assert.Equal("José Quispe", found["name"]!.ToString());
        Assert.Equal("José Quispe", found["same"]!.ToString());
        Assert.Equal("4.0", found["version"]!.ToString());
        Assert.Equal("tel:+5112048020", found["phones"]![0]!.ToString());
        Assert.Equal("Prosecutors, Judges; and Border Officers Meet in Lima", found["title"]!.ToString());
        Assert.Equal("2021-05-03", found["start"]!.ToString());
        Assert.Equal("2021-05-06", found["end"]!.ToString());
    }
}
