using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>
/// In how many passages each run of four characters occurs, case and accents aside: what is left of a word when it is misspelt, joined or bent. Runs are
/// counted in 65,536 buckets; some share one.
/// </summary>
internal sealed class CharacterGrams(int[] counts, long length)
{
    public const int Length = 4;
    private const int Buckets = 1 << 16;
    private static readonly char[] Folded = [.. Enumerable.Range(0, 0x250).Select(code => Fold((char)code))];

    /// <summary>Runs in all passages together.</summary>
    public long Total => length;

    public int Count(ulong gram) => counts[Bucket(gram)];

    /// <summary>Calls <paramref name="visit"/> with each run, in order.</summary>
    public static int ForEach<T>(ReadOnlySpan<char> text, T state, Action<ulong, T> visit)
    {
        ulong gram = 0;
        int seen = 0, runs = 0;
        char last = ' ';
        foreach (char c in text)
        {
            char next = c < Folded.Length ? Folded[c] : char.IsLetterOrDigit(c) ? c : ' ';
            if (next == ' ' && last == ' ') continue;
            last = next;
            gram = (gram << 16) | next;
            if (++seen < Length) continue;
            visit(gram, state);
            runs++;
        }
        return runs;
    }

    public static CharacterGrams Of(IEnumerable<string> passages)
    {
        var counts = new int[Buckets];
        var lastSeen = new int[Buckets];
        int passage = 0;
        long total = 0;
        foreach (string text in passages)
        {
            passage++;
            total += ForEach(text, passage, (gram, now) =>
            {
                int bucket = Bucket(gram);
                if (lastSeen[bucket] == now) return;
                lastSeen[bucket] = now;
                counts[bucket]++;
            });
        }
        return new CharacterGrams(counts, total);
    }

    public static CharacterGrams Sum(IEnumerable<CharacterGrams> parts)
    {
        var sum = new int[Buckets];
        long total = 0;
        foreach (CharacterGrams part in parts)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(sum, part.Counts, sum);
            total += part.Total;
        }
        return new CharacterGrams(sum, total);
    }

    private ReadOnlySpan<int> Counts => counts;

    public void Write(BinaryWriter writer)
    {
        writer.Write(length);
        foreach (int count in counts) writer.Write((ushort)Math.Min(count, ushort.MaxValue));
    }

    public static CharacterGrams Read(BinaryReader reader)
    {
        long length = reader.ReadInt64();
        var narrow = new ushort[Buckets];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(narrow.AsSpan()));
        return new CharacterGrams([.. narrow.Select(count => (int)count)], length);
    }

    private static int Bucket(ulong gram) => (int)((gram * 0x9E3779B97F4A7C15) >> 48);

    private static char Fold(char c)
    {
        char bare = c.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.IsLetterOrDigit(bare) && char.GetUnicodeCategory(bare) != UnicodeCategory.OtherNumber ? char.ToLowerInvariant(bare) : ' ';
    }
}
