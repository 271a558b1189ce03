using System.Reflection;
using System.Text;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Understanding.Intents;

/// <summary>Reads a Spanish or French sentence into English word by word, as roughly as that goes: enough for the encoder, which knows English only, to see what it is near. Safe on several threads.</summary>
internal sealed class Glossary : IDisposable
{
    /// <summary>Its name in the assembly.</summary>
    public const string File = "ChatAssistant.Understanding.Intents.glossary.tsv";

    private readonly Dictionary<string, string> byWord = new(StringComparer.Ordinal), byStem = new(StringComparer.Ordinal);
    private readonly ThreadLocal<Stemmer> stemmer;

    public Glossary(Language language)
    {
        stemmer = new ThreadLocal<Stemmer>(() => new Stemmer(language));
        foreach (string[] row in Rows())
        {
            // Of several meanings the first in the file counts.
            foreach (string word in row[language == Language.Spanish ? 1 : 2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                byWord.TryAdd(word, row[0]);
                byStem.TryAdd(stemmer.Value!.Stem(word), row[0]);
            }
        }
    }

    /// <summary>The sentence with each word that is known in English; names, numbers and unknown words as they are.</summary>
    public string English(string text)
    {
        var english = new StringBuilder(text.Length);
        bool begins = true;
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark)) i++;
            if (i > start)
            {
                string word = text[start..i];
                bool name = !begins && char.IsUpper(word[0]);
                if (english.Length > 0 && english[^1] != ' ') english.Append(' ');
                english.Append(name ? word : Meaning(UtteranceText.Fold(word)) ?? word);
                begins = false;
            }
            else
            {
                // Apostrophes and the marks that open a Spanish question part words and say nothing.
                if (text[i] is not ('\'' or '’' or '¿' or '¡' or '-')) english.Append(text[i]);
                i++;
            }
        }
        return english.ToString();
    }

    public void Dispose() => stemmer.Dispose();

    private string? Meaning(string folded) => byWord.TryGetValue(folded, out string? meaning) || byStem.TryGetValue(stemmer.Value!.Stem(folded), out meaning) ? meaning : null;

    private static IEnumerable<string[]> Rows()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(File)!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [_, _, _] row) yield return row;
        }
    }
}
