using System.Collections.Concurrent;
using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Text;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>One key for all words of a meaning: forms of a word share their stem, "prosecutor", "fiscal" and « procureur » a line of <c>concepts.tsv</c>. Safe on several threads.</summary>
public static class WordMeaning
{
    private const int Kept = 200_000;
    private static readonly ThreadLocal<SnowballProgram[]> Stemmers = new(() => [new EnglishStemmer(), new SpanishStemmer(), new FrenchStemmer()]);
    private static readonly FrozenDictionary<string, string>[] Concepts = LoadConcepts();
    private static readonly FrozenDictionary<string, string> Places = LoadPlaces();
    private static readonly ConcurrentDictionary<(string, Language), string> Known = new();

    /// <summary>The key of a word in lower case without accents: "#12" for a listed meaning, else "~" and the stem.</summary>
    public static string Key(string folded, Language language)
    {
        if (Known.TryGetValue((folded, language), out string? key)) return key;
        if (Known.Count > Kept) Known.Clear();
        return Known[(folded, language)] = Find(folded, language);
    }

    private static string Find(string folded, Language language)
    {
        if (Places.TryGetValue(folded, out string? place)) return place;
        string stem = Stem(folded, language);
        if (Concepts[(int)language].TryGetValue(stem, out string? concept)) return concept;
        return "~" + stem;
    }

    private static string Stem(string folded, Language language)
    {
        SnowballProgram stemmer = Stemmers.Value![(int)language];
        stemmer.SetCurrent(folded);
        stemmer.Stem();
        return stemmer.Current;
    }

    // Accents are folded before stemming, in the files as in the texts.
    private static FrozenDictionary<string, string>[] LoadConcepts()
    {
        var concepts = new Dictionary<string, string>[] { [], [], [] };
        int number = 0;
        foreach (string line in WordFile.Lines("concepts.tsv"))
        {
            number++;
            string[] languages = line.Split('\t');
            for (int i = 0; i < languages.Length; i++)
            {
                foreach (string word in languages[i].Split(' ', StringSplitOptions.RemoveEmptyEntries)) concepts[i].TryAdd(Stem(Token.Fold(word), (Language)i), "#" + number);
            }
        }
        return Array.ConvertAll(concepts, language => language.ToFrozenDictionary());
    }

    private static FrozenDictionary<string, string> LoadPlaces()
    {
        var places = new Dictionary<string, string>();
        foreach (string[] names in WordFile.Lines("places.tsv").Select(line => line.Split('\t')))
        {
            foreach (string name in names) places.TryAdd(name, "=" + names[0]);
        }
        return places.ToFrozenDictionary();
    }
}
