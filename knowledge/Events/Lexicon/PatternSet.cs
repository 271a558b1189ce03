using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Lexicon;

/// <summary>A pattern of words found in a row of tokens.</summary>
/// <param name="From">Index of its first token.</param>
/// <param name="To">Index after its last.</param>
/// <param name="Pointer">True when whom it tells of stands after it (a line that begins with "&gt;").</param>
/// <param name="PeopleOnly">True when it tells of people and posts only ("~").</param>
internal readonly record struct PatternMatch(int From, int To, bool Pointer, bool PeopleOnly);

/// <summary>Patterns of words, one a line of a plain file: "a|b" is either word, "stem*" any ending, "…" up to four words between.</summary>
internal sealed class PatternSet
{
    private const int Gap = 4;

    private sealed record Pattern(string[][] Words, bool[] GapBefore, bool Pointer, bool PeopleOnly);

    // By the first word, where the pattern begins with whole words; others are tried everywhere.
    private readonly Dictionary<string, List<Pattern>> _byFirst = [];
    private readonly List<Pattern> _open = [];

    public static PatternSet Load(string file)
    {
        var set = new PatternSet();
        foreach (string line in Words.Lines(file)) set.Add(line);
        return set;
    }

    /// <summary>All patterns that match somewhere, in the order of the text; of several that begin at a place the longest.</summary>
    public List<PatternMatch> Find(IReadOnlyList<Token> tokens)
    {
        var found = new List<PatternMatch>();
        for (int i = 0; i < tokens.Count; i++)
        {
            PatternMatch? best = null;
            if (_byFirst.TryGetValue(tokens[i].Folded, out List<Pattern>? patterns)) best = Longest(patterns, tokens, i, best);
            best = Longest(_open, tokens, i, best);
            if (best is not { } match) continue;
            found.Add(match);
            i = match.To - 1;
        }
        return found;
    }

    private void Add(string line)
    {
        string flags = new([.. line.TakeWhile(c => c is '>' or '~')]);
        string[] parts = line[flags.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[][] words = [.. parts.Where(part => part != "…").Select(part => part.Split('|'))];
        bool[] gaps = [.. Enumerable.Range(0, parts.Length).Where(k => parts[k] != "…").Select(k => k > 0 && parts[k - 1] == "…")];
        var pattern = new Pattern(words, gaps, flags.Contains('>', StringComparison.Ordinal), flags.Contains('~', StringComparison.Ordinal));
        if (words[0].Any(word => word.EndsWith('*'))) _open.Add(pattern);
        else foreach (string word in words[0]) (_byFirst.TryGetValue(word, out List<Pattern>? list) ? list : _byFirst[word] = []).Add(pattern);
    }

    private static PatternMatch? Longest(List<Pattern> patterns, IReadOnlyList<Token> tokens, int i, PatternMatch? best)
    {
        foreach (Pattern pattern in patterns)
        {
            int to = Match(pattern, tokens, i, 0);
            if (to > i && (best is null || to > best.Value.To)) best = new PatternMatch(i, to, pattern.Pointer, pattern.PeopleOnly);
        }
        return best;
    }

    // The index after the words from "word" on; -1 when they do not stand here.
    private static int Match(Pattern pattern, IReadOnlyList<Token> tokens, int at, int word)
    {
        if (word == pattern.Words.Length) return at;
        int reach = pattern.GapBefore[word] ? Gap : 0;
        for (int k = at; k <= at + reach && k < tokens.Count; k++)
        {
            if (k > at && tokens[k - 1].Text is "." or ";" or ":") return -1;
            if (Array.Exists(pattern.Words[word], form => Is(form, tokens[k].Folded)) && Match(pattern, tokens, k + 1, word + 1) is var to and > 0) return to;
        }
        return -1;
    }

    private static bool Is(string form, string folded) => form[^1] == '*' ? folded.StartsWith(form.AsSpan(0, form.Length - 1), StringComparison.Ordinal) : folded == form;
}
