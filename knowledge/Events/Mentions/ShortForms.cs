using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>Reads the short form after a body's name, which closes it: "(OIM)", "-OIM-", "(POC II)", "(OIM, por sus siglas en español)".</summary>
internal static class ShortForms
{
    private const int LongestName = 34, MostBeyond = 24, LeastLetters = 3, MostLeftOut = 2;

    /// <summary>The index after a short form that begins at <paramref name="i"/>; <paramref name="i"/> when none does.</summary>
    public static int After(IReadOnlyList<Token> tokens, int i)
    {
        if (i + 2 < tokens.Count && tokens[i].Text == "(" && tokens[i + 1].IsWord && tokens[i + 1].IsCapitalised && tokens[i + 2].Text == ")"
            && tokens[i + 1].Text.Length <= 10 && tokens[i + 1].Folded is not ("ngo" or "ong" or "ngos" or "ongs") && !Places.CountryNames.IsCountryName(tokens[i + 1].Text)) return i + 3;
        // "Red Universitaria -RUPT-"
        if (i + 2 < tokens.Count && tokens[i].Text is "-" or "–" && tokens[i + 1].IsUpper && tokens[i + 1].Text.Length > 1 && tokens[i + 2].Text == tokens[i].Text && tokens[i + 2].Start == tokens[i + 1].End) return i + 3;
        // "(POC II)"
        if (i + 3 < tokens.Count && tokens[i].Text == "(" && tokens[i + 1].IsUpper && tokens[i + 1].IsWord && (IsRoman(tokens[i + 2].Text) || tokens[i + 2].IsNumber) && tokens[i + 3].Text == ")") return i + 4;
        return Explained(tokens, i);
    }

    /// <summary>
    /// The index after a short form further on that spells the words from <paramref name="from"/> on, with some beyond <paramref name="to"/>:
    /// the name reaches to it, whatever small words are in it ("Unité de Lutte contre le Trafic des Migrants et la Traite (ULTMT)"). 0 when none does.
    /// </summary>
    public static int Spelled(IReadOnlyList<Token> tokens, int from, int to)
    {
        for (int k = to; k < Math.Min(tokens.Count, Math.Min(from + LongestName, to + MostBeyond)); k++)
        {
            if (tokens[k].Text == "(")
            {
                int close = k + 1;
                while (close < tokens.Count && close < k + 5 && (tokens[close].IsUpper || tokens[close].Text is "/" or "-")) close++;
                string letters = string.Concat(tokens.Skip(k + 1).Take(close - k - 1).Select(token => token.Folded)).Replace("/", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
                if (close >= tokens.Count || tokens[close].Text != ")" || letters.Length < LeastLetters || !Spells([.. tokens.Skip(from).Take(k - from)], letters, to - from)) return 0;
                // "… between the Chair and the Regional Conference on Migration (RCM)": of the name that begins last.
                bool later = Enumerable.Range(to, k - to).Any(j => tokens[j].IsCapitalised && Spells([.. tokens.Skip(j).Take(k - j)], letters, 0));
                return later ? 0 : close + 1;
            }
            if (tokens[k].Text is ";" or ":" or "." or ")" || !tokens[k].IsCapitalised && Words.VerbKind(tokens[k].Folded) is not (null or "aux") && !Words.BodyWords.Contains(tokens[k].Folded)) return 0;
        }
        return 0;
    }

    /// <summary>The index after a short form that closes a name over a preposition and a few small words ("Centre international pour le conseil des villes (CICV)"); 0 when none does.</summary>
    public static int Closing(IReadOnlyList<Token> tokens, int to)
    {
        if (to >= tokens.Count || !SentenceView.IsPreposition(tokens[to].Folded)) return 0;
        for (int k = to + 1; k < Math.Min(tokens.Count, to + 8); k++)
        {
            if (tokens[k].Text == "(") return k > to + 1 && k + 2 < tokens.Count && tokens[k + 1].IsUpper && tokens[k + 1].Text.Length > 2 && tokens[k + 2].Text == ")" ? k + 3 : 0;
            if (tokens[k].IsPunctuation || tokens[k].IsCapitalised || Words.VerbKind(tokens[k].Folded) is not null || SentenceView.IsAnd(tokens[k].Folded)) return 0;
        }
        return 0;
    }

    // Each letter is the first of a word or follows one that is, in order; the first word begins, a word from "beyond" on has its part, and hardly a capital is left out.
    private static bool Spells(Token[] words, string letters, int beyond)
    {
        bool From(int word, int letter, bool reached, int left)
        {
            if (letter == letters.Length) return reached && left + words.Skip(word).Count(rest => rest.IsCapitalised) <= MostLeftOut;
            for (int w = word; w < words.Length && (w == 0 || letter > 0) && left <= MostLeftOut; left += words[w++].IsCapitalised ? 1 : 0)
            {
                if (!words[w].IsWord) continue;
                string folded = words[w].Folded;
                for (int n = 1; n <= 3 && letter + n <= letters.Length && folded.Length >= n && folded.AsSpan(0, n).SequenceEqual(letters.AsSpan(letter, n)); n++)
                {
                    if (From(w + 1, letter + n, reached || w >= beyond, left)) return true;
                }
            }
            return false;
        }
        return words.Length > 0 && From(0, 0, false, 0);
    }

    // "(AIAMP by its Spanish acronym)", "(OIM, por sus siglas en español)", "(ONUDC, selon son sigle)".
    private static int Explained(IReadOnlyList<Token> tokens, int i)
    {
        if (i + 2 >= tokens.Count || tokens[i].Text != "(" || !tokens[i + 1].IsUpper) return i;
        bool acronym = false;
        for (int k = i + 2; k < Math.Min(tokens.Count, i + 10); k++)
        {
            if (tokens[k].Text == ")") return acronym ? k + 1 : i;
            acronym |= tokens[k].Folded is "acronym" or "acronyms" or "initials" or "siglas" or "sigla" or "sigle" or "acronimo" or "acronyme";
        }
        return i;
    }

    internal static bool IsRoman(string text) => text.All(c => c is 'I' or 'V' or 'X' or 'L');
}
