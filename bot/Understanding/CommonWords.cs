using System.Collections.Frozen;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding.Intents;

namespace ChatAssistant.Understanding;

/// <summary>Words that people use to ask, in three languages, taken from the training sentences about events: they name nothing that a document would have to hold.</summary>
internal static class CommonWords
{
    public static FrozenSet<string> All { get; } = Load();

    // A word that the sentences also write with a capital inside is a name, however often it is typed small.
    private static FrozenSet<string> Load()
    {
        HashSet<string> small = [], names = [], acronyms = [];
        foreach (Utterance utterance in Utterances.Load().Where(utterance => utterance.Intent is not (Intent.OutOfScope or Intent.SmallTalk or Intent.Crisis)))
        {
            string[] raw = utterance.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < raw.Length; i++)
            {
                foreach (string word in NameMatcher.Words(raw[i]))
                {
                    bool capital = char.IsUpper(raw[i].TrimStart('¿', '¡', '"', '«', '(').FirstOrDefault());
                    if (!capital) small.Add(word);
                    else if (raw[i].Count(char.IsUpper) > 2 && utterance.Text.Any(char.IsLower)) acronyms.Add(word);
                    else if (i > 0 && utterance.Text.Any(char.IsLower) && !".?!:".Contains(raw[i - 1][^1], StringComparison.Ordinal)) names.Add(word);
                }
            }
        }
        small.ExceptWith(acronyms);
        small.ExceptWith(names.Where(name => name.Length > 3));
        return small.ToFrozenSet();
    }
}
