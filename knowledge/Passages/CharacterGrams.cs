using System.Globalization;
using System.Text;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>
/// In how many passages each run of four characters occurs, case and accents aside: what is left of a word when it is misspelt, joined or bent. Runs are
/// counted in 65,536 buckets; some share one.
/// </summary>
internal sealed class CharacterGrams(int[] counts, long total)
{
    public const int Length = 4;
    public const int Buckets = 1 << 16;
    private static readonly char[] Folded = [.. Enumerable.Range(0, 0x250).Select(code => Fold((char)code))];

    /// <summary>Runs in all passages together.</summary>
    public long Total => total;

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

    public static CharacterGrams Sum(IReadOnlyList<ShardGrams> parts)
    {
        var sum = new int[Buckets];
        foreach (ShardGrams part in parts) part.AddTo(sum);
        return new CharacterGrams(sum, parts.Sum(part => part.Total));
    }

    public static int Bucket(ulong gram) => (int)((gram * 0x9E3779B97F4A7C15) >> 48);

    private static char Fold(char c)
    {
        char bare = c.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.IsLetterOrDigit(bare) && char.GetUnicodeCategory(bare) != UnicodeCategory.OtherNumber ? char.ToLowerInvariant(bare) : ' ';
    }
}
