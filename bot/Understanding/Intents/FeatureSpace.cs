using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding.Intents;

/// <summary>
/// Turns sentences of one language into vectors: their distinct stems and pairs of neighbours, then every run of 1 to 4 characters, so that a
/// misspelt word still counts. Safe on several threads.
/// </summary>
internal sealed class FeatureSpace : IDisposable
{
    private readonly ThreadLocal<Stemmer> stemmer;
    private readonly bool maskNames;
    private readonly FeatureBlock stems, characters;

    private FeatureSpace(Language language, bool maskNames, FeatureBlock stems, FeatureBlock characters)
    {
        stemmer = new ThreadLocal<Stemmer>(() => new Stemmer(language));
        (this.maskNames, this.stems, this.characters) = (maskNames, stems, characters);
    }

    /// <summary>How many features there are.</summary>
    public int Size => stems.Size + characters.Size;

    /// <param name="maskNames">Take all names for the same: right where they tell nothing of what is asked.</param>
    public static FeatureSpace Learn(Language language, IReadOnlyList<string> texts, bool maskNames)
    {
        var stemmer = new Stemmer(language);
        var words = texts.Select(text => UtteranceText.Words(text, maskNames)).ToList();
        return new FeatureSpace(language, maskNames,
            FeatureBlock.Learn([.. words.Select(row => Stemmed(row, stemmer))], Pairs, atLeast: 1),
            FeatureBlock.Learn([.. words.Select(Padded)], Characters, atLeast: 2));
    }

    /// <summary>The sentence as two vectors of length 1, each without entries where nothing is known: its stems, numbered from 0, and its characters, numbered after them.</summary>
    public (SparseVector Stems, SparseVector Characters) Vectors(string text)
    {
        IReadOnlyList<string> words = UtteranceText.Words(text, maskNames);
        string stemmed = Stemmed(words, stemmer.Value!), padded = Padded(words);
        return (stems.Vector(stemmed, Pairs(stemmed), 0), characters.Vector(padded, Characters(padded), stems.Size));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(maskNames);
        stems.Write(writer);
        characters.Write(writer);
    }

    public static FeatureSpace Read(Language language, BinaryReader reader) => new(language, reader.ReadBoolean(), FeatureBlock.Read(reader), FeatureBlock.Read(reader));

    public void Dispose() => stemmer.Dispose();

    // The stems between a mark of the beginning and one of the end.
    private static string Stemmed(IReadOnlyList<string> words, Stemmer stemmer) => words.Count == 0 ? "^ $" : $"^ {string.Join(' ', words.Select(stemmer.Stem))} $";

    private static string Padded(IReadOnlyList<string> words) => $" {string.Join(' ', words)} ";

    // Words alone and with the word before; the marks of beginning and end count in pairs only.
    private static IEnumerable<Run> Pairs(string text)
    {
        int previous = 0, start = text.IndexOf(' ', StringComparison.Ordinal) + 1;
        while (start > 0)
        {
            int space = text.IndexOf(' ', start), end = space < 0 ? text.Length : space;
            yield return new Run(previous, end - previous);
            if (space >= 0) yield return new Run(start, end - start);
            (previous, start) = (start, space + 1);
        }
    }

    private static IEnumerable<Run> Characters(string text)
    {
        for (int start = 0; start < text.Length; start++)
            for (int length = 1; length <= 4 && start + length <= text.Length; length++)
                yield return new Run(start, length);
    }
}
