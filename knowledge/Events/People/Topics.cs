using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Reads where the topic of a talk begins and ends.</summary>
internal static class Topics
{
    private static readonly HashSet<string> Prepositions = ["about", "on", "through", "that", "how", "of", "de", "del", "sobre", "acerca", "como", "que", "sur", "des", "du", "d'", "comment", "for", "into"];

    public static bool IsQuote(SentenceView view, int i) => view.Tokens[i].Text is "«" or "»" or "\"" or "“" or "”";

    /// <summary>What stands in quotation marks within the stretch, the marks left out.</summary>
    public static List<Stretch> Quotations(SentenceView view, Stretch within)
    {
        var found = new List<Stretch>();
        for (int i = within.From; i < within.To; i++)
        {
            if (view.Tokens[i].Text is not ("«" or "“" or "\"")) continue;
            int close = i + 1;
            while (close < within.To && view.Tokens[close].Text is not ("»" or "”") && !(view.Tokens[i].Text == "\"" && view.Tokens[close].Text == "\"")) close++;
            if (close >= within.To) break;
            // A nickname is no title.
            if (close > i + 2 || close == i + 2 && !(close + 1 < within.To && i > within.From && view.Tokens[i - 1].IsCapitalised && view.Tokens[close + 1].IsCapitalised)) found.Add(new Stretch(i + 1, close));
            i = close;
        }
        return found;
    }

    /// <summary>The topics that follow a verb of presenting, giving or speaking: "presented a study on X", "explained how …", "a talk on X, and a second one on Y".</summary>
    public static IEnumerable<Stretch> After(SentenceView view, int verb, int to)
    {
        if (Through(view, verb, to) is { } through) { yield return through; yield break; }
        int start = Audience(view, verb, to);
        if (start < 0) yield break;
        int from = start = AfterOccasion(view, start, to);
        while (from < to && (view.Tokens[from].IsPunctuation && !IsQuote(view, from) || Prepositions.Contains(view.Folded(from)) && (from == verb + 1 || from > verb + 2 && Prepositions.Contains(view.Folded(from - 1)) is false && from == start) || view.Folded(from) == "about" && from <= verb + 2)) from++;
        if (view.Folded(from) == "acerca" || view.Folded(from - 1) == "acerca" && SentenceView.IsOf(view.Folded(from))) from = view.SkipArticle(from + 1);
        int stop = Stop(view, from, to);
        if (stop <= from) yield break;
        if (Title(view, verb, from, stop) is { Count: > 0 } titles)
        {
            foreach (Stretch title in titles) yield return title;
            yield break;
        }
        int on = OnAfterTalkNoun(view, from, stop);
        if (on < 0)
        {
            if (Trim(view, view.SkipArticle(from), stop) is { } plain) yield return plain;
            yield break;
        }
        // "a talk on what happens to children, and a second one on community watch committees": two talks.
        int second = Enumerable.Range(on + 1, stop - on - 1).FirstOrDefault(k => view.Folded(k) is "second" or "segunda" or "segundo" or "seconde" or "deuxieme" or "another" or "otra", -1);
        int again = second < 0 ? -1 : Enumerable.Range(second, stop - second).FirstOrDefault(k => TalkWords.IsOn(view.Folded(k)), -1);
        int end = again < 0 ? stop : second;
        while (end > on + 1 && (view.Tokens[end - 1].IsPunctuation || SentenceView.IsAnd(view.Folded(end - 1)) || SentenceView.IsArticle(view.Folded(end - 1)) || view.Folded(end - 1) is "a" or "una" or "une")) end--;
        if (Trim(view, on + 1, end) is { } first) yield return first;
        if (again > 0 && Trim(view, again + 1, stop) is { } next) yield return next;
    }

    // "recordó a los presentes", "a rappelé aux participants": whom it is said to.
    private static int AfterListeners(SentenceView view, int from)
    {
        if (view.Folded(from) is not ("a" or "al" or "aux" or "to" or "ante" or "devant")) return from;
        int whom = view.SkipArticle(from + 1);
        return (Facts.PeopleNouns.Contains(view.Folded(whom)) || TalkWords.IsVague(view.Folded(whom))) && !view.Tokens[whom].IsCapitalised && !SentenceView.IsOf(view.Folded(whom + 1)) ? whom + 1 : from;
    }

