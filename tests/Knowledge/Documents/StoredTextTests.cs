using ChatAssistant.Knowledge.Documents;
using FsCheck;
using FsCheck.Xunit;

namespace ChatAssistant.Tests.Knowledge.Documents;

public sealed class StoredTextTests
{
    [Property(MaxTest = 300)]
    public bool APackedTextReadsAsBeforeWholeAndInPiecesAlsoFromAFile(NonNull<string> given, NonNegativeInt from, NonNegativeInt length)
    {
        string text = given.Get;
        int start = from.Get % (text.Length + 1), count = length.Get % (text.Length - start + 1);
        StoredText packed = Packed(text), read = Again(packed);
        return packed.Whole == text && read.Whole == text && packed.Slice(start, count) == text.Substring(start, count) && read.Slice(start, count) == text.Substring(start, count);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    public void TextsOfMoreCharactersThanAByteCanNameStayAsTheyAre(int different)
    {
        string text = new([.. Enumerable.Range(0x4E00, different).Select(code => (char)code)]);
        StoredText packed = Packed(text);
        Assert.Equal(text, packed.Whole);
        Assert.Equal(text, Again(packed).Whole);
        Assert.Equal(text[10..20], Again(packed).Slice(10, 10));
    }

    private static StoredText Packed(string text)
    {
        var stored = new StoredText(text);
        stored.Pack();
        return stored;
    }

    private static StoredText Again(StoredText text)
    {
        using var file = new MemoryStream();
        using var to = new BinaryWriter(file);
        text.Write(to);
        file.Position = 0;
        return StoredText.Read(new BinaryReader(file));
    }
}
