using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Places;
using ChatAssistant.Knowledge.Events.Text;
using ChatAssistant.Knowledge.Questions.Matching;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>A sentence and how much of what is asked it holds.</summary>
/// <param name="Coverage">0 to 1: the share of the asked words, rare ones counting more.</param>
/// <param name="Held">How many of them it holds.</param>
internal sealed record SentenceMatch(SourceSpan Source, double Coverage, int Held);

/// <summary>Finds the sentences of a document that hold what a question asks.</summary>
internal sealed partial class SentenceFinder(KnowledgeSnapshot snapshot, EventIndex index)
{
    /// <summary>Documents whose sentences are kept: questions go on about the few that a conversation is about.</summary>
    private const int KeptCut = 100;

    private readonly ConcurrentDictionary<string, List<(Sentence Sentence, IReadOnlySet<string> Keys)>> _cut = [];
    private static readonly FrozenSet<string> NumberWords = Knowledge.Events.Lexicon.Words.Lines("numbers.tsv").Select(line => line.Split('\t')[0]).ToFrozenSet();
    private static readonly FrozenSet<string> Houses = Knowledge.Events.Lexicon.Words.Lines("venues.txt").ToFrozenSet();
    private static readonly string[] Reasons = ["because", "due", "since", "owing", "reason", "order", "porque", "debido", "motivo", "razon", "causa", "para", "car", "parce", "raison", "afin", "cause"];

    private static readonly IReadOnlySet<string> NoKeys = new HashSet<string>();

    /// <summary>Two sentences must hold this much more than one.</summary>
    private const double OfTwo = 0.15;

    /// <summary>The sentence after this one in the same block; null where none follows.</summary>
    public SourceSpan? After(SourceSpan source)
    {
        Document document = snapshot.Documents[source.DocumentId];
        List<(Sentence Sentence, IReadOnlySet<string> Keys)> sentences = Sentences(document);
        int at = sentences.FindIndex(pair => pair.Sentence.Start <= source.Start && pair.Sentence.End >= source.End);
        return at < 0 || at + 1 >= sentences.Count || sentences[at + 1].Sentence.Block != sentences[at].Sentence.Block ? null : Span(document, sentences[at + 1].Sentence);
    }

    /// <param name="wanted">The words asked about.</param>
    /// <param name="scopes">Where to look.</param>
    /// <returns>Best first; sentences that hold none are left out.</returns>
    public IReadOnlyList<SentenceMatch> Find(QuestionText question, IReadOnlyList<QuestionWord> wanted, IEnumerable<SourceSpan> scopes)
    {
        if (wanted.Count == 0) return [];
        double unknown = Math.Log(2 + index.Count);
        (QuestionWord Word, double Weight)[] weighed = [.. wanted.Select(word => (word, index.Rarity(word) is > 0 and var rarity ? rarity : unknown))];
        double whole = weighed.Sum(pair => pair.Weight);
        bool why = question.HasAny("why", "porque", "por", "pourquoi"), number = question.HasAny("many", "much", "cuantos", "cuantas", "combien", "number", "numero", "nombre");
        var found = new List<(SentenceMatch Sentence, double Score)>();
        foreach (SourceSpan scope in scopes)
        {
            Document document = snapshot.Documents[scope.DocumentId];
            Sentence? before = null;
            IReadOnlySet<string> keysBefore = NoKeys;
            foreach ((Sentence sentence, IReadOnlySet<string> keys) in Sentences(document))
            {
                if (sentence.Start < scope.Start || sentence.End > scope.End) continue;
                Add(sentence.Start, sentence.End, keys, NoKeys, Bonus(sentence, keys));
                // What one sentence names, the next often only points to: "It …", "Her message was read by …".
                if (before is not null && before.Block == sentence.Block) Add(before.Start, sentence.End, keys, keysBefore, Bonus(sentence, keys) - OfTwo);
                (before, keysBefore) = (sentence, keys);
            }

            void Add(int start, int end, IReadOnlySet<string> keys, IReadOnlySet<string> more, double bonus)
            {
                double held = 0;
                int count = 0;
                foreach ((QuestionWord word, double weight) in weighed)
                {
                    if (!Holds(keys, word) && !Holds(more, word)) continue;
                    held += weight;
                    count++;
                }
                if (count > 0) found.Add((new SentenceMatch(document.Span(start, EndWithItems(document, end) - start), held / whole, count), held / whole + bonus));
            }
        }
        double Bonus(Sentence sentence, IReadOnlySet<string> keys) =>
            (why && Reasons.Any(keys.Contains) || number && sentence.Tokens.Any(token => token.IsNumber) ? 0.15 : 0) - (sentence.Kind == BlockKind.Heading ? 0.2 : 0);
        return [.. found.OrderByDescending(pair => pair.Score).Select(pair => pair.Sentence)];
    }

