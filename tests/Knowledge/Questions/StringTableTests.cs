using ChatAssistant.Knowledge.Questions.Matching;
using FsCheck;
using FsCheck.Xunit;

namespace ChatAssistant.Tests.Knowledge.Questions;

public sealed class StringTableTests
{
    [Property(MaxTest = 200)]
    public bool EveryStringHasTheNumberOfItsPlaceAndNoOtherHasOne(NonNull<string>[] given, NonNull<string> other)
    {
        string[] strings = [.. given.Select(one => one.Get).Distinct()];
        StringTable table = Again(StringTable.Of(strings), StringTable.Read, (kept, to) => kept.Write(to));
        return table.Count == strings.Length
            && strings.Select((text, i) => table.Find(text, StringTable.Hash(text)) == i && table[i].SequenceEqual(text)).All(right => right)
            && (strings.Contains(other.Get) || table.Find(other.Get, StringTable.Hash(other.Get)) < 0);
    }

    [Fact]
    public void AListIsFoundByItsKeyAlsoFromAFile()
    {
        ListTable<int> table = Again(ListTable<int>.Of(new Dictionary<string, List<int>> { ["lima"] = [1, 2, 3], ["quito"] = [], ["bogota"] = [7] }), ListTable<int>.Read, (kept, to) => kept.Write(to));
        Assert.Equal([1, 2, 3], Values(table, "lima"));
        Assert.Empty(Values(table, "quito"));
        Assert.Equal([7], Values(table, "bogota"));
        Assert.Empty(Values(table, "sucre"));
    }

    private static int[] Values(ListTable<int> table, string key) => table[key, StringTable.Hash(key)].ToArray();

    private static T Again<T>(T kept, Func<BinaryReader, T> read, Action<T, BinaryWriter> write)
    {
        using var file = new MemoryStream();
        using var to = new BinaryWriter(file);
        write(kept, to);
        file.Position = 0;
        return read(new BinaryReader(file));
    }
}
