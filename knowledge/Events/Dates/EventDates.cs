using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Dates;

/// <summary>When an event took place.</summary>
internal sealed record EventDate(Printed? AsPrinted, DateOnly? Start, DateOnly? End);

/// <summary>Chooses, among a document's dates, the event's own.</summary>
internal static class EventDates
{
    private static readonly string[] Held = ["held", "on", "from", "took place", "workshop", "training", "seminar", "conference", "forum", "meeting", "course", "celebrado", "celebrada", "del", "se desarrollo", "se realizo", "taller", "seminario", "realizado", "realizada", "jornada", "los dias", "les", "du", "s'est tenu", "s'est tenue", "tenue", "tenu", "atelier", "formation", "colloque", "semaine", "week", "semana", "inicio", "date", "fecha"];
    private static readonly string[] NotHeld = ["law", "act", "ley", "loi", "decree", "decreto", "no.", "n.°", "convention", "resolution", "published", "publie", "publicado", "issued", "updated", "mise a jour", "next", "by ", "before", "antes de", "avant", "until", "will ", "since", "desde", "depuis", "memorandum", "in force"];

    // "en septembre 2018": a year after a month, where no full date has one.
    private static int? YearOf(IReadOnlyList<SentenceView> sentences)
    {
        foreach (SentenceView view in sentences)
        {
            for (int i = 1; i < view.Tokens.Count; i++)
            {
                if (view.Tokens[i].Text.Length == 4 && int.TryParse(view.Tokens[i].Text, System.Globalization.CultureInfo.InvariantCulture, out int year) && year is >= 1990 and <= 2100 && (DateFinder.IsMonth(view.Folded(i - 1)) || DateFinder.IsMonth(view.Folded(i - 2)))) return year;
            }
        }
        return null;
    }

    public static EventDate Choose(Document document, IReadOnlyList<SentenceView> sentences, SourceSpan scope, IReadOnlyList<SentenceView> shared)
    {
        var dates = new List<(DateMention Date, int Score)>();
        int? year = null;
        for (int s = 0; s < sentences.Count; s++)
        {
            SentenceView view = sentences[s];
            bool inside = scope.Overlaps(view.Span);
            foreach (DateMention date in DateFinder.Find(view.Tokens))
            {
                year ??= date.Year;
                if (!inside) continue;
                string before = Text.Token.Fold(document.Plain[Math.Max(view.Sentence.Start, date.TextStart - 40)..date.TextStart]);
                int score = (date.FirstDay != date.LastDay || date.Month != date.LastMonth ? 4 : 0) + (s < 6 ? 2 : 0) - s / 4;
                if (Held.Any(word => before.Contains(word, StringComparison.Ordinal))) score += 2;
                if (NotHeld.Any(word => before.Contains(word, StringComparison.Ordinal))) score -= 4;
                dates.Add((date, score));
            }
        }
        year ??= YearOf(shared) ?? YearOf(sentences);
        if (dates.Count == 0) return new EventDate(null, null, null);
        (DateMention best, int _) = dates.MaxBy(d => d.Score);
        if (best.FirstDay == best.LastDay && best.From(year) is { } day && RelativeDates.Around(sentences, day) is { } span) return new EventDate(document.Print(best.TextStart, best.TextLength), span.Start, span.End);
        return new EventDate(document.Print(best.TextStart, best.TextLength), best.From(year), best.To(year));
    }
}