    /// <summary>The first sentences that hold all of these words, or the countries, or the names among them.</summary>
    public IReadOnlyList<SourceSpan> Holding(IReadOnlyList<QuestionWord> words, SourceSpan scope)
    {
        const int most = 3;
        Document document = snapshot.Documents[scope.DocumentId];
        var sentences = Within(document, scope).Where(pair => pair.Sentence.Kind != BlockKind.Heading).ToList();
        foreach (QuestionWord[] sought in (QuestionWord[][])[[.. words], [.. words.Where(word => word.IsCountry)], [.. words.Where(word => word.IsProper)]])
        {
            SourceSpan[] found = sought.Length == 0 ? [] : [.. sentences.Where(pair => Array.TrueForAll(sought, word => word.Keys.Any(pair.Keys.Contains))).Take(most).Select(pair => Span(document, pair.Sentence))];
            if (found.Length > 0) return found;
        }
        return [];
    }

    /// <summary>The sentences that hold most of these keys, in the document's order.</summary>
    public IReadOnlyList<SourceSpan> WithAny(IReadOnlySet<string> keys, SourceSpan scope)
    {
        const int most = 2;
        Document document = snapshot.Documents[scope.DocumentId];
        return [.. Within(document, scope).Where(pair => pair.Sentence.Kind != BlockKind.Heading && pair.Keys.Overlaps(keys))
            .OrderByDescending(pair => pair.Keys.Count(keys.Contains)).Take(most).OrderBy(pair => pair.Sentence.Start).Select(pair => Span(document, pair.Sentence))];
    }

    /// <summary>The first sentences that name a person: by two words of the name, or by a surname that nobody else there has.</summary>
    public IReadOnlyList<SourceSpan> Naming(string person, Event told)
    {
        const int most = 3;
        string[] name = [.. NameMatcher.Words(person).Where(word => word.Length > 2).Distinct()];
        HashSet<string> others = [.. told.Attendees.Where(a => a.Kind == AttendeeKind.Person && a.Name is not null).Select(a => a.Name!.Clean).Where(other => !PeopleOfQuestion.SameName(other, person)).SelectMany(NameMatcher.Words)];
        string[] own = [.. name.Skip(1).Append(name.Length == 1 ? name[0] : "").Where(word => word.Length > 3 && !others.Contains(word))];
        Document document = snapshot.Documents[told.DocumentId];
        return [.. Within(document, told.Scope).Where(pair => name.Count(pair.Keys.Contains) > 1 || Array.Exists(own, pair.Keys.Contains)).Take(most).Select(pair => Span(document, pair.Sentence))];
    }

    /// <summary>The keys of all words of the sentences that a place touches.</summary>
    public IReadOnlySet<string> KeysOf(SourceSpan place)
    {
        IReadOnlySet<string>[] touched = [.. Sentences(snapshot.Documents[place.DocumentId]).Where(pair => pair.Sentence.Start < place.End && pair.Sentence.End > place.Start).Select(pair => pair.Keys)];
        // Most places lie in one sentence.
        return touched is [var only] ? only : touched.SelectMany(keys => keys).ToHashSet();
    }

    /// <summary>True when one of the sentences holds the word, in this or another form.</summary>
    public static bool Holds(IReadOnlyList<IReadOnlySet<string>> sentences, QuestionWord word)
    {
        foreach (IReadOnlySet<string> keys in sentences)
        {
            if (Holds(keys, word)) return true;
        }
        return false;
    }

