using ChatAssistant.Knowledge.Documents;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace ChatAssistant.Understanding.Intents;

/// <summary>Snowball's stemmer with a memory. Not for two threads at once.</summary>
internal sealed class Stemmer(Language language)
{
    private const int Remembered = 20_000;
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly SnowballProgram program = language switch
    {
        Language.Spanish => new SpanishStemmer(),
        Language.French => new FrenchStemmer(),
        _ => new EnglishStemmer(),
    };

    /// <param name="word">Folded.</param>
    public string Stem(string word)
    {
        if (known.TryGetValue(word, out string? stem)) return stem;
        if (known.Count > Remembered) known.Clear();
        program.SetCurrent(word);
        program.Stem();
        return known[word] = program.Current;
    }
}
