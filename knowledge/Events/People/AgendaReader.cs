using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Places;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>
/// Reads a line or table row of a programme: "10:30 – Mock trial – X and Y", "X, Judge: the new law", "« … », X, sociologue", "Panel 2. … | Moderator: X. Panellists: Y; Z".
/// </summary>
internal static class AgendaReader
{
    public static List<Talk> Read(SentenceView view, SentenceView? lead, IReadOnlyList<PersonMention> people)
    {
        bool attendance = lead is not null && lead.Tokens.Any(t => TalkWords.IsAttendance(t.Folded)) && !lead.Tokens.Any(t => TalkWords.IsProgramme(t.Folded));
        bool programme = !attendance && lead is not null && lead.Tokens.Any(t => TalkWords.IsProgramme(t.Folded) || !t.IsCapitalised && Words.VerbKind(t.Folded) is "present" or "give");
        List<Stretch> cells = Cells(view);
        if (cells.Count < 2) return Line(view, people, new Stretch(0, view.Tokens.Count), programme, attendance);
        var talks = new List<Talk>();
        for (int c = 0; c < cells.Count; c++)
        {
            if (!people.Any(p => cells[c].Contains(p.Whole.From))) continue;
            List<Talk> own = Line(view, people, cells[c], programme: false, attendance: false);
            if (own.Count == 0 && Speakers(view, people, cells[c]) is { Count: > 0 } speakers && TitleCell(view, cells, c, people) is { } title) own = [new Talk(speakers, title)];
            talks.AddRange(own);
        }
        return talks;
    }

    private static List<Stretch> Cells(SentenceView view)
    {
        var cells = new List<Stretch>();
        foreach ((int start, int length) in view.Document.Blocks[view.Sentence.Block].Cells)
        {
            int from = cells.Count > 0 ? cells[^1].To : 0;
            while (from < view.Tokens.Count && view.Tokens[from].Start < start) from++;
            int to = from;
            while (to < view.Tokens.Count && view.Tokens[to].Start < start + length) to++;
            if (to > from) cells.Add(new Stretch(from, to));
        }
        return cells;
    }

    // The nearest cell to the left, else to the right, that holds words and nobody's name.
    private static Stretch? TitleCell(SentenceView view, List<Stretch> cells, int speakers, IReadOnlyList<PersonMention> people)
    {
        foreach (int c in Enumerable.Range(0, speakers).Reverse().Concat(Enumerable.Range(speakers + 1, cells.Count - speakers - 1)))
        {
            if (people.Any(p => cells[c].Contains(p.Whole.From))) continue;
            if (Topics.Trim(view, SkipTimes(view, cells[c]), cells[c].To) is { } title && IsTitle(view, title)) return title;
        }
        return null;
    }

    private static List<Talk> Line(SentenceView view, IReadOnlyList<PersonMention> all, Stretch line, bool programme, bool attendance)
    {
        List<int> named = [.. Enumerable.Range(0, all.Count).Where(p => line.Contains(all[p].Whole.From))];
        if (named.Count == 0) return [];
        List<int> speakers = Speakers(view, all, line);
        if (speakers.Count == 0) return [];
        if (Quoted(view, all, line, speakers) is { Count: > 0 } quoted) return quoted;
        if (attendance) return [];
        int first = all[named[0]].Whole.From;
        int start = SkipTimes(view, line);
        int end = BeforeLabel(view, start, first);
        bool timed = start > line.From && Enumerable.Range(line.From, start - line.From).Any(k => view.Tokens[k].IsNumber);
        bool dashed = end > start && Enumerable.Range(end, first - end).Any(k => view.Tokens[k].Text is "–" or "—" or "-" or "|");
        // "From left:", "À ses côtés :": a colon alone makes no title.
        if (end > start && Topics.Trim(view, start, end) is { } before && IsTitle(view, before))
        {
            bool several = before.Count > 1 || timed || IsSessionWord(view.Folded(before.From));
            if (several && (programme || timed || dashed && view.Sentence.Kind != BlockKind.Heading || IsSessionWord(view.Folded(before.From)))) return [new Talk(speakers, before)];
        }
        return After(view, all[named[^1]].Whole.To, line.To, programme) is { } after && named.Count == speakers.Count ? [new Talk(speakers, after)] : [];
    }

    private static bool IsSessionWord(string folded) => TalkWords.IsTalk(folded) || TalkWords.IsOpening(folded) || TalkWords.IsPanel(folded);

    // "X, Judge: the new law", "X – Reading payrolls", and under a lead that announces talks "X, Inspectorate (Letterbox companies)".
    private static Stretch? After(SentenceView view, int from, int to, bool programme)
    {
        if (from >= to) return null;
        if (view.Tokens[from].Text is ":" or "–" or "—" && (programme || view.Sentence.Kind == BlockKind.ListItem || view.Tokens[from].Text == ":")) return Topics.Trim(view, from + 1, to) is { } title && IsTitle(view, title) && !Asks(view, title) ? title : null;
        if (!programme) return null;
        for (int k = from; k < to; k++)
        {
            if (view.Tokens[k].Text is ":" or "–" or "—" && k + 1 < to) return Topics.Trim(view, k + 1, to);
            if (view.Tokens[k].Text != "(") continue;
            int close = k + 1;
            while (close < to && view.Tokens[close].Text != ")") close++;
            // "(Washington, DC)" is where they are from.
            if (close > k + 2 && close >= to - 2 && !IsPlace(view, k + 1, close)) return new Stretch(k + 1, close);
        }
        return null;
    }

