using System.Collections.Frozen;

namespace ChatAssistant.Knowledge.Events.Lexicon;

/// <summary>The word lists that the extraction reads: plain files beside this one, accents and case aside, three languages together.</summary>
public static class Words
{
    public static PhraseSet Honorifics { get; } = PhraseSet.Load("honorifics.txt");
    public static PhraseSet Ranks { get; } = PhraseSet.Load("ranks.txt");
    /// <summary>Nouns of posts; in Spanish and French also those that somebody had ("exmagistrada", "ex-ministre").</summary>
    public static PhraseSet Roles { get; } = PhraseSet.Of(Lines("roles.txt").SelectMany(role => role.Contains(' ', StringComparison.Ordinal) ? [role] : new[] { role, "ex" + role, "ex-" + role }).Distinct());
    /// <summary>The posts of several people ("prosecutors", "juezas"), made from <see cref="Roles"/>.</summary>
    public static PhraseSet PluralRoles { get; } = PhraseSet.Of(Lines("roles.txt").Where(role => !role.Contains(' ', StringComparison.Ordinal)).SelectMany(Plurals.Of).Distinct());
    public static PhraseSet Bodies { get; } = PhraseSet.Load("bodies.txt");
    /// <summary>What several bodies are called ("ministries", "fiscalías"), made from <see cref="Bodies"/>.</summary>
    public static FrozenSet<string> PluralBodies { get; } = Lines("bodies.txt").Where(head => !head.Contains(' ', StringComparison.Ordinal)).SelectMany(Plurals.Of).ToFrozenSet();
    /// <summary>Names of bodies that no head noun marks: "Europol", "Save the Children".</summary>
    public static PhraseSet BodyNames { get; } = PhraseSet.Load("bodynames.txt");
    public static FrozenSet<string> GivenNames { get; } = Lines("givennames.txt").ToFrozenSet();
    public static FrozenSet<string> Nationalities { get; } = Lines("nationalities.txt").ToFrozenSet();
    public static FrozenSet<string> BodyWords { get; } = Lines("bodywords.txt").ToFrozenSet();
    /// <summary>English nouns for what posts and offices deal with ("immigration", "preparedness").</summary>
    public static FrozenSet<string> Fields { get; } = Lines("fields.txt").ToFrozenSet();
    /// <summary>What somebody does at an event ("speaker", "ponente"), as against a post.</summary>
    public static FrozenSet<string> Functions { get; } = Lines("functions.txt").ToFrozenSet();
    public static FrozenSet<string> Particles { get; } = Lines("particles.txt").ToFrozenSet();
    private static readonly FrozenDictionary<string, string> Verbs = LoadVerbs();

    /// <summary>present, open, attend, chair, say, aux; null when the word is no verb of ours.</summary>
    public static string? VerbKind(string folded) => Verbs.GetValueOrDefault(folded);

    /// <summary>How many tokens from <paramref name="at"/> name a post or rank, of one person or several; 0 when none.</summary>
    public static int PostAt(IReadOnlyList<Text.Token> tokens, int at) => Math.Max(Math.Max(Roles.Match(tokens, at), Compound(tokens, at)), Math.Max(Ranks.Match(tokens, at), PluralRoles.Match(tokens, at)));

    // "enseignant-chercheur", "docente-investigadora": two posts with a hyphen.
    private static int Compound(IReadOnlyList<Text.Token> tokens, int at) =>
        at >= 0 && at < tokens.Count && tokens[at].Folded.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen && Roles.Contains(tokens[at].Folded[..hyphen]) && Roles.Contains(tokens[at].Folded[(hyphen + 1)..]) ? 1 : 0;

    public static IEnumerable<string> Lines(string file)
    {
        using Stream stream = typeof(Words).Assembly.GetManifestResourceStream($"ChatAssistant.Knowledge.Events.Lexicon.{file}")
            ?? throw new InvalidOperationException($"The word list Events/Lexicon/{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return Text.Token.Fold(line.Trim());
        }
    }

