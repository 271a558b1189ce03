using ChatAssistant.Knowledge.Documents;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace ChatAssistant.Understanding;

/// <summary>Cuts an utterance of one language into the features that it is told apart by. Not for two threads at once.</summary>
internal sealed class UtteranceFeatures(Language language)
{
    private readonly SnowballProgram stemmer = language switch
    {
        Language.Spanish => new SpanishStemmer(),
        Language.French => new FrenchStemmer(),
        _ => new EnglishStemmer(),
    };

    private readonly Dictionary<string, string> stems = new(StringComparer.Ordinal);

    /// <summary>The distinct stems, and pairs of neighbours.</summary>
    public IEnumerable<string> Stems(IReadOnlyList<string> words)
    {
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        string previous = "^";
        foreach (string word in words)
        {
            string stem = Stem(word);
            distinct.Add(stem);
            distinct.Add(previous + " " + stem);
            previous = stem;
        }
        distinct.Add(previous + " $");
        return distinct;
    }

    /// <summary>Every run of 1 to 4 characters, as often as it occurs.</summary>
    public static IEnumerable<string> Characters(IReadOnlyList<string> words)
    {
        string text = " " + string.Join(' ', words) + " ";
        for (int start = 0; start < text.Length; start++)
            for (int length = 1; length <= 4 && start + length <= text.Length; length++)
                yield return text.Substring(start, length);
    }

    private string Stem(string word)
    {
        if (stems.TryGetValue(word, out string? known)) return known;
        if (stems.Count > 20_000) stems.Clear();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stems[word] = stemmer.Current;
    }
}
