using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Questions.Words;

/// <summary>A word of a question; the name of a country in several words is one.</summary>
/// <param name="Folded">Lower case without accents.</param>
/// <param name="Keys">What it is compared by: the word itself, and the key of its meaning.</param>
/// <param name="IsName">It names somebody, a place or a body: a document that answers must hold it.</param>
/// <param name="IsCommon">A word that people use to ask, whatever they ask about.</param>
public sealed record QuestionWord(string Folded, IReadOnlyList<string> Keys, bool IsName, bool IsCommon)
{
    public bool IsCountry => Keys.Any(Countries.IsKey);

    /// <summary>A name that nothing but itself can stand for: a document without it does not answer. "Ministry", "Judge" and the like have a capital, but also a meaning.</summary>
    public bool IsProper => IsName && Keys[^1][0] != '#';

    public bool IsNumber => char.IsDigit(Folded[0]);

    /// <summary>"17th", "XV", "III": which of a row of events.</summary>
    public bool IsOrdinal => char.IsDigit(Folded[0]) ? !char.IsDigit(Folded[^1]) : Folded != "i" && Folded.All(c => c is 'i' or 'v' or 'x');

    /// <summary>It tells what is asked about: neither a usual word of questions nor one of the shortest, nor part of a date.</summary>
    public bool IsContent => IsName || (!IsCommon && Folded.Length > 2 && !IsNumber && !DateWords.IsMonth(Folded));
}

/// <summary>A question as words.</summary>
public sealed record QuestionText(string Text, Language Language, IReadOnlyList<QuestionWord> Words, DateWords Date)
{
    public IEnumerable<QuestionWord> Names => Words.Where(word => word.IsName);

    public IEnumerable<QuestionWord> Content => Words.Where(word => word.IsContent);

    /// <summary>A name is asked for: somebody known by a post alone is no answer.</summary>
    public bool AsksForAName => Words.Any(word => Nouns.Naming.Contains(word.Folded));

    /// <summary>"In place of the minister", "en lugar de", « à la place de »: who stood in for somebody.</summary>
    public bool AsksForAStandIn => Nouns.StandIns.Any($" {string.Join(' ', Words.Select(word => word.Folded))} ".Contains);

    /// <summary>"Which workshops", "any event", "qué talleres", or events in the plural: which events there are is asked.</summary>
    public bool AsksForEvents => Words.Any(word => Nouns.Events.Contains(word.Folded) && word.Folded[^1] == 's')
        || Enumerable.Range(1, Math.Max(0, Words.Count - 1)).Any(i => EventNouns.Contains(Words[i].Folded) && Words[i - 1].Folded is "which" or "what" or "any" or "other" or "que" or "cual" or "algun" or "alguna" or "otro" or "otra" or "quel" or "quelle" or "autre");

    /// <summary>"Her", "him", "ella", « elle »: somebody spoken of is meant, and nobody is named.</summary>
    public bool MeansAPerson => Words.Any(word => Nouns.Persons.Contains(word.Folded)) && !Words.Any(word => word.IsName || Nouns.IsPost(word.Folded));

    /// <summary>"What time", "a qué hora", « à quelle heure ».</summary>
    public bool AsksForATime => Enumerable.Range(1, Math.Max(0, Words.Count - 1)).Any(i => Nouns.Times.Contains(Words[i].Folded) && Words[i - 1].Folded is "what" or "which" or "que" or "quelle" or "quelles" or "q" or "start" or "starting" or "de");

    /// <summary>"Did the mayor come?", "¿fue alguien de …?", « y avait-il … ? »: whether somebody was there is asked.</summary>
    public bool AsksWhether => Words.SkipWhile(word => Nouns.Joining.Contains(word.Folded)).FirstOrDefault() is { } first && Nouns.Whether.Contains(first.Folded);

    /// <summary>True when one of the words is one of these, lower case without accents.</summary>
    public bool HasAny(params ReadOnlySpan<string> folded)
    {
        foreach (QuestionWord word in Words)
        {
            if (folded.Contains(word.Folded)) return true;
        }
        return false;
    }
}

/// <summary>Cuts a question into words and tells the names among them.</summary>
/// <param name="commonWords">Words that people use to ask, folded.</param>
/// <param name="names">True for a folded word that the documents print as a name.</param>
/// <param name="places">True for a folded word that names a place of an event, even where it is a word of questions too.</param>
/// <param name="known">True for a folded word that stands in any document.</param>
internal sealed class QuestionTextReader(IReadOnlySet<string> commonWords, Func<string, bool> names, Func<string, bool> places, Func<string, Language, bool> known)
{
    public QuestionText Read(string text, Language language, DateOnly today)
    {
        var written = new List<(string Folded, bool Capital)>();
        bool shouted = !text.Any(char.IsLower);
        bool opens = true;
        foreach (string raw in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            bool capital = !shouted && !opens && char.IsUpper(raw.TrimStart('"', '«', '“', '(', '¿', '¡', '\'').FirstOrDefault());
            // "d'Abidjan", "l'OIM": the capital is the second part's.
            int elision = raw.IndexOfAny(['\'', '’']);
            bool second = !shouted && elision is > 0 and < 3 && elision + 1 < raw.Length && char.IsUpper(raw[elision + 1]);
            string[] parts = NameMatcher.Words(raw);
            for (int i = 0; i < parts.Length; i++) written.Add((parts[i], i == 0 && !second ? capital : capital || second && i > 0));
            opens = raw[^1] is '.' or '?' or '!' or ':';
        }
        string[] folded = [.. written.Select(word => word.Folded)];
        return new QuestionText(text, language, Words(folded, written, language), DateWords.Read(folded, today));
    }

    private List<QuestionWord> Words(string[] folded, List<(string Folded, bool Capital)> written, Language language)
    {
        var words = new List<QuestionWord>();
        for (int i = 0; i < folded.Length; i++)
        {
            if (Countries.At(folded, i) is { } country)
            {
                string name = string.Join(' ', folded[i..(i + country.Words)]);
                words.Add(new QuestionWord(name, [country.Key, .. country.Words == 1 ? [name] : Array.Empty<string>()], IsName: true, IsCommon: false));
                i += country.Words - 1;
                continue;
            }
            bool common = commonWords.Contains(folded[i]) && !places(folded[i]);
            words.Add(new QuestionWord(folded[i], [folded[i], WordMeaning.Key(folded[i], language)], !common && IsName(folded, i, written[i].Capital, language), common));
        }
        return words;
    }

    private bool IsName(string[] folded, int i, bool capital, Language language)
    {
        string word = folded[i];
        if (word.Length < 3 || char.IsDigit(word[0]) || DateWords.IsMonth(word)) return false;
        return capital || names(word) || (word.Length > 3 && InPlaceOfAName(folded, i, language) && !known(word, language));
    }

    // "in X", "the X seminar", "seminario de X": a word there that no document has is a name nobody knows.
    private static bool InPlaceOfAName(string[] words, int i, Language language) =>
        (i > 0 && (words[i - 1] is "in" or "at" or "en" or "au" || (words[i - 1] is "a" && language != Language.English) || (i > 1 && EventNouns.Contains(words[i - 2]) && words[i - 1] is "de" or "of" or "d" or "du" or "del")))
        || (i + 1 < words.Length && EventNouns.Contains(words[i + 1]));
}