    private static FrozenDictionary<string, string> LoadVerbs()
    {
        var verbs = new Dictionary<string, string>();
        foreach (string line in Lines("verbs.tsv"))
        {
            string[] parts = line.Split(['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
            foreach (string form in parts.Skip(1)) verbs.TryAdd(form, parts[0]);
        }
        return verbs.ToFrozenDictionary();
    }
}

/// <summary>Phrases of one or more words, found at a place in a row of tokens.</summary>
public sealed class PhraseSet
{
    private readonly FrozenDictionary<string, string[][]> _byFirstWord;

    private PhraseSet(IEnumerable<string> phrases) =>
        _byFirstWord = phrases.SelectMany(WithElision).Distinct().Select(phrase => phrase.Split(' ')).GroupBy(words => words[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(words => words.Length).ToArray());

    public static PhraseSet Load(string file) => new(Words.Lines(file));

    public static PhraseSet Of(IEnumerable<string> phrases) => new(phrases);

    /// <summary>True when some phrase begins with the word.</summary>
    public bool Begins(string folded) => _byFirstWord.ContainsKey(Bare(folded));

    /// <summary>True when the word by itself is a phrase.</summary>
    public bool Contains(string folded) => _byFirstWord.TryGetValue(folded, out string[][]? phrases) && phrases[^1].Length == 1;

    /// <summary>How many tokens from <paramref name="at"/> are one of the phrases, the longest; 0 when none.</summary>
    public int Match(IReadOnlyList<Text.Token> tokens, int at)
    {
        if (at < 0 || at >= tokens.Count || !_byFirstWord.TryGetValue(Bare(tokens[at].Folded), out string[][]? candidates)) return 0;
        foreach (string[] words in candidates)
        {
            if (at + words.Length > tokens.Count) continue;
            int k = 1;
            while (k < words.Length && Bare(tokens[at + k].Folded) == words[k]) k++;
            if (k == words.Length) return k;
        }
        return 0;
    }

    // French texts are cut after an elision ("cour d' appel"), others are not ("chargé d'affaires").
    private static IEnumerable<string> WithElision(string phrase) =>
        [phrase, phrase.Replace(" d'", " d' ", StringComparison.Ordinal).Replace(" l'", " l' ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal)];

    internal static string Bare(string folded) => folded.Length > 1 && folded[^1] == '.' ? folded.TrimEnd('.') : folded;
}

/// <summary>Phrases with what each means.</summary>
public sealed class PhraseTable<T> where T : class
{
    private readonly FrozenDictionary<string, (string[] Words, T Meaning)[]> _byFirstWord;

    public PhraseTable(IEnumerable<KeyValuePair<string, T>> phrases) =>
        _byFirstWord = phrases.Select(phrase => (Words: phrase.Key.Split(' '), phrase.Value)).GroupBy(phrase => phrase.Words[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray());

    /// <summary>True when some phrase begins with the word.</summary>
    public bool Begins(string folded) => _byFirstWord.ContainsKey(PhraseSet.Bare(folded));

    /// <summary>How many tokens from <paramref name="at"/> are one of the phrases, the longest; 0 when none.</summary>
    public int Match(IReadOnlyList<Text.Token> tokens, int at, out T? meaning)
    {
        meaning = null;
        if (at < 0 || at >= tokens.Count || !_byFirstWord.TryGetValue(PhraseSet.Bare(tokens[at].Folded), out (string[] Words, T Meaning)[]? candidates)) return 0;
        foreach ((string[] words, T found) in candidates)
        {
            if (at + words.Length > tokens.Count) continue;
            int k = 1;
            while (k < words.Length && PhraseSet.Bare(tokens[at + k].Folded) == words[k]) k++;
            if (k < words.Length) continue;
            meaning = found;
            return k;
        }
        return 0;
    }
}
