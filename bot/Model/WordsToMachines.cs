using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Model;

/// <summary>
/// Tells texts that speak to a language model ("ignore the instructions above"): a document with such words is not shown to the model, a question with them not sent. A first fence only;
/// what the model writes is proven whatever it was told. The phrases are in <c>machinewords.txt</c>.
/// </summary>
internal static class WordsToMachines
{
    /// <summary>How many words may stand between the parts of a phrase.</summary>
    private const int Between = 6;

    private static readonly FrozenDictionary<string, string[][][]> ByFirstWord = Load();
    private static readonly string[] Tags = ["<|", "|>", "[inst]", "[/inst]", "<<sys>>", "<system", "</system", "</s>"];
    private static readonly ConditionalWeakTable<Document, object> Known = [];

    /// <summary>Looked at once a document.</summary>
    public static bool In(Document document) => (bool)Known.GetValue(document, static own => In(own.Text));

    public static bool In(string text)
    {
        string plain = Plain(text);
        if (Array.Exists(Tags, tag => plain.Contains(tag, StringComparison.OrdinalIgnoreCase))) return true;
        string[] words = NameMatcher.Words(plain);
        for (int i = 0; i < words.Length; i++)
        {
            if (ByFirstWord.TryGetValue(words[i], out string[][][]? phrases) && Array.Exists(phrases, phrase => Fits(words, i, phrase))) return true;
        }
        return false;
    }

    // Characters that nobody sees part words for a search, not for a model.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.GetUnicodeCategory(c) is not UnicodeCategory.Format) plain.Append(c is '*' or '_' or '`' or '#' ? ' ' : c);
        }
        return plain.ToString();
    }

    private static bool Fits(string[] words, int at, string[][] phrase)
    {
        if (!Next(words, at, phrase[0], 0, out at)) return false;
        foreach (string[] part in phrase.Skip(1))
        {
            if (!Next(words, at, part, Between, out at)) return false;
        }
        return true;
    }

    private static bool Next(string[] words, int from, string[] part, int between, out int next)
    {
        for (int start = from; start <= from + between && start + part.Length <= words.Length; start++)
        {
            if (!words.AsSpan(start, part.Length).SequenceEqual(part)) continue;
            next = start + part.Length;
            return true;
        }
        next = from;
        return false;
    }

    private static FrozenDictionary<string, string[][][]> Load()
    {
        const string name = "ChatAssistant.Model.machinewords.txt";
        using Stream stream = typeof(WordsToMachines).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        // "ignore|disregard ~ rules|prompt": each way to fill the phrase in.
        IEnumerable<string[][]> phrases = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')
            .SelectMany(line => line.Split(" ~ ").Aggregate((IEnumerable<string[][]>)[[]], (whole, part) => whole.SelectMany(before => part.Split('|').Select(choice => (string[][])[.. before, NameMatcher.Words(choice)]))));
        return phrases.GroupBy(phrase => phrase[0][0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }
}
