using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Proof;

/// <summary>The word lists of the proof: plain files beside this one.</summary>
internal static class ProofWords
{
    private static readonly FrozenDictionary<Language, FrozenSet<string>> FreeWords = ReadFree();

    /// <summary>Classes of words that turn what a sentence says: negation, modality.</summary>
    public static IReadOnlyList<FrozenSet<string>> Turning { get; } = [.. Lines("turningwords.txt").Select(line => Split(line.Split('\t')[1]).ToFrozenSet())];

    /// <summary>Verbs that tell no more than the kind of what was done, with the kinds.</summary>
    public static FrozenDictionary<string, string[]> Generic { get; } = Lines("genericverbs.txt").Select(line => line.Split('\t')).SelectMany(parts => Split(parts[1]).Select(word => (word, Split(parts[0])))).ToFrozenDictionary(pair => pair.word, pair => pair.Item2);

    /// <summary>"You", "my": words of somebody who speaks to somebody, which no report does.</summary>
    public static FrozenSet<string> Speaking { get; } = Lines("speakingwords.txt").SelectMany(Split).ToFrozenSet();

    /// <summary>True for a word, lower case without accents, that tells nothing by itself: a small word, or what the event is called.</summary>
    public static bool IsFree(string folded, Language language) => IsSmall(folded, language) || EventNouns.Contains(folded);

    /// <summary>True for a word that holds others together.</summary>
    public static bool IsSmall(string folded, Language language) => FreeWords[language].Contains(folded);

    private static FrozenDictionary<Language, FrozenSet<string>> ReadFree()
    {
        var words = Enum.GetValues<Language>().ToDictionary(language => language, _ => new List<string>());
        Language current = default;
        foreach (string line in Lines("freewords.txt"))
        {
            if (line[0] == '[') current = Enum.GetValues<Language>().First(language => line == $"[{language.Code()}]");
            else words[current].AddRange(Split(line));
        }
        return words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Lines(string file)
    {
        using Stream stream = typeof(ProofWords).Assembly.GetManifestResourceStream($"ChatAssistant.Knowledge.Proof.{file}")
            ?? throw new InvalidOperationException($"The word list Proof/{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
