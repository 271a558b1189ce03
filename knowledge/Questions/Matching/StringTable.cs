using System.Numerics;
using ChatAssistant.Knowledge.Caching;

namespace ChatAssistant.Knowledge.Questions.Matching;

/// <summary>Distinct strings, each with a number: its place in the order in which they were given. Unchanging; four arrays instead of an object a string, so that millions weigh little and are read back at the speed of a copy.</summary>
internal sealed class StringTable
{
    private readonly char[] _text;
    // Where each string begins, and the end of the last.
    private readonly int[] _starts;
    // Open addressing: the number of the string and 1, or 0 for an empty place.
    private readonly int[] _places;

    private StringTable(char[] text, int[] starts, int[] places) => (_text, _starts, _places) = (text, starts, places);

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<char> this[int number] => _text.AsSpan(_starts[number], _starts[number + 1] - _starts[number]);

    /// <param name="hash"><see cref="Hash"/> of the text: the same for all tables that are asked.</param>
    /// <returns>The number; -1 for a string that is not here.</returns>
    public int Find(ReadOnlySpan<char> text, uint hash)
    {
        for (uint at = hash & (uint)(_places.Length - 1); _places[at] != 0; at = (at + 1) & (uint)(_places.Length - 1))
        {
            if (this[_places[at] - 1].SequenceEqual(text)) return _places[at] - 1;
        }
        return -1;
    }

    /// <summary>The same in every process, its bits mixed once more.</summary>
    public static uint Hash(ReadOnlySpan<char> text)
    {
        uint hash = StableHash.Of(text);
        return hash ^ (hash >> 15);
    }

    /// <param name="strings">No two of them equal.</param>
    public static StringTable Of(IReadOnlyCollection<string> strings)
    {
        var text = new char[strings.Sum(one => one.Length)];
        var starts = new int[strings.Count + 1];
        var places = new int[BitOperations.RoundUpToPowerOf2((uint)strings.Count * 4 / 3 + 1)];
        int number = 0;
        foreach (string one in strings)
        {
            one.CopyTo(text.AsSpan(starts[number]));
            starts[++number] = starts[number - 1] + one.Length;
            uint at = Hash(one) & (uint)(places.Length - 1);
            while (places[at] != 0) at = (at + 1) & (uint)(places.Length - 1);
            places[at] = number;
        }
        return new StringTable(text, starts, places);
    }

    public void Write(BinaryWriter to)
    {
        to.WriteArray(_text);
        to.WriteArray(_starts);
        to.WriteArray(_places);
    }

    public static StringTable Read(BinaryReader from) => new(from.ReadArray<char>(), from.ReadArray<int>(), from.ReadArray<int>());
}

/// <summary>A list of values for each string of a table.</summary>
internal sealed class ListTable<T> where T : unmanaged
{
    private readonly StringTable _keys;
    private readonly int[] _starts;
    private readonly T[] _values;

    private ListTable(StringTable keys, int[] starts, T[] values) => (_keys, _starts, _values) = (keys, starts, values);

    /// <summary>The values of the key; none for a key that is not here.</summary>
    public ReadOnlySpan<T> this[ReadOnlySpan<char> key, uint hash] => _keys.Find(key, hash) is >= 0 and var number ? _values.AsSpan(_starts[number], _starts[number + 1] - _starts[number]) : [];

    public static ListTable<T> Of(IReadOnlyDictionary<string, List<T>> lists)
    {
        var starts = new int[lists.Count + 1];
        var values = new T[lists.Values.Sum(list => list.Count)];
        int number = 0;
        foreach (List<T> list in lists.Values)
        {
            list.CopyTo(values, starts[number]);
            starts[++number] = starts[number - 1] + list.Count;
        }
        return new ListTable<T>(StringTable.Of([.. lists.Keys]), starts, values);
    }

    public void Write(BinaryWriter to)
    {
        _keys.Write(to);
        to.WriteArray(_starts);
        to.WriteArray(_values);
    }

    public static ListTable<T> Read(BinaryReader from) => new(StringTable.Read(from), from.ReadArray<int>(), from.ReadArray<T>());
}
