using ChatAssistant.Knowledge.Caching;

namespace ChatAssistant.Knowledge.Passages;

/// <summary><see cref="CharacterGrams"/> of some of the passages.</summary>
internal sealed class ShardGrams(ushort[] counts, long total)
{
    /// <summary>Runs in these passages together.</summary>
    public long Total => total;

    public static ShardGrams Of(IEnumerable<string> passages)
    {
        var counts = new ushort[CharacterGrams.Buckets];
        var lastSeen = new int[CharacterGrams.Buckets];
        int passage = 0;
        long total = 0;
        foreach (string text in passages)
        {
            passage++;
            total += CharacterGrams.ForEach(text, passage, (gram, now) =>
            {
                int bucket = CharacterGrams.Bucket(gram);
                if (lastSeen[bucket] == now || counts[bucket] == ushort.MaxValue) return;
                lastSeen[bucket] = now;
                counts[bucket]++;
            });
        }
        return new ShardGrams(counts, total);
    }

    public void AddTo(int[] sum)
    {
        for (int i = 0; i < counts.Length; i++) sum[i] += counts[i];
    }

    public void Write(BinaryWriter to)
    {
        to.Write(total);
        to.WriteArray(counts);
    }

    public static ShardGrams Read(BinaryReader from) => new(total: from.ReadInt64(), counts: from.ReadArray<ushort>());
}
