using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChatAssistant.Tests.Knowledge.Events;

/// <summary>The promise behind every answer: a value is, character for character, the document's text at its span.</summary>
public sealed class SpanTests
{
    private static readonly string[] Texts = [.. Repository.CorpusDocuments().Select(document => document.Text)];

    [Fact]
    public void EveryValueOfTheCorpusIsTheTextAtItsSpan()
    {
        foreach (Document document in Repository.CorpusDocuments()) AssertSpans(document);
    }

    [Property(MaxTest = 300)]
    public Property MutatedDocumentsNeitherCrashNorBreakASpan() =>
        Prop.ForAll(Arb.From(Gen.Zip(Gen.Choose(0, Texts.Length - 1), Gen.Choose(0, int.MaxValue - 1))), pair =>
        {
            (int which, int seed) = pair;
            AssertSpans(Read(Mutate(Texts[which], new Random(seed))));
        });

    [Property(MaxTest = 400)]
    public void AnyTextIsReadWithoutACrash(NonEmptyString text)
    {
        if (string.IsNullOrWhiteSpace(text.Get) || text.Get.Any(char.IsControl)) return;
        AssertSpans(Read(text.Get));
    }

    private static Document Read(string text) => new(
        "mutated.txt", text, text, DocumentBlocks(text), LanguageGuesser.Guess(text), "");

    private static IReadOnlyList<Block> DocumentBlocks(string text) => new ChatAssistant.Knowledge.Documents.TextReader()
        .Read(new RawFile("mutated.txt", System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes(text)).ToArray(), "")) is { } document && document.Text == text ? document.Blocks : [];

    // Deletes, doubles and swaps pieces, and sprinkles marks that stand in names, numbers and quotations.
    private static string Mutate(string text, Random random)
    {
        var mutated = new System.Text.StringBuilder(text);
        for (int i = 0; i < 20; i++)
        {
            int at = random.Next(mutated.Length);
            int length = Math.Min(random.Next(30), mutated.Length - at);
            switch (random.Next(3))
            {
                case 0 when mutated.Length > 200: mutated.Remove(at, length); break;
                case 1: mutated.Insert(random.Next(mutated.Length), mutated.ToString(at, length)); break;
                default: mutated.Insert(at, "\n«»()'’-–@:;.,•\t"[random.Next(16)]); break;
            }
        }
        return mutated.ToString();
    }

    private static void AssertSpans(Document document)
    {
        int end = 0;
        foreach (Block block in document.Blocks)
        {
            Assert.True(block.Start >= end && block.Length > 0 && block.End <= document.Text.Length, $"{document.Id}: block at {block.Start}");
            end = block.End;
        }
        DocumentRegister register = EventExtractor.Extract(document);
        foreach (Printed value in Values(register)) Assert.Equal(document.Text.Substring(value.Source.Start, value.Source.Length), value.Text);
    }

    private static IEnumerable<Printed> Values(DocumentRegister register)
    {
        IEnumerable<Printed?> events = register.Events.SelectMany(e => (Printed?[])
        [
            e.Title, e.DateAsPrinted, e.City, e.Country, e.Venue, e.ParticipantCount?.Printed, .. e.Organizers, .. e.Hosts, .. e.Supporters, .. e.Laws, .. e.Languages,
            .. e.Attendees.SelectMany(a => (Printed?[])[a.Name, a.Role, a.Organization, a.Country]),
            .. e.Absent.SelectMany(a => (Printed?[])[a.Name, a.Role, a.Organization, a.Why]),
            .. e.Presentations.SelectMany(p => (Printed?[])[p.Speaker, p.Role, p.Organization, p.Topic]),
        ]);
        IEnumerable<Printed?> contacts = register.Contacts.SelectMany(c => (Printed?[])[c.Name, c.Role, c.Organization, .. c.Emails, .. c.Phones.Select(p => p.Printed)]);
        return events.Concat(contacts).OfType<Printed>();
    }
}
