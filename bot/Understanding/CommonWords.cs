using System.Collections.Frozen;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding.Intents;

namespace ChatAssistant.Understanding;

/// <summary>Words that people use to ask, in three languages, taken from the training sentences about events: they name nothing that a document would have to hold.</summary>
internal static class CommonWords
{
    /// <summary>A word of four letters and more must stand in this many groups of sentences: one sentence about a retired judge makes no usual word of "retired".</summary>
    private const int Enough = 3;

    public static FrozenSet<string> All { get; } = Load();

    // A word that the sentences also write with a capital inside is a name, however often it is typed small.
    private static FrozenSet<string> Load()
    {
        var groups = new Dictionary<string, HashSet<int>>();
        HashSet<string> names = [], acronyms = [];
        foreach (Utterance utterance in Utterances.Load().Where(utterance => utterance.Intent is not (Intent.OutOfScope or Intent.SmallTalk or Intent.Crisis)))
        {
            string[] raw = utterance.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < raw.Length; i++)
            {
                foreach (string word in NameMatcher.Words(raw[i]))
                {
                    bool capital = char.IsUpper(raw[i].TrimStart('¿', '¡', '"', '«', '(').FirstOrDefault());
                    if (!capital) (groups.TryGetValue(word, out HashSet<int>? known) ? known : groups[word] = []).Add(utterance.Group);
                    else if (raw[i].Count(char.IsUpper) > 2 && utterance.Text.Any(char.IsLower)) acronyms.Add(word);
                    else if (i > 0 && utterance.Text.Any(char.IsLower) && !".?!:".Contains(raw[i - 1][^1], StringComparison.Ordinal)) names.Add(word);
                }
            }
        }
        HashSet<string> small = [.. groups.Where(pair => pair.Key.Length < 4 || pair.Value.Count >= Enough).Select(pair => pair.Key)];
        small.ExceptWith(acronyms);
        small.ExceptWith(names.Where(name => name.Length > 3));
        return small.ToFrozenSet();
    }
}