    private static bool IsPlace(SentenceView view, int from, int to) => to - from <= 4 && (Gazetteer.IsCity(view.Tokens[from].Text) || Enumerable.Range(from, to - from).All(k => view.Tokens[k].IsPunctuation || view.Tokens[k].IsCapitalised) && (view.Folded(from + 1) == "," || view.Tokens[to - 1].IsUpper || view.Tokens[to - 1].Text.EndsWith('.')));

    // "Jane Doe: How did you come to this work?": an interview.
    private static bool Asks(SentenceView view, Stretch title) => view.Sentence.Kind == BlockKind.Paragraph && view.Tokens[title.To - 1].Text == "?" && title.Count > 8;

    // Each title in quotation marks belongs to the people since the title before; one that stands first to all.
    private static List<Talk> Quoted(SentenceView view, IReadOnlyList<PersonMention> people, Stretch line, List<int> speakers)
    {
        var talks = new List<Talk>();
        List<Stretch> titles = Topics.Quotations(view, line);
        int since = line.From;
        for (int t = 0; t < titles.Count; t++)
        {
            Stretch title = titles[t];
            int next = t + 1 < titles.Count ? titles[t + 1].From : line.To;
            bool leads = !speakers.Exists(p => people[p].Whole.From < titles[0].From);
            List<int> own = speakers.FindAll(p => leads ? people[p].Whole.From >= title.To && people[p].Whole.From < next : people[p].Whole.From >= since && people[p].Whole.To <= title.From);
            if (own.Count > 0) talks.Add(new Talk(own, title));
            since = title.To;
        }
        return talks;
    }

    private static List<int> Speakers(SentenceView view, IReadOnlyList<PersonMention> people, Stretch line)
    {
        var speakers = new List<int>();
        int before = line.From;
        for (int p = 0; p < people.Count; p++)
        {
            if (!line.Contains(people[p].Whole.From)) continue;
            Stretch name = people[p].Name ?? people[p].Whole;
            bool leads = Enumerable.Range(Math.Max(before, people[p].Whole.From - 4), Math.Max(0, name.From - Math.Max(before, people[p].Whole.From - 4))).Any(k => TalkWords.IsModerator(view.Folded(k)));
            if (!leads) speakers.Add(p);
            before = people[p].Whole.To;
        }
        return speakers;
    }

    internal static int SkipTimes(SentenceView view, Stretch line)
    {
        int start = line.From;
        while (start < line.To && !Topics.IsQuote(view, start) && (view.Tokens[start].IsNumber || view.Tokens[start].IsPunctuation || view.Folded(start) is "h" or "am" or "pm" or "a.m." or "p.m." or "hrs" or "horas" or "min")) start++;
        // "Panel 2. Victims": the number is no part of the title.
        if (start + 1 < line.To && view.Folded(start) is "punto" or "item" or "point" or "session" or "sesion" or "panel" or "mesa" or "module" or "modulo" or "tema" or "theme" && view.Tokens[start + 1] is var number && (number.IsNumber || number.Text.All(c => c is 'I' or 'V' or 'X')))
        {
            start += 2;
            while (start < line.To && view.Tokens[start].IsPunctuation && !Topics.IsQuote(view, start)) start++;
        }
        return start;
    }

    // Cuts what introduces the speaker ("– Modératrice :", ", a cargo de", "by") off the end of a title.
    private static int BeforeLabel(SentenceView view, int start, int end)
    {
        for (bool again = true; again;)
        {
            again = false;
            while (end > start && (view.Tokens[end - 1].IsPunctuation && !Topics.IsQuote(view, end - 1) && view.Tokens[end - 1].Text is not ("?" or "!" or ")") || view.Folded(end - 1) is "by" or "por" or "par" or "cargo" or "with" or "con" or "avec" or "a" or "de" || SentenceView.IsArticle(view.Folded(end - 1)))) end--;
            if (end > start && TalkWords.IsLabel(view.Folded(end - 1))) { end--; again = true; }
        }
        return end;
    }

    // Words of its own: neither a country nor a body nor a label, and with a capital where it begins the line.
    internal static bool IsTitle(SentenceView view, Stretch title)
    {
        if (CountryNames.IsCountryName(view.Print(title).Clean) || view.BodyAt(title.From) is { } body && body.To >= title.To) return false;
        if (TalkWords.IsLabel(view.Folded(title.From)) && title.Count == 1 || TalkWords.IsAttendance(view.Folded(title.From))) return false;
        return Enumerable.Range(title.From, title.Count).Any(k => view.Tokens[k].IsWord && view.Tokens[k].Text.Length > 2);
    }
}
