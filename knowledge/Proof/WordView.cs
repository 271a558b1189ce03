using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Proof;

/// <summary>A word or number of a text, as it is compared.</summary>
/// <param name="Text">As printed, with its capital.</param>
/// <param name="Folded">Lower case without accents.</param>
/// <param name="Key">Of its meaning or stem; of a country's name, of the country.</param>
/// <param name="Opens">It begins the text, or follows a mark that begins something new: its capital may mean nothing.</param>
/// <param name="Parted">A mark stands between it and the word before.</param>
internal readonly record struct ProofWord(string Text, string Folded, string Key, bool Opens, bool Parted)
{
    public bool IsNumber => char.IsDigit(Text[0]);
    public bool IsCapital => char.IsUpper(Text[0]);

    /// <summary>The key is of a meaning or a country, not of a stem alone: words in another form or language have the same.</summary>
    public bool HasMeaning => Key[0] != '~';
}

/// <summary>A text as words in order, and as the marks between them.</summary>
internal sealed class WordView
{
    public WordView(string text, Language language)
    {
        Language = language;
        var words = new List<ProofWord>();
        var marks = new HashSet<string>();
        bool opens = true, parted = false;
        foreach (Token token in Tokenizer.Tokenize(text, 0, text.Length, language))
        {
            if (token.IsPunctuation)
            {
                marks.Add(token.Text);
                parted = true;
                opens |= token.Text is "." or ":" or "?" or "!" or "•" or "¿" or "¡";
                continue;
            }
            foreach (string part in Parts(token))
            {
                string folded = Token.Fold(part);
                words.Add(new ProofWord(part, folded, token.IsNumber ? folded : WordMeaning.Key(VerbForms.Infinitive(folded) ?? folded, language), opens, parted));
                (opens, parted) = (false, token.IsNumber);
            }
            parted = false;
        }
        string[] all = [.. words.Select(word => word.Folded)];
        for (int i = 0; i < all.Length; i++)
        {
            if (Countries.At(all, i) is not { } country) continue;
            for (int k = i; k < i + country.Words; k++) words[k] = words[k] with { Key = country.Key };
            i += country.Words - 1;
        }
        (Words, Marks) = (words, marks);
    }

    // "Anti-Trafficking" is two words, and so are "5-7" and "didn't": "did not".
    private static string[] Parts(Token token) => token.IsNumber ? (token.Text.Split('-') is [{ Length: < 5 } from, { Length: < 5 } to] ? [from, to] : [token.Text])
        : token.Folded.EndsWith("n't", StringComparison.Ordinal) ? [token.Text[..^3], "not"]
        : token.Text.Split(['-', '‑', '\'', '’', '.'], StringSplitOptions.RemoveEmptyEntries);

    public Language Language { get; }
    public IReadOnlyList<ProofWord> Words { get; }

    /// <summary>Punctuation and other signs.</summary>
    public IReadOnlySet<string> Marks { get; }
}