    // "durante la apertura del taller los objetivos", "est intervenu pour expliquer la loi": the topic stands after the occasion, after the purpose.
    private static int AfterOccasion(SentenceView view, int from, int to)
    {
        if (view.Folded(from) is "pour" or "para" && Words.VerbKind(view.Folded(from + 1)) is null && !SentenceView.IsArticle(view.Folded(from + 1)) && view.Folded(from + 1).EndsWith('r')) return from + 2;
        if (view.Folded(from) is not ("durante" or "during" or "lors" or "pendant")) return from;
        int k = from + 1, end = from;
        while (k < to && k < from + 8)
        {
            if (SentenceView.IsOf(view.Folded(k)) || SentenceView.IsArticle(view.Folded(k)) && (k == from + 1 || SentenceView.IsOf(view.Folded(k - 1)))) { k++; continue; }
            if (!TalkWords.IsOpening(view.Folded(k)) && !Occasions.Contains(view.Folded(k)) && !TalkWords.IsTalk(view.Folded(k))) break;
            end = ++k;
        }
        return end < to ? end : from;
    }

    // The index after the verb and those it is said to: "told journalists that …", "spoke to the students about …", "brindó a los jueces …"; -1 where no more is told.
    private static int Audience(SentenceView view, int verb, int to)
    {
        string word = view.Folded(verb);
        int from = AfterListeners(view, verb + 1);
        if (word == "reminded") return Enumerable.Range(from, Math.Max(0, Math.Min(6, to - from))).FirstOrDefault(k => view.Folded(k) is "of" or "that" or "about", -1);
        bool speaks = SpeakVerbs.Contains(word), tells = TellVerbs.Contains(word);
        bool addressed = view.Folded(from) is "to" or "with" or "ante" or "con" or "a" or "al" or "devant" or "aux" or "au";
        if (!tells && !(speaks && (addressed || view.Folded(from) is "at" or "in" or "en"))) return from;
        // "told the Gazette that": a newspaper, not the event.
        int whom = view.SkipArticle(from);
        if (tells && whom < to && view.Tokens[whom].IsCapitalised && Words.PostAt(view.Tokens, whom) == 0) return -1;
        int said = Said(view, from, to);
        // "spoke at the opening", "spoke in the name of the Commissioner": all that is told of the talk.
        bool occasion = Enumerable.Range(from, Math.Max(0, Math.Min(4, to - from))).Any(k => TalkWords.IsOpening(view.Folded(k)) || view.Folded(k) is "name" or "nombre" or "nom");
        return said < 0 && occasion && view.Folded(from) is "at" or "in" or "en" ? from : said;
    }

    private static int Said(SentenceView view, int from, int to)
    {
        for (int k = from; k < Math.Min(from + 9, to); k++)
        {
            if (view.Tokens[k].IsPunctuation) return -1;
            if (view.Folded(k + 2) is "sidelines" or "margins" or "occasion") return -1;
            if (view.Folded(k) is "name" or "nombre" or "nom") return -1;
            if (SaidWords.Contains(view.Folded(k)) && !(k + 1 < to && view.Tokens[k + 1].IsNumber) && !(SentenceView.IsOf(view.Folded(k)) && k > from)) return k;
        }
        return -1;
    }

    private static readonly HashSet<string> SpeakVerbs = ["spoke", "speaks", "talked", "talks", "hablo", "hablaron", "habla", "parle", "parlent"];
    private static readonly HashSet<string> TellVerbs = ["told", "tells", "urged", "called", "reminded", "briefed"];
    private static readonly HashSet<string> SaidWords = ["that", "about", "on", "how", "of", "why", "what", "sobre", "acerca", "que", "como", "sur", "comment", "for"];

    /// <summary>True for a topic that says nothing: "their experiences", "the participants", "those present".</summary>
    public static bool IsEmpty(SentenceView view, Stretch topic)
    {
        // "for this workshop on 14 June": a day.
        if (IsEventItself(view, topic) || topic.Count <= 3 && Enumerable.Range(topic.From, topic.Count).All(k => view.Tokens[k].IsNumber || BodyFinder.IsMonth(view.Folded(k)))) return true;
        int words = 0;
        bool empty = true;
        for (int k = topic.From; k < topic.To; k++)
        {
            string word = view.Folded(k);
            if (words > 0 && word is "at" or "in" or "to" or "for" or "para" or "pour" or "aux" or "during" or "with" or "en" or "durante" or "con" or "lors" or "avec" or "pendant") break;
            if (view.Tokens[k].IsPunctuation || SentenceView.IsArticle(word) || SentenceView.IsOf(word) || SentenceView.IsAnd(word)) continue;
            words++;
            empty &= TalkWords.IsVague(word) || Facts.PeopleNouns.Contains(word) && !view.Tokens[k].IsCapitalised;
        }
        return words <= 3 && empty;
    }

    // "facilitated this workshop in Bridgetown", "presentó el acto": the event and nothing of what was said.
    private static bool IsEventItself(SentenceView view, Stretch topic)
    {
        int first = topic.From;
        while (first < topic.To && (SentenceView.IsArticle(view.Folded(first)) || view.Folded(first) is "this" or "este" or "esta" or "cet" or "cette" or "ce")) first++;
        return first < topic.To && Occasions.Contains(view.Folded(first)) && !Enumerable.Range(first, topic.To - first).Any(k => TalkWords.IsOn(view.Folded(k)) || SentenceView.IsOf(view.Folded(k)) || view.Folded(k) is "'s" or "’s" || IsQuote(view, k));
    }

