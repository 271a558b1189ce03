using System.Text;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChatAssistant.Tests.Knowledge.Documents;

/// <summary>What every reader promises: a document whose blocks and values lie in its text, or one problem that names the file; whatever the bytes.</summary>
public abstract class DocumentReaderContract
{
    protected static readonly string[] Paragraphs =
    [
        "Workshop on Forced Labour in Harare",
        "The workshop was opened by Tendai Moyo-Sibanda, Director of the Labour Inspectorate. Ana Lucia Prado of IOM Zimbabwe presented the results of a survey among migrant workers on farms.",
        "Contact: Ana Lucia Prado, press@example.org",
    ];

    protected abstract IDocumentReader Reader { get; }

    /// <summary>A file of the format that holds the paragraphs.</summary>
    protected abstract byte[] File(params string[] paragraphs);

    protected Document Read(byte[] bytes) => Reader.Read(new RawFile(Id, bytes, "hash"));

    protected Document Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    protected string Problem(byte[] bytes)
    {
        var problem = Assert.Throws<UnreadableDocumentException>(() => Read(bytes));
        Assert.StartsWith(Id + ": ", problem.Message, StringComparison.Ordinal);
        return problem.Message;
    }

    protected static string[] Lines(Document document) => [.. document.Blocks.Select(block => document.Print(block).Clean)];

    private string Id => "report" + Reader.Extensions[0];

    [Fact]
    public void ParagraphsAreBlocksInTheirOrder()
    {
        Document document = Read(File(Paragraphs));
        Assert.Equal(Paragraphs, Lines(document));
        Assert.Equal(Language.English, document.Language);
        AssertPlaces(document);
    }

    [Fact]
    public void WhatTheReportSaysIsFound()
    {
        DocumentRegister register = EventExtractor.Extract(Read(File(Paragraphs)));
        Assert.Contains(Assert.Single(register.Events).Presentations, talk => talk.Speaker?.Clean == "Ana Lucia Prado");
        Assert.Contains(register.Contacts, contact => contact.Emails.Any(email => email.Clean == "press@example.org"));
    }

    [Fact]
    public void AnEmptyFileIsAProblemThatNamesIt() => Problem([]);

    [Fact]
    public void AFileWithoutWordsIsAProblemThatNamesIt() => Problem(File(" "));

    [Property(MaxTest = 100)]
    public void RandomBytesAreADocumentOrAProblem(byte[] bytes) => AssertDocumentOrProblem(bytes);

    [Property(MaxTest = 150)]
    public Property AMutatedFileIsADocumentOrAProblem() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed => AssertDocumentOrProblem(Mutated(File(Paragraphs), new Random(seed))));

    private void AssertDocumentOrProblem(byte[] bytes)
    {
        try
        {
            AssertPlaces(Read(bytes));
        }
        catch (UnreadableDocumentException problem)
        {
            Assert.StartsWith(Id + ": ", problem.Message, StringComparison.Ordinal);
        }
    }

    private static void AssertPlaces(Document document)
    {
        Assert.Equal(document.Text.Length, document.Plain.Length);
        int end = 0;
        foreach (Block block in document.Blocks)
        {
            Assert.True(block.Start >= end && block.Length > 0 && block.End <= document.Text.Length, $"block at {block.Start}");
            int cell = block.Start;
            foreach ((int start, int length) in block.Cells)
            {
                Assert.True(start >= cell && length > 0 && start + length <= block.End, $"cell at {start}");
                cell = start + length;
            }
            end = block.End;
        }
        Assert.Equal(document.PageStarts.Order(), document.PageStarts);
        Assert.All(document.PageStarts, start => Assert.InRange(start, 0, document.Text.Length));
    }

    // Bytes changed, pieces cut out, doubled and put elsewhere.
    private static byte[] Mutated(byte[] bytes, Random random)
    {
        List<byte> mutated = [.. bytes];
        for (int changes = random.Next(1, 12); changes > 0 && mutated.Count > 1; changes--)
        {
            int at = random.Next(mutated.Count), length = Math.Min(random.Next(1, 60), mutated.Count - at);
            switch (random.Next(3))
            {
                case 0: mutated[at] = (byte)random.Next(256); break;
                case 1: mutated.RemoveRange(at, length); break;
                default: mutated.InsertRange(random.Next(mutated.Count), mutated.GetRange(at, length)); break;
            }
        }
        return [.. mutated];
    }
}
