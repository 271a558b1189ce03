using System.Globalization;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Dates;

/// <summary>When a document was written, as its dateline, its date line or "Published:" tells.</summary>
/// <param name="Day">Null where it does not say.</param>
/// <param name="Year">The year for dates without one, also where the day is not known.</param>
/// <param name="TextStart">Where the day is printed; -1 where there is none.</param>
internal sealed record DocumentDate(DateOnly? Day, int? Year, int TextStart, bool MonthFirst)
{
    private const int HeadSentences = 14, DatelineTokens = 14;

    public static DocumentDate Of(IReadOnlyList<SentenceView> sentences)
    {
        bool monthFirst = DateFinder.WritesMonthFirst(sentences.SelectMany(view => view.Tokens));
        DateMention? best = null;
        int bestRank = 0;
        for (int s = 0; s < sentences.Count; s++)
        {
            bool head = s < HeadSentences;
            if (!head && !DateWords.Has(sentences[s], "published", 0, 3)) continue;
            foreach (DateMention mention in DateFinder.Find(sentences[s].Tokens, monthFirst).Where(mention => mention.HasYear && mention.From(null) is not null))
            {
                int rank = Rank(sentences[s], mention);
                if (rank > bestRank) (best, bestRank) = (mention, rank);
            }
        }
        return best is null ? new DocumentDate(null, YearAlone(sentences), -1, monthFirst) : new DocumentDate(best.To(null), best.Year, best.TextStart, monthFirst);
    }

    // 4: "Published: …"; 3: a dateline or a line of its own; 2: begins a line; 1: anywhere in the head; 0: the date of a law.
    private static int Rank(SentenceView view, DateMention mention)
    {
        int at = 0;
        while (at < view.Tokens.Count && view.Tokens[at].Start < mention.TextStart) at++;
        if (DateWords.IsOfAnotherThing(view, at)) return 0;
        bool single = mention.FirstDay == mention.LastDay && mention.Month == mention.LastMonth;
        if (DateWords.Has(view, "published", 0, 3)) return 4;
        int after = at;
        while (after < view.Tokens.Count && view.Tokens[after].Start < mention.TextStart + mention.TextLength) after++;
        bool ends = after >= view.Tokens.Count || view.Tokens[after].Text is "-" or "–" or "—" or "." or ":" or ")" or ".-" or "(" or "/";
        if (single && view.Sentence.OpensBlock && at <= DatelineTokens && ends && (view.Tokens.Count < 22 || at <= 8)) return 3;
        return single ? 1 : view.Tokens.Count < 22 ? 2 : 1;
    }

    // "en septembre 2018", "n° 33 – octobre 2021": a year after a month.
    private static int? YearAlone(IReadOnlyList<SentenceView> sentences)
    {
        foreach (SentenceView view in sentences)
        {
            // "a similar course in June 2005"
            if (DateWords.Has(view, "earlier")) continue;
            for (int i = 1; i < view.Tokens.Count; i++)
            {
                if (view.Tokens[i].Text.Length == 4 && int.TryParse(view.Tokens[i].Text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1990 and <= 2100
                    && (DateFinder.IsMonth(view.Folded(i - 1)) || DateFinder.IsMonth(view.Folded(i - 2))) && !DateWords.IsOfAnotherThing(view, i)) return year;
            }
        }
        return null;
    }
}
