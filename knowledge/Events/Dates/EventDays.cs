using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Dates;

/// <summary>Days that a sentence names, worked out with the document's own date.</summary>
/// <param name="From">Index of the first token of the words that name them.</param>
/// <param name="Start">Null where the year is not known.</param>
/// <param name="IsRelative">True for "today", "yesterday", a weekday.</param>
internal sealed record EventDays(SentenceView View, int TextStart, int TextLength, int From, DateOnly? Start, DateOnly? End, bool IsRelative)
{
    public int TextEnd => TextStart + TextLength;
    public bool IsRange => Start != End;
}

/// <summary>Finds the days that a sentence names, in figures and words, by weekday, and as "today" or "yesterday".</summary>
/// <param name="anchor">The day the document was written; null where it doesn't say.</param>
/// <param name="year">The year for dates without one, where there is no anchor.</param>
internal sealed class EventDayFinder(DateOnly? anchor, int? year, bool monthFirst)
{
    private const int JoinedWithin = 40;

    public List<EventDays> Find(SentenceView view)
    {
        var found = new List<EventDays>();
        foreach (DateMention mention in DateFinder.Find(view.Tokens, monthFirst))
        {
            int from = TokenAt(view, mention.TextStart);
            int? own = mention.Year ?? YearOf(mention, view, from);
            // "29 December – 2 January 2017": the printed year is the last day's.
            bool overNewYear = mention.LastMonth < mention.Month;
            int? first = overNewYear && mention.HasYear ? own - 1 : own, last = overNewYear && !mention.HasYear ? own + 1 : own;
            found.Add(new EventDays(view, mention.TextStart, mention.TextLength, from, (mention with { Year = null }).From(first), (mention with { Year = null }).To(last), false));
        }
        if (anchor is { } day) AddRelative(view, day, found);
        found.Sort((a, b) => a.TextStart.CompareTo(b.TextStart));
        return Joined(found);
    }

    // Without a year: the one that brings it nearest to the document's own date, a weekday beside it permitting.
    private int? YearOf(DateMention mention, SentenceView view, int from)
    {
        if (anchor is not { } day) return year;
        int[] years = [day.Year, day.Year - 1, day.Year + 1];
        if (DateWords.Weekday(view.Folded(from - 1)) is { } weekday && years.FirstOrDefault(y => mention.From(y)?.DayOfWeek == weekday) is > 0 and int fits) return fits;
        return years.MinBy(y => mention.From(y) is { } date ? Math.Abs(date.DayNumber - day.DayNumber) : int.MaxValue);
    }