    private static bool Holds(IReadOnlySet<string> keys, QuestionWord word)
    {
        foreach (string key in word.Keys)
        {
            if (keys.Contains(key)) return true;
        }
        return false;
    }

    /// <summary>The sentences, headings left out, that have a quality.</summary>
    public IReadOnlyList<SourceSpan> Where(Func<Document, Sentence, bool> quality, SourceSpan scope)
    {
        Document document = snapshot.Documents[scope.DocumentId];
        return [.. Within(document, scope).Where(pair => pair.Sentence.Kind != BlockKind.Heading && quality(document, pair.Sentence)).Select(pair => Span(document, pair.Sentence))];
    }

    /// <summary>The sentences of an event's part of its document, headings too.</summary>
    public IEnumerable<Sentence> Of(Event told) => Within(snapshot.Documents[told.DocumentId], told.Scope).Select(pair => pair.Sentence);

    public SourceSpan Place(Event told, Sentence sentence) => Span(snapshot.Documents[told.DocumentId], sentence);

    /// <summary>True when a country, a town or the noun of a house stands in the sentences that a place touches.</summary>
    public bool HoldsAPlace(SourceSpan place) => KeysOf(place).Any(key => Words.Countries.IsKey(key) || Houses.Contains(key) || Gazetteer.IsCity(key));

    /// <summary>True when a month with a day or year stands in the sentence.</summary>
    public static bool HoldsAMonth(Sentence sentence)
    {
        string[] words = FoldedWords(sentence);
        bool IsNumber(int i) => i >= 0 && i < words.Length && char.IsDigit(words[i][0]);
        return Enumerable.Range(0, words.Length).Any(i => DateWords.IsMonth(words[i]) && (IsNumber(i - 2) || IsNumber(i - 1) || IsNumber(i + 1)));
    }

    /// <summary>True when a time counted from the document's day stands in the sentence: "yesterday", "esta semana".</summary>
    public static bool HoldsADay(Sentence sentence) => $" {string.Join(' ', FoldedWords(sentence))} " is var words && Nouns.Days.Any(words.Contains);

    /// <summary>True when a time of day stands in the sentence: "9 a.m.", "10:30", "14h", "a las 9".</summary>
    public static bool HoldsATime(Document document, Sentence sentence) => ClockTime().IsMatch(document.Plain.AsSpan(sentence.Start, sentence.End - sentence.Start));

