using System.Text;
using System.Text.Json;

namespace ChatAssistant.Knowledge.Embeddings;

/// <summary>
/// The encoder's tokens: the pieces of a vocabulary whose scores sum highest (SentencePiece's unigram segmentation), as the package's own JavaScript finds
/// them. Safe on several threads.
/// </summary>
internal sealed class SentencePieces
{
    private const char Space = '▁';

    /// <summary>Pieces before this one stand for no text.</summary>
    private const int FirstPiece = 6;

    private const int Unknown = 0;

    private readonly Dictionary<string, (int Id, float Score)> pieces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Id, float Score)>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int longest;

    private SentencePieces(JsonElement vocabulary)
    {
        int id = 0;
        foreach (JsonElement row in vocabulary.EnumerateArray())
        {
            // Of equal pieces the last counts; one without a score costs nothing.
            if (id >= FirstPiece) pieces[row[0].GetString()!] = (id, row[1].ValueKind == JsonValueKind.Number ? row[1].GetSingle() : 0);
            id++;
        }
        lookup = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = pieces.Keys.Max(piece => piece.Length);
    }

    public static SentencePieces Read(string file)
    {
        using JsonDocument vocabulary = JsonDocument.Parse(File.ReadAllBytes(file));
        return new SentencePieces(vocabulary.RootElement);
    }

    /// <summary>The numbers of the text's pieces; none for an empty text.</summary>
    public IReadOnlyList<long> Tokens(string text)
    {
        if (text.Length == 0) return [];
        // Half a surrogate pair, which normalising refuses, becomes the replacement character.
        string marked = Space + string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC).Replace(' ', Space);
        (int[] ids, int[] lengths) = Segment(marked);
        var tokens = new List<long>();
        for (int end = marked.Length; end > 0; end -= lengths[end])
        {
            if (ids[end] != Unknown || tokens.Count == 0 || tokens[^1] != Unknown) tokens.Add(ids[end]);
        }
        tokens.Reverse();
        return tokens;
    }

    // For each end of a prefix the last piece of its best segmentation. As in the original, a score of 0 counts as none yet.
    private (int[] Ids, int[] Lengths) Segment(string text)
    {
        var scores = new float[text.Length + 1];
        var ids = new int[text.Length + 1];
        var lengths = new int[text.Length + 1];
        Array.Fill(lengths, 1);
        for (int start = 0; start < text.Length; start++)
        {
            bool any = false;
            for (int length = 1; length <= longest && start + length <= text.Length; length++)
            {
                if (!lookup.TryGetValue(text.AsSpan(start, length), out (int Id, float Score) piece)) continue;
                any = true;
                Take(start, length, piece.Id, piece.Score);
            }
            if (!any) Take(start, 1, Unknown, 0);
        }
        return (ids, lengths);

        void Take(int start, int length, int id, float score)
        {
            int end = start + length;
            float sum = scores[start] + score;
            if (scores[end] != 0 && sum < scores[end]) return;
            (scores[end], ids[end], lengths[end]) = (sum, id, length);
        }
    }
}
