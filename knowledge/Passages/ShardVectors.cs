using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>The vectors of the sentences of some passages, in their order. Unchanging.</summary>
/// <param name="space">The model that made them: vectors of two models cannot be compared.</param>
/// <param name="starts">Where each passage's sentences begin, and the end of the last.</param>
/// <param name="keys">Of each sentence's text, so that the next version of the shard need not encode it again.</param>
/// <param name="values">A row of <paramref name="dimensions"/> a sentence; half precision loses nothing that shows in an order.</param>
internal sealed class ShardVectors(string space, int dimensions, int[] starts, ulong[] keys, Half[] values)
{
    public string Space => space;

    /// <summary>The cosine of a query with the passage's best sentence; 0 for a passage without vectors.</summary>
    public float Likeness(ReadOnlySpan<float> query, int passage)
    {
        if (query.Length != dimensions) return 0;
        Span<float> sentence = stackalloc float[dimensions];
        float best = 0;
        for (int i = starts[passage]; i < starts[passage + 1]; i++)
        {
            TensorPrimitives.ConvertToSingle(values.AsSpan(i * dimensions, dimensions), sentence);
            best = Math.Max(best, TensorPrimitives.Dot(query, sentence));
        }
        return best;
    }

    /// <summary>Encodes the sentences of the passages that <paramref name="takes"/> says, taking over those that <paramref name="before"/> holds.</summary>
    /// <param name="encode">Vectors of length 1 for texts, in their order.</param>
    public static async Task<ShardVectors> OfAsync(string space, IReadOnlyList<Passage> passages, Func<Passage, bool> takes, Func<IReadOnlyList<string>, Task<IReadOnlyList<ReadOnlyMemory<float>>>> encode, ShardVectors? before)
    {
        var starts = new int[passages.Count + 1];
        var keys = new List<ulong>();
        var values = new List<Half[]?>();
        var unknown = new List<string>();
        Dictionary<ulong, int> known = before?.Space == space ? before.Known() : [];
        for (int i = 0; i < passages.Count; i++)
        {
            foreach (string sentence in takes(passages[i]) ? SentenceCutter.Cut(passages[i]).Select(source => passages[i].Document.Print(source.Start, source.Length).Clean) : [])
            {
                ulong key = Key(sentence);
                keys.Add(key);
                values.Add(known.TryGetValue(key, out int row) ? before!.Row(row) : null);
                if (values[^1] is null) unknown.Add(sentence);
            }
            starts[i + 1] = values.Count;
        }
        var made = new Queue<ReadOnlyMemory<float>>(unknown.Count == 0 ? [] : await encode(unknown));
        Half[][] rows = [.. values.Select(row => row ?? Narrow(made.Dequeue().Span))];
        return new ShardVectors(space, rows.Length == 0 ? 0 : rows[0].Length, starts, [.. keys], [.. rows.SelectMany(row => row)]);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(space);
        writer.Write(dimensions);
        writer.Write(starts.Length);
        writer.Write(keys.Length);
        writer.Write(MemoryMarshal.AsBytes(starts.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(keys.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public static ShardVectors Read(BinaryReader reader)
    {
        string space = reader.ReadString();
        int dimensions = reader.ReadInt32();
        var starts = new int[reader.ReadInt32()];
        var keys = new ulong[reader.ReadInt32()];
        var values = new Half[keys.Length * dimensions];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(starts.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(keys.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return new ShardVectors(space, dimensions, starts, keys, values);
    }

    private Dictionary<ulong, int> Known()
    {
        var known = new Dictionary<ulong, int>(keys.Length);
        for (int i = 0; i < keys.Length; i++) known.TryAdd(keys[i], i);
        return known;
    }

    private Half[] Row(int sentence) => values[(sentence * dimensions)..((sentence + 1) * dimensions)];

    private static Half[] Narrow(ReadOnlySpan<float> vector)
    {
        var narrow = new Half[vector.Length];
        TensorPrimitives.ConvertToHalf(vector, narrow);
        return narrow;
    }

    private static ulong Key(string text) => BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
