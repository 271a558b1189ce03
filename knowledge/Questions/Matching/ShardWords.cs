using ChatAssistant.Knowledge.Caching;

namespace ChatAssistant.Knowledge.Questions.Matching;

/// <summary>All words of some documents, as printed but for case and accents: what names and misspelt words are told by. Unchanging.</summary>
internal sealed class ShardWords
{
    /// <summary>Shorter words are too like each other to be mended.</summary>
    private const int ShortestMended = 4;

    private readonly StringTable _words;
    // By word: how often with a capital inside sentences, and how often without.
    private readonly int[] _capital, _small;
    // The longer words by first letter and length; those alike in the order of the documents.
    private readonly int[] _byForm;
    private readonly StringTable _sounds;
    // By sound: the first word that sounds so.
    private readonly int[] _sounding;

    private ShardWords(StringTable words, int[] capital, int[] small, int[] byForm, StringTable sounds, int[] sounding) =>
        (_words, _capital, _small, _byForm, _sounds, _sounding) = (words, capital, small, byForm, sounds, sounding);

    /// <param name="counts">Each word with how often it has a capital inside sentences, and how often not, in the order of the documents.</param>
    public static ShardWords Of(Dictionary<string, (int Capital, int Small)> counts)
    {
        string[] words = [.. counts.Keys];
        int[] longer = [.. Enumerable.Range(0, words.Length).Where(i => words[i].Length >= ShortestMended)];
        var sounds = new Dictionary<string, int>();
        foreach (int i in longer) sounds.TryAdd(NameMatcher.Sound(words[i]), i);
        return new ShardWords(StringTable.Of(words), [.. counts.Values.Select(count => count.Capital)], [.. counts.Values.Select(count => count.Small)],
            [.. longer.OrderBy(i => Form(words[i][0], words[i].Length))], StringTable.Of(sounds.Keys), [.. sounds.Values]);
    }

    public bool Has(Key folded) => _words.Find(folded.Text, folded.Hash) >= 0;

    public (int Capital, int Small) Capitals(Key folded) => _words.Find(folded.Text, folded.Hash) is >= 0 and var word ? (_capital[word], _small[word]) : default;

    /// <summary>A word with the same first letter that is one typing slip away; null where there is none.</summary>
    public string? OneSlipFrom(string folded)
    {
        for (int length = folded.Length - 1; length <= folded.Length + 1; length++)
        {
            int form = Form(folded[0], length);
            for (int at = FirstOf(form); at < _byForm.Length && FormAt(at) == form; at++)
            {
                ReadOnlySpan<char> word = _words[_byForm[at]];
                if (NameMatcher.OneSlip(word, folded)) return word.ToString();
            }
        }
        return null;
    }

    /// <summary>A word that sounds the same (<see cref="NameMatcher.Sound"/>); null where there is none.</summary>
    public string? Sounding(Key sound) => _sounds.Find(sound.Text, sound.Hash) is >= 0 and var number ? _words[_sounding[number]].ToString() : null;

    private static int Form(char first, int length) => (first << 15) | Math.Min(length, 0x7FFF);

    private int FormAt(int at) => _words[_byForm[at]] is var word ? Form(word[0], word.Length) : 0;

    private int FirstOf(int form)
    {
        int low = 0, high = _byForm.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (FormAt(middle) < form) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public void Write(BinaryWriter to)
    {
        _words.Write(to);
        to.WriteArray(_capital);
        to.WriteArray(_small);
        to.WriteArray(_byForm);
        _sounds.Write(to);
        to.WriteArray(_sounding);
    }

    public static ShardWords Read(BinaryReader from) =>
        new(StringTable.Read(from), from.ReadArray<int>(), from.ReadArray<int>(), from.ReadArray<int>(), StringTable.Read(from), from.ReadArray<int>());
}
