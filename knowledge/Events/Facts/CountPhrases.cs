using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>The words after a number of participants: the noun that is counted, and where the phrase ends.</summary>
internal static class CountPhrases
{
    /// <summary>The index after the noun of people that a number counts, within a few words ("immigration, customs and police officers"); -1 when there is none.</summary>
    public static int Noun(SentenceView view, int from)
    {
        for (int k = from; k < Math.Min(from + 7, view.Tokens.Count); k++)
        {
            if (PeopleNouns.Contains(view.Folded(k))) return k + 1;
            bool ends = view.Tokens[k].IsNumber || view.Tokens[k].IsPunctuation && view.Tokens[k].Text is not ("," or "(" or ")") || Words.VerbKind(view.Folded(k)) is not null && !view.Tokens[k].IsCapitalised;
            // "12 centros de personas": what is counted stands before "of" and "in".
            if (ends || k > from && SentenceView.IsOf(view.Folded(k)) || view.Folded(k) is "in" or "en" or "from" or "for" or "para" or "pour" or "dans" or "million" or "millions" or "millones" or "per" or "%" or "days" or "dias" or "jours") return -1;
        }
        return -1;
    }

    /// <summary>The end of a list of such nouns ("miners, shop owners, boat captains and village leaders") with where they came from ("de once distritos", "from 14 countries").</summary>
    public static int End(SentenceView view, int noun)
    {
        int end = noun;
        for (int next = Next(view, end); next > end; next = Next(view, end)) end = next;
        if (view.Folded(end) is "from" or "de" or "des" && NumberWords.At(view, end + 1, out int _) is { } number)
        {
            int last = number;
            while (last < view.Tokens.Count && last < number + 2 && view.Tokens[last].IsWord && !SentenceView.IsPreposition(view.Folded(last)) && (Words.VerbKind(view.Folded(last)) is null || view.Folded(last) == "states")) last++;
            // "from 23 and more": no place is named.
            if (last == number) return end;
            return last;
        }
        return end;
    }

    // After a comma or "and", at most three small words that end in a noun of people.
    private static int Next(SentenceView view, int from)
    {
        int k = from;
        while (view.Folded(k) == "," || SentenceView.IsAnd(view.Folded(k))) k++;
        bool separated = k > from;
        // "participants, including judges": some of those counted.
        if (view.Folded(k) is "including" or "among" or "entre" or "dont" or "notamment" or "incluyendo" or "incluidos" or "incluidas" or "such" or "parmi") return from;
        for (int n = 0; n < 3 && k + n < view.Tokens.Count; n++)
        {
            if (PeopleNouns.Contains(view.Folded(k + n)) && (separated || n == 0)) return k + n + 1;
            if (!separated || view.Tokens[k + n].IsPunctuation || Words.VerbKind(view.Folded(k + n)) is not null) break;
        }
        return from;
    }
}