    [GeneratedRegex(@"\b([01]?\d|2[0-3])\s?([:h]\s?[0-5]\d\b|\.[0-5]\d\b(?![\d%])(?!\s?%)|[ap]\.?\s?m\b|h\b|heures\b|horas\b|hrs?\b|o.clock)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClockTime();

    /// <summary>True when the sentence tells of the deed, and of somebody by a post, a body or after "by".</summary>
    public static bool TellsWhoDid(Deed deed, Sentence sentence)
    {
        string[] words = FoldedWords(sentence);
        int at = Array.FindIndex(words, word => Deeds.Tells(deed, word));
        return at >= 0 && (Array.Exists(words, Nouns.IsPost) || words.Skip(at + 1).Take(2).Any(word => word is "by" or "por" or "par"));
    }

    /// <summary>True when somebody of this name speaks in the sentence: a verb of speaking stands by the name, with no other clause between.</summary>
    public static bool Speaks(IReadOnlySet<string> name, Sentence sentence)
    {
        const int near = 30;
        string[] words = FoldedWords(sentence);
        int[] named = [.. Enumerable.Range(0, words.Length).Where(i => name.Contains(words[i]))];
        if (named.Length == 0) return false;
        return Enumerable.Range(0, words.Length).Any(i => (Nouns.Speaking.Contains(words[i]) || Knowledge.Events.Lexicon.Words.VerbKind(words[i]) is "present" or "say" or "open")
            && named.Any(at => Math.Abs(at - i) <= near && !words[(Math.Min(at, i) + 1)..Math.Max(at, i)].Any(Nouns.Relatives.Contains)));
    }

    private static string[] FoldedWords(Sentence sentence) => [.. sentence.Tokens.Where(token => token.IsWord || token.IsNumber).SelectMany(token => NameMatcher.Words(token.Text))];

    /// <summary>True when the stretch holds a verb of speaking or presenting.</summary>
    public bool TellsOfSpeech(SourceSpan source) => NameMatcher.Words(snapshot.Documents[source.DocumentId].Plain.Substring(source.Start, source.Length)).Any(word => Knowledge.Events.Lexicon.Words.VerbKind(word) is "present" or "say" or "open");

    /// <summary>The first sentence with a number close before one of these words: "44 officers", "doce jueces".</summary>
    public SourceSpan? Numbered(IReadOnlySet<string> nouns, SourceSpan scope)
    {
        const int close = 4;
        Document document = snapshot.Documents[scope.DocumentId];
        foreach ((Sentence sentence, IReadOnlySet<string> keys) in Within(document, scope))
        {
            if (!keys.Overlaps(nouns)) continue;
            for (int i = 0; i < sentence.Tokens.Count; i++)
            {
                if (!sentence.Tokens[i].IsWord || !EventShard.Keys(sentence.Tokens[i].Text, document.Language).Any(nouns.Contains)) continue;
                for (int k = Math.Max(0, i - close); k < i; k++)
                {
                    if (IsNumber(sentence.Tokens[k])) return Span(document, sentence);
                }
            }
        }
        return null;
    }

    /// <summary>True when a number stands in the sentences that a place touches.</summary>
    public bool HoldsANumber(SourceSpan place) => Sentences(snapshot.Documents[place.DocumentId]).Any(pair => pair.Sentence.Start < place.End && pair.Sentence.End > place.Start && pair.Sentence.Tokens.Any(IsNumber));

    private static bool IsNumber(Token token) => token.IsNumber ? token.Text.Length < 4 || !int.TryParse(token.Text, out int year) || year is < 1900 or > 2100 : NumberWords.Contains(token.Folded);

    private IEnumerable<(Sentence Sentence, IReadOnlySet<string> Keys)> Within(Document document, SourceSpan scope) => Sentences(document).Where(pair => pair.Sentence.Start >= scope.Start && pair.Sentence.End <= scope.End);

    private static SourceSpan Span(Document document, Sentence sentence) => document.Span(sentence.Start, EndWithItems(document, sentence.End) - sentence.Start);

    // "The trainers were:" says nothing without the list that follows: its items, or the lines right below.
    private static int EndWithItems(Document document, int end)
    {
        const int longest = 800;
        if (end == 0 || document.Plain[end - 1] != ':') return end;
        int last = end;
        foreach (Block block in document.Blocks.SkipWhile(block => block.Start < end))
        {
            bool below = document.Plain.AsSpan(last, block.Start - last).Count('\n') < 2;
            if (block.End - end > longest || block.Kind == BlockKind.Heading || !(below || block.Kind is BlockKind.ListItem or BlockKind.TableRow)) break;
            last = block.End;
        }
        return last;
    }

    // Cut when first asked about, and kept until many others were.
    private List<(Sentence Sentence, IReadOnlySet<string> Keys)> Sentences(Document document)
    {
        if (_cut.TryGetValue(document.Id, out List<(Sentence Sentence, IReadOnlySet<string> Keys)>? known)) return known;
        if (_cut.Count >= KeptCut) _cut.Clear();
        return _cut[document.Id] = SentenceSplitter.Split(document).ConvertAll(sentence => (sentence, (IReadOnlySet<string>)Keys(sentence, document.Language)));
    }

    private static HashSet<string> Keys(Sentence sentence, Language language)
    {
        var keys = new HashSet<string>();
        string[] folded = [.. sentence.Tokens.Where(token => token.IsWord || token.IsNumber).SelectMany(token => NameMatcher.Words(token.Text))];
        for (int i = 0; i < folded.Length; i++)
        {
            keys.Add(folded[i]);
            keys.Add(WordMeaning.Key(folded[i], language));
            if (Words.Countries.At(folded, i) is { } country) keys.Add(country.Key);
        }
        return keys;
    }
}
