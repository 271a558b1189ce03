using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Proof;
using FsCheck.Xunit;

namespace ChatAssistant.Tests.Knowledge.Proof;

/// <summary>Of a text with marks the proven sentences are kept, each with the places that prove it.</summary>
public sealed class ProvenTextTests : IDisposable
{
    private const string First = "Marisol Quispe opened the workshop in Lima.", Second = "Tomás Arce spoke about safe shelters for victims.", Third = "The workshop ended with a plan for 2019.";
    private readonly TemporaryFolder _folder = new();
    private readonly KnowledgeSnapshot _snapshot;

    public ProvenTextTests()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "a.txt"), $"{First} {Second} {Third}\n");
        _snapshot = KnowledgeLoader.Load(_folder.Path);
    }

    [Theory]
    [InlineData("Marisol Quispe opened the workshop [1].", "Marisol Quispe opened the workshop.")]
    [InlineData("Marisol Quispe opened the workshop. [1]", "Marisol Quispe opened the workshop.")]
    [InlineData("- **Marisol Quispe** opened the workshop [1]", "Marisol Quispe opened the workshop")]
    [InlineData("Marisol Quispe opened the workshop [1], and Tomás Arce spoke about shelters [2].", "Marisol Quispe opened the workshop, and Tomás Arce spoke about shelters.")]
    public void AProvenSentenceIsKept(string text, string kept) => Assert.Equal(kept, Assert.Single(Keep(text)).Text);

    [Theory]
    [InlineData("Marisol Quispe opened the workshop.")]
    [InlineData("Marisol Quispe opened the workshop [2].")]
    [InlineData("Marisol Quispe opened the workshop [9].")]
    [InlineData("Marisol Quispe opened the workshop [0].")]
    [InlineData("Marisol Quispe opened the workshop [1] and stole the money.")]
    [InlineData("Marisol Quispe spoke about shelters [1][2].")]
    [InlineData("Marisol Quispe opened the workshop [1], and Tomás Arce spoke about money [2].")]
    [InlineData("[1]")]
    [InlineData("NOTHING")]
    public void WhatNoPlaceProvesIsLeftOut(string text) => Assert.Empty(Keep(text));

    [Fact]
    public void ASentenceWithoutAMarkGoesAndItsNeighboursStay() =>
        Assert.Equal(["Marisol Quispe opened the workshop.", "The workshop ended with a plan for 2019."], Keep("Marisol Quispe opened the workshop [1]. It was great. The workshop ended with a plan for 2019 [3].").Select(sentence => sentence.Text));

    [Fact]
    public void ACitationThatProvesNothingGoes() => Assert.Equal([Source(First)], Assert.Single(Keep("Marisol Quispe opened the workshop [2][1].")).Sources);

    [Property(MaxTest = 500)]
    public bool NoTextBreaksIt(string text) => Keep(text ?? "").Count <= (text ?? "").Length;

    private IReadOnlyList<ProvenSentence> Keep(string text) =>
        ProvenText.Keep(text, Language.English, new Dictionary<int, SourceSpan> { [1] = Source(First), [2] = Source(Second), [3] = Source(Third) }, _snapshot);

    private SourceSpan Source(string sentence) => new("a.txt", _snapshot.Documents["a.txt"].Text.IndexOf(sentence, StringComparison.Ordinal), sentence.Length);

    public void Dispose() => _folder.Dispose();
}
