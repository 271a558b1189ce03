using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Passages;

/// <summary>The word lists of the search: plain files beside this one.</summary>
internal static class PassageWords
{
    private static readonly FrozenSet<string> Abbreviations = Lines("abbreviations.txt").SelectMany(Split).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<Language, FrozenSet<string>> Asking = ReadAsking();

    public static bool IsAbbreviation(ReadOnlySpan<char> word) => Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>True for words that ask and name nothing, any case.</summary>
    public static bool Asks(Language language, ReadOnlySpan<char> word) => Asking[language].GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenDictionary<Language, FrozenSet<string>> ReadAsking()
    {
        var words = Enum.GetValues<Language>().ToDictionary(language => language, _ => new List<string>());
        Language current = default;
        foreach (string line in Lines("questionwords.txt"))
        {
            if (line[0] == '[') current = Enum.GetValues<Language>().First(language => line == $"[{language.Code()}]");
            else words[current].AddRange(Split(line));
        }
        return words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.OrdinalIgnoreCase));
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Lines(string file)
    {
        using Stream stream = typeof(PassageWords).Assembly.GetManifestResourceStream($"ChatAssistant.Knowledge.Passages.{file}")
            ?? throw new InvalidOperationException($"The word list Passages/{file} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
