using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;

namespace ChatAssistant.Knowledge.Events.Text;

/// <summary>Cuts a stretch of a document into tokens. Every letter, digit and mark is in exactly one token.</summary>
public static class Tokenizer
{
    public static List<Token> Tokenize(string text, int start, int end, Language language)
    {
        var tokens = new List<Token>();
        bool lineEnd = false;
        int i = start;
        while (i < end)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                lineEnd |= c is '\n' or '\r';
                i++;
                continue;
            }
            int stop = char.IsLetterOrDigit(c) ? EndOfWord(text, i, end) : i + 1;
            if (i > start && i + 1 < end && char.IsLetter(text[i - 1]) && c is '\'' or '’' && i + 1 < end && IsPossessive(text, i, end)) stop = i + 2;
            if (char.IsHighSurrogate(c) && stop < end && char.IsLowSurrogate(text[stop])) stop++;
            int elision = char.IsLetter(c) ? Elision(text, i, stop, language) : 0;
            if (elision > 0) stop = i + elision;
            string word = text[i..stop];
            tokens.Add(new Token(i, word, Token.Fold(word), lineEnd));
            lineEnd = false;
            i = stop;
        }
        return tokens;
    }

    // Inner apostrophes, hyphens and points belong to the word: "O'Rafferty", "Anti-Trafficking", "H.E.", "N.°", "4788/12".
    private static int EndOfWord(string text, int i, int end)
    {
        bool number = char.IsDigit(text[i]);
        int stop = i + 1;
        while (stop < end)
        {
            char c = text[stop];
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark) { stop++; continue; }
            bool more = stop + 1 < end && char.IsLetterOrDigit(text[stop + 1]);
            if (more && IsPossessive(text, stop, end)) break;
            if (more && c == '-' && IsCompound(text, i, stop, end)) break;
            // "June 27-July 1": a day and a month.
            if (number && c == '-' && stop - i <= 2 && stop + 2 < end && char.IsUpper(text[stop + 1]) && char.IsLower(text[stop + 2])) break;
            if (more && c is '\'' or '’' or 'ʼ' or '-' or '‑') { stop += 2; continue; }
            if (more && number && c is '.' or ',' or '/' or ':' && stop + 1 < end && char.IsDigit(text[stop + 1])) { stop += 2; continue; }
            if (c == '.' && IsAbbreviation(text, i, stop)) { stop++; continue; }
            // "GLO.ACT", "UN.GIFT"
            if (c == '.' && stop - i is > 1 and < 6 && stop + 2 < end && char.IsUpper(text[stop - 1]) && char.IsUpper(text[i]) && char.IsUpper(text[stop + 1]) && char.IsUpper(text[stop + 2])) { stop++; continue; }
            break;
        }
        return stop;
    }

    // "OSCE-organised", "EU-funded": the name of a body and what it did.
    private static bool IsCompound(string text, int start, int hyphen, int end)
    {
        if (!char.IsUpper(text[start]) || !char.IsLower(text[hyphen + 1])) return false;
        int stop = hyphen + 1;
        while (stop < end && char.IsLower(text[stop])) stop++;
        return Deeds.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(hyphen + 1, stop - hyphen - 1));
    }

    private static readonly FrozenSet<string> Deeds = FrozenSet.ToFrozenSet(["organized", "organised", "funded", "financed", "sponsored", "supported", "backed", "hosted", "convened", "run"], StringComparer.Ordinal);

    private static bool IsPossessive(string text, int apostrophe, int end) =>
        text[apostrophe] is '\'' or '’' && text[apostrophe + 1] is 's' && (apostrophe + 2 >= end || !char.IsLetter(text[apostrophe + 2]));

    // Single letters with points ("H.E.", "M.") and known short forms keep the point, so that it does not end a sentence.
    private static bool IsAbbreviation(string text, int start, int point)
    {
        ReadOnlySpan<char> word = text.AsSpan(start, point - start);
        // "9 a.m. Friday": small letters too, where each has its point.
        if (word.Length == 1) return char.IsUpper(word[0]) || point + 2 < text.Length && char.IsLower(text[point + 1]) && text[point + 2] == '.';
        // "EE.UU.", "RR. HH.": a doubled letter is the short form of a plural.
        if (word.Length == 2 && word[0] == word[1] && char.IsUpper(word[0])) return true;
        if (word.Length >= 3 && word[^2] == '.') return true;
        return word.Length <= 6 && Abbreviations.Contains(Token.Fold(word.ToString()));
    }

    private static readonly FrozenSet<string> Abbreviations = Lexicon.Words.Lines("abbreviations.txt").ToFrozenSet();

    // "l'OIM", "d'Abidjan", "qu'elle", but not "N'GUETTIA" or "O'Rafferty".
    private static int Elision(string text, int start, int stop, Language language)
    {
        if (language != Language.French) return 0;
        int apostrophe = text.AsSpan(start, stop - start).IndexOfAny('\'', '’');
        if (apostrophe is < 1 or > 6 || apostrophe + 1 >= stop - start) return 0;
        string prefix = text.Substring(start, apostrophe).ToLowerInvariant();
        if (prefix is not ("l" or "d" or "qu" or "n" or "s" or "j" or "c" or "m" or "t" or "lorsqu" or "puisqu" or "jusqu")) return 0;
        bool nameLike = char.IsUpper(text[start]) && apostrophe + 2 < stop - start && char.IsUpper(text[start + apostrophe + 1]) && char.IsUpper(text[start + apostrophe + 2]) && prefix is "n" or "m" or "t";
        return nameLike ? 0 : apostrophe + 1;
    }
}
