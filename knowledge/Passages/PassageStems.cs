using ChatAssistant.Knowledge.Caching;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>The stems of some passages in their order, as numbers, so that a passage can be looked at again without analysing it again. Unchanging.</summary>
/// <param name="stems">Of all passages, end to end; the last stem of a sentence has the sign bit.</param>
/// <param name="starts">Where each passage's stems begin, and the end of the last.</param>
internal sealed class PassageStems(int[] stems, int[] starts)
{
    public const int EndOfSentence = int.MinValue;

    public ReadOnlySpan<int> Of(int passage) => stems.AsSpan(starts[passage], starts[passage + 1] - starts[passage]);

    /// <summary>The number of a stem: FNV-1a without the sign bit. Two stems in two thousand million share one, which costs nothing that would be noticed.</summary>
    public static int Number(ReadOnlySpan<char> stem) => (int)(StableHash.Of(stem) & int.MaxValue);

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray(stems);
        writer.WriteArray(starts);
    }

    public static PassageStems Read(BinaryReader reader) => new(reader.ReadArray<int>(), reader.ReadArray<int>());

    /// <summary>Collects stems passage by passage.</summary>
    public sealed class Builder
    {
        private readonly List<int> stems = [], starts = [0];

        public void AddSentence(IReadOnlyList<string> sentence)
        {
            foreach (string stem in sentence) stems.Add(Number(stem));
            if (sentence.Count > 0) stems[^1] |= EndOfSentence;
        }

        public void EndPassage() => starts.Add(stems.Count);

        public PassageStems Build() => new([.. stems], [.. starts]);
    }
}