    private static void AddRelative(SentenceView view, DateOnly anchor, List<EventDays> found)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            if (found.Exists(days => view.Tokens[i].Start >= days.TextStart && view.Tokens[i].Start < days.TextEnd)) continue;
            foreach ((string kind, int offset) in ((string, int)[])[("today", 0), ("yesterday", -1), ("tomorrow", 1)])
            {
                // "mañana" is also the morning: "en la mañana", "por la mañana".
                // "tomorrow, 22 June": the date says it all.
                if (DateWords.Match(view, i, kind) is > 0 and int n && !(view.Folded(i + n) is "," or "(" && i + n + 1 < view.Tokens.Count && found.Exists(days => !days.IsRelative && days.TextStart == view.Tokens[i + n + 1].Start)) && !(view.Folded(i) == "manana" && SentenceView.IsArticle(view.Folded(i - 1))))
                    found.Add(Make(view, i, i + n, anchor.AddDays(offset)));
            }
            // "Wednesday, October 18": the date says it all.
            int after = view.Folded(i + 1) is "," or "the" or "le" or "el" ? i + 2 : i + 1;
            if (DateWords.Weekday(view.Folded(i)) is { } weekday && IsDay(view, i) && !(after < view.Tokens.Count && found.Exists(days => days.TextStart == view.Tokens[after].Start))) found.Add(OnWeekday(view, i, weekday, anchor, found));
        }
    }

    // "jueves 18", "Thursday 6" without a month; or the weekday alone.
    private static EventDays OnWeekday(SentenceView view, int i, DayOfWeek weekday, DateOnly anchor, List<EventDays> found)
    {
        if (int.TryParse(view.Folded(i + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 31)
        {
            DateOnly? exact = Enumerable.Range(-45, 120).Select(offset => (DateOnly?)anchor.AddDays(offset)).Where(on => on!.Value.Day == number && on.Value.DayOfWeek == weekday).OrderBy(on => Math.Abs(on!.Value.DayNumber - anchor.DayNumber)).FirstOrDefault();
            if (exact is { } day) return Make(view, i, i + 2, day);
        }
        if (SinceBefore(view, i, found) is { } since) return Make(view, i, i + 1, since.AddDays(((int)weekday - (int)since.DayOfWeek + 7) % 7));
        bool next = DateWords.Match(view, i - 1, "next") > 0 || DateWords.Match(view, i + 1, "next") > 0 || view.Folded(i - 1) is "this" && DateWords.Match(view, i - 2, "later") > 0;
        bool last = DateWords.Match(view, i - 1, "last") > 0 || DateWords.Match(view, i + 1, "last") > 0;
        int back = ((int)anchor.DayOfWeek - (int)weekday + 7) % 7;
        if (last && back == 0) back = 7;
        return Make(view, i, i + 1, next ? anchor.AddDays(back == 0 ? 7 : 7 - back) : anchor.AddDays(-back));
    }

    // "desde este miércoles y hasta el viernes": the first of the days that this one ends.
    private static DateOnly? SinceBefore(SentenceView view, int i, List<EventDays> found) =>
        DateWords.Match(view, i - 1, "until") > 0 || SentenceView.IsArticle(view.Folded(i - 1)) && DateWords.Match(view, i - 2, "until") > 0
            ? found.FindLast(days => days.TextEnd <= view.Tokens[i].Start && view.Tokens[i].Start - days.TextEnd < JoinedWithin)?.Start
            : null;

    // Short forms ("Sun", "Sat", "Mar") and names ("Domingo") are days only with a point or beside words of time.
    private static bool IsDay(SentenceView view, int i) =>
        view.Folded(i).Length > 5 && !(view.Tokens[i].IsCapitalised && i > 0 && view.Document.Language != Documents.Language.English) || view.Folded(i - 1) is "on" or "el" or "este" or "ce" or "last" or "le" or "since" or "desde" or "depuis" or "de" or "y" or "et" or "and" or "a" or "au" or "du" or "from" or "to" or "until" or "hasta" or "hier" or "this" or "pasado"
        || view.Folded(i) is "lundi" or "mardi" or "jeudi" or "lunes" or "jueves" or "samedi";

    private static EventDays Make(SentenceView view, int from, int to, DateOnly day) =>
        new(view, view.Tokens[from].Start, view.Tokens[to - 1].End - view.Tokens[from].Start, from, day, day, true);

    // "Wednesday, October 18, 8:30 a.m. to 4:45 p.m. and Thursday, October 19", "hier mardi", "el miércoles y el jueves".
    private static List<EventDays> Joined(List<EventDays> found)
    {
        for (int i = 0; i + 1 < found.Count; i++)
        {
            (EventDays a, EventDays b) = (found[i], found[i + 1]);
            if (a.Start is not { } start || a.End is not { } end || b.Start is not { } next || b.End is not { } last) continue;
            int gap = b.TextStart - a.TextEnd;
            string between = gap > 0 ? Text.Token.Fold(a.View.Document.Plain.Substring(a.TextEnd, gap)) : "";
            // "Brasília, 31 October 2014 - Between the 3 and 7 November": the dash ends the dateline.
            if (gap > 0 && BeginsAnew(a.View.Document.Plain.AsSpan(a.TextEnd, gap))) continue;
            bool linked = gap < JoinedWithin && Links.Any(link => between.Contains(link, StringComparison.Ordinal)) || gap <= 2;
            if (!linked || next < start || last.DayNumber - start.DayNumber > 15 || next.DayNumber - end.DayNumber > 4 && !between.Contains("al", StringComparison.Ordinal) && !between.Contains("to", StringComparison.Ordinal)) continue;
            found[i] = a with { TextLength = b.TextEnd - a.TextStart, End = last > end ? last : end };
            found.RemoveAt(i-- + 1);
        }
        return found;
    }

    private static bool BeginsAnew(ReadOnlySpan<char> between)
    {
        int dash = between.IndexOfAny('-', '–', '—');
        ReadOnlySpan<char> rest = dash < 0 ? [] : between[(dash + 1)..].Trim();
        int word = rest.IndexOf(' ');
        return rest.Length > 0 && char.IsUpper(rest[0]) && DateWords.Weekday(Text.Token.Fold((word < 0 ? rest : rest[..word]).TrimEnd(',').ToString())) is null;
    }

    private static readonly string[] Links = [" and ", " y ", " et ", " to ", " al ", " au ", " a ", "-", "–", " hasta ", " until ", "cierre", "clausura", "end", "fin"];

    private static int TokenAt(SentenceView view, int textStart)
    {
        int i = 0;
        while (i + 1 < view.Tokens.Count && view.Tokens[i + 1].Start <= textStart) i++;
        return i;
    }
}