    private static readonly HashSet<string> Occasions = ["workshop", "seminar", "course", "training", "event", "conference", "ceremony", "meeting", "acto", "evento", "jornada", "jornadas", "taller", "curso", "seminario", "encuentro", "foro", "ceremonia", "reunion", "atelier", "seminaire", "colloque", "ceremonie", "rencontre"];

    // "presented two files, “A” and “B”", "gave the last lesson, titled “C”": the titles, not the words before them.
    private static List<Stretch> Title(SentenceView view, int verb, int from, int stop)
    {
        List<Stretch> titles = Quotations(view, new Stretch(from, Math.Min(stop + 1, view.Tokens.Count)));
        if (titles.Count == 0 || titles[0].From > from + 10 || view.Folded(titles[0].From - 2) is "that" or "que" or ":") return [];
        bool named = titles[0].From <= from + 1 || Words.VerbKind(view.Folded(verb)) == "give" || Enumerable.Range(from, titles[0].From - from).Any(k => TalkWords.IsTalk(view.Folded(k)) || TalkWords.IsOn(view.Folded(k)) || view.Folded(k) is "," or "files" or "cases" or "dossiers" or "casos");
        return named && view.Tokens[titles[0].From].IsCapitalised ? titles : [];
    }

    // "took the group through the indicators": what stands after "through".
    public static Stretch? Through(SentenceView view, int verb, int to)
    {
        if (view.Folded(verb) is not ("took" or "takes" or "walked" or "guided" or "led")) return null;
        for (int k = verb + 1; k < Math.Min(verb + 6, to); k++)
        {
            if (view.Folded(k) == "through") return Trim(view, k + 1, Stop(view, k + 1, to));
        }
        return null;
    }

    /// <summary>The topic of a talk that the stretch names ("con una ponencia sobre X", "a paper on X").</summary>
    public static Stretch? OfTalkNoun(SentenceView view, int from, int to)
    {
        for (int k = from; k < to - 2; k++)
        {
            if (TalkWords.IsTalk(view.Folded(k)) && Enumerable.Range(k + 1, Math.Min(4, to - k - 2)).FirstOrDefault(n => TalkWords.IsOn(view.Folded(n)), -1) is var on && on > 0) return Trim(view, on + 1, Stop(view, on + 1, to));
        }
        return null;
    }

    private static int OnAfterTalkNoun(SentenceView view, int from, int stop)
    {
        for (int k = from; k < Math.Min(from + 8, stop - 1); k++)
        {
            if (TalkWords.IsOn(view.Folded(k)) && view.Folded(k + 1) != "behalf" && Enumerable.Range(from, k - from).Any(n => TalkWords.IsTalk(view.Folded(n)))) return k;
        }
        return -1;
    }

    /// <summary>The end of the clause: before the next person, a quotation's end, or a clause that begins anew.</summary>
    public static int Stop(SentenceView view, int from, int to)
    {
        int end = to;
        while (end > from && (view.Tokens[end - 1].IsPunctuation && !IsQuote(view, end - 1) && view.Tokens[end - 1].Text is not (")" or "?" or "!") || SentenceView.IsAnd(view.Folded(end - 1)) || SentenceView.IsArticle(view.Folded(end - 1)) || view.Folded(end - 1) is "while" or "mientras" or "tandis" or "que" or "whereas")) end--;
        for (int k = from; k < end; k++)
        {
            string next = view.Folded(k + 1);
            if (view.Folded(k) == ";" || view.Folded(k) == "on" && next == "behalf" || view.Folded(k) is "together" or "along" or "junto" && next is "with" or "con") return k;
            if (view.Folded(k) == "," && (next is "together" or "along" or "which" or "who" or "where" or "while" or "adding" or "using" or "mientras" or "qui" or "dont" or "based" || next is "en" && view.Folded(k + 2) is "el" or "la" or "que" || SentenceView.IsAnd(next) && view.Folded(k + 2) == ",")) return k;
            if (view.Folded(k) == "," && Words.VerbKind(next) == "say") return k;
            // "… y, por la tarde, moderó": another thing that the person did.
            if (SentenceView.IsAnd(view.Folded(k)) && next == ",") return k;
        }
        return end;
    }

    public static Stretch? Trim(SentenceView view, int from, int to)
    {
        while (from < to && view.Tokens[from].IsPunctuation && view.Tokens[from].Text != "(") from++;
        while (to > from && view.Tokens[to - 1].IsPunctuation && view.Tokens[to - 1].Text is not (")" or "?" or "!")) to--;
        return to > from ? new Stretch(from, to) : null;
    }
}
