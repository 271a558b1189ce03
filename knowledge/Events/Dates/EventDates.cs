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

    public static EventDate Choose(Document document, IReadOnlyList<SentenceView> sentences, SourceSpan scope)
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
        if (dates.Count == 0) return new EventDate(null, null, null);
        (DateMention best, int _) = dates.MaxBy(d => d.Score);
        return new EventDate(document.Print(best.TextStart, best.TextLength), best.From(year), best.To(year));
    }
}
