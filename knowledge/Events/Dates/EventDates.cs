using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Dates;

/// <summary>When an event took place.</summary>
/// <param name="IsAhead">True when it was still to come when the document was written.</param>
internal sealed record EventDate(Printed? AsPrinted, DateOnly? Start, DateOnly? End, bool IsAhead);

/// <summary>Chooses, among the days that a document names, the event's own.</summary>
internal static class EventDates
{
    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");

    /// <param name="written">When the document was written.</param>
    /// <param name="sentences">Those of the event's part of the document.</param>
    public static EventDate Choose(Document document, DocumentDate written, IReadOnlyList<SentenceView> sentences)
    {
        var finder = new EventDayFinder(written.Day, written.Year, written.MonthFirst);
        var candidates = new List<(EventDays Days, int Score)>();
        for (int s = 0; s < sentences.Count; s++)
        {
            foreach (EventDays days in finder.Find(sentences[s])) candidates.Add((days, Score(days, s, written)));
        }
        if (candidates.Count == 0) return new EventDate(null, null, null, false);
        EventDays best = candidates.MaxBy(candidate => candidate.Score).Days;
        Printed printed = document.Print(best.TextStart, best.TextLength);
        if (best.TextStart == written.TextStart && !best.IsRange && !StandsForEvent(best, sentences)) return new EventDate(printed, null, null, false);
        (DateOnly? start, DateOnly? end) = best.IsRange ? (best.Start, best.End) : Extended(best, sentences, finder);
        return new EventDate(printed, start, end, written.Day is { } day && start > day);
    }

    private static int Score(EventDays days, int sentence, DocumentDate written)
    {
        SentenceView view = days.View;
        int score = (sentence < 6 ? 2 : 0) - Math.Min(sentence / 4, 6) + (days.IsRange ? 4 : 0);
        if (view.Sentence.Kind == BlockKind.Heading || DateWords.Match(view, 0, "label") is > 0 and int n && view.Folded(n) == ":") score += 2;
        if (DateWords.Match(view, 0, "label") is > 0 and int label && view.Folded(label) == ":") score += 4;
        bool tells = Enumerable.Range(0, view.Tokens.Count).Any(i => EventNouns.Match(view.Tokens, i) > 0);
        if (tells) score += 2;
        if (tells && (DateWords.Has(view, "ended") || DateWords.Has(view, "began"))) score += 2;
        if (DateWords.Has(view, "held", days.From - 4, days.From)) score += 2;
        // "informó este jueves": when somebody said so.
        if (days.IsRelative && (SaysBefore(view, days.From - 1) || SaysBefore(view, days.From - 2))) score -= 6;
        if (DateWords.IsOfAnotherThing(view, days.From)) score -= 6;
        if (DateWords.Has(view, "later") || DateWords.Has(view, "earlier")) score -= days.Start <= written.Day ? 1 : 4;
        if (days.TextStart == written.TextStart && !days.IsRange && !IsTold(days)) score -= 5;
        if (days.Start is { } start && written.Day is { } day && Math.Abs(start.DayNumber - day.DayNumber) > 120) score -= 4;
        return score;
    }

    private static bool SaysBefore(SentenceView view, int i) => i >= 0 && Words.VerbKind(view.Folded(i)) == "say" && DateWords.Match(view, i, "ended") == 0;

    // The document's own date is the event's where the text says "today" of it, or prints it as the date of what it minutes.
    private static bool StandsForEvent(EventDays days, IReadOnlyList<SentenceView> sentences) =>
        IsTold(days) || sentences.Take(8).Any(view => DateWords.Has(view, "today")) || DateWords.Match(days.View, 0, "label") > 0 || Enumerable.Range(0, days.From).Any(i => EventNouns.Match(days.View.Tokens, i) > 0);

    // "On 9 February 2023, 28 officials took part in a training": a sentence's date, no dateline, which a mark closes.
    private static bool IsTold(EventDays days)
    {
        SentenceView view = days.View;
        int after = days.From;
        while (after < view.Tokens.Count && view.Tokens[after].Start < days.TextEnd) after++;
        // "Les travaux prennent fin le jeudi 18 mai 2023."
        if (days.From > 3 && (DateWords.Has(view, "ended", 0, days.From) || DateWords.Has(view, "began", 0, days.From))) return true;
        return (view.Folded(days.From - 1) is "on" or "el" or "le" or "del" or "du" or "ce" or "este" || DateWords.Weekday(view.Folded(days.From - 1)) is not null && (view.Folded(days.From - 2) is "ce" or "this" or "este" || days.From < 3 && view.Folded(days.From - 2) is "le" or "el" or "on")) && view.Folded(after) is not ("-" or "–" or "—" or ":" or "." or ".-" or ")" or "") && Enumerable.Range(after, view.Tokens.Count - after).Any(i => EventNouns.Match(view.Tokens, i) > 0);
    }

    // "ended yesterday … a two-day workshop", "opened today … for three days", "concluyó hoy … desde el miércoles 3", "débuté lundi".
    private static (DateOnly? Start, DateOnly? End) Extended(EventDays days, IReadOnlyList<SentenceView> sentences, EventDayFinder finder)
    {
        if (days.Start is not { } day) return (null, null);
        SentenceView view = days.View;
        bool ended = DateWords.Has(view, "ended"), began = DateWords.Has(view, "began") || DateWords.Has(view, "since", days.From - 5, days.From);
        foreach (EventDays other in finder.Find(view).Where(other => other.TextStart != days.TextStart && !other.IsRange && other.Start is not null))
        {
            int apart = day.DayNumber - other.Start!.Value.DayNumber;
            if (apart is > 0 and < 15 && DateWords.Has(view, "since", other.From - 3, other.From)) return (other.Start, day);
            if (apart is < 0 and > -15 && (began || DateWords.Has(view, "ended", days.From, other.From))) return (day, other.Start);
        }
        // "concluirá hoy …" in one sentence, "se inició el martes" in another.
        if (began != ended && sentences.Where(other => other != view && DateWords.Has(other, began ? "ended" : "began")).SelectMany(finder.Find).FirstOrDefault(other => !other.IsRange && other.Start is { } bound && (began ? bound.DayNumber - day.DayNumber : day.DayNumber - bound.DayNumber) is > 0 and < 15) is { } bounding)
            return began ? (day, bounding.Start) : (bounding.Start, day);
        int at = Math.Max(0, sentences.ToList().IndexOf(view));
        int? length = sentences.Skip(Math.Max(0, at - 2)).Take(5).Select(DateWords.Duration).FirstOrDefault(found => found is not null);
        if (length is not { } count) return (day, day);
        if (ended) return (day.AddDays(1 - count), day);
        if (began || !days.IsRelative) return (day, day.AddDays(count - 1));
        return (day.AddDays(1 - count), day);
    }
}
