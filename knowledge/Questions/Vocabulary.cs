using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Questions;

/// <summary>The words of all documents, and which of them are names: printed with a capital inside sentences, mostly.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, (int Capital, int Small)> _counts = [];
    private readonly Dictionary<string, HashSet<string>> _documents = [];

    public Vocabulary(IEnumerable<Document> documents)
    {
        foreach (Document document in documents)
        {
            HashSet<string> words = [];
            foreach (Block block in document.Blocks)
            {
                bool start = true;
                foreach (Token token in Tokenizer.Tokenize(document.Plain, block.Start, block.End, document.Language))
                {
                    if (!token.IsWord && !token.IsNumber) { start |= token.Text is "." or ":" or "?" or "!" or "«" or "“" or "\"" or "–"; continue; }
                    foreach (string word in NameMatcher.Words(token.Text))
                    {
                        words.Add(word);
                        (int capital, int small) = _counts.GetValueOrDefault(word);
                        // The first word of a sentence has its capital whatever it is.
                        _counts[word] = start ? (capital, small) : token.IsCapitalised ? (capital + 1, small) : (capital, small + 1);
                    }
                    start = false;
                }
            }
            _documents[document.Id] = words;
        }
    }

    public bool Knows(string word) => _counts.ContainsKey(word);

    public bool IsName(string word) => _counts.TryGetValue(word, out var count) && count.Capital > 2 * count.Small;

    /// <summary>True when the document has the word, its inflection, or another name of the same thing.</summary>
    public bool Has(string documentId, string word)
    {
        HashSet<string> words = _documents[documentId];
        return words.Contains(word) || Synonyms.Of(word).Any(other => other.Split(' ').All(words.Contains)) || (word.Length > 4 && words.Any(own => NameMatcher.Same(own, word)));
    }
}
