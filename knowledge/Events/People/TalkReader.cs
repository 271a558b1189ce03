using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>A talk found in a sentence.</summary>
/// <param name="Speakers">Indexes into the sentence's people.</param>
internal sealed record Talk(IReadOnlyList<int> Speakers, Stretch? Topic);

/// <summary>Finds who spoke about what in a sentence or agenda item.</summary>
internal static class TalkReader
{
    private static readonly HashSet<string> Prepositions = ["about", "on", "through", "that", "how", "of", "de", "del", "sobre", "acerca", "como", "que", "sur", "des", "du", "d'", "comment", "for", "into"];

    public static List<Talk> Read(SentenceView view, List<PersonMention> people)
    {
        var talks = new List<Talk>();
        if (people.Count == 0) return talks;
        // A list item that tells in a full sentence ("X of IOM stressed …") is no line of an agenda.
        bool agenda = view.Sentence.Kind != BlockKind.Paragraph && !Tells(view, people) || LooksLikeAgenda(view, people);
        if (agenda) { Agenda(view, people, talks); if (talks.Count > 0) return talks; }
        for (int p = 0; p < people.Count; p++) Running(view, people, p, talks);
        if (talks.Count == 0 && !agenda && view.Sentence.Kind != BlockKind.Paragraph) Agenda(view, people, talks);
        return talks;
    }

    /// <summary>The topic that follows the verb at <paramref name="verb"/>, where it is one of presenting.</summary>
    public static Stretch? After(SentenceView view, int verb) => Words.VerbKind(view.Folded(verb)) is "present" or "give" ? Topics(view, verb, view.Tokens.Count).FirstOrDefault() is { Count: > 0 } topic ? topic : null : null;

    private static bool Tells(SentenceView view, List<PersonMention> people)
    {
        int after = people[0].Whole.To + (view.Folded(people[0].Whole.To) == "," ? 1 : 0);
        return after < view.Tokens.Count && !view.Tokens[after].IsCapitalised && Words.VerbKind(view.Folded(after)) is "present" or "open" or "give";
    }

    private static bool LooksLikeAgenda(SentenceView view, List<PersonMention> people) =>
        !view.Tokens.Any(t => Words.VerbKind(t.Folded) is "present" or "say" or "open" or "give" or "attend" or "aux" && !t.IsCapitalised) && view.Tokens.Count < 60
        && view.Tokens.Any(t => t.Text is "–" or "—" or ":" or "-" or "«" or "“" or "\"");

    // "Mock trial – Nguyen Thi Bao Chau and …", "a) M. Ibra THIOUNE : « … »", "09:30 Opening – …", "Table ronde : « … » – Modératrice : X. Intervenants : Y ; Z".
    private static void Agenda(SentenceView view, List<PersonMention> people, List<Talk> talks)
    {
        int first = people[0].Whole.From;
        int last = people[^1].Whole.To;
        int start = SkipTimes(view, first);
        int end = BeforeLabel(view, start, first);
        List<int> speakers = [.. Enumerable.Range(0, people.Count).Where(p => !IsModerator(view, p == 0 ? end : people[p - 1].Whole.To, people[p].Whole.From))];
        if (speakers.Count == 0) return;
        if (end > start) { Add(talks, speakers, Trim(view, start, end)); return; }
        if (people.Count == 1 && last < view.Tokens.Count && view.Tokens[last].Text is ":" or "–" or "—" or "-" or "," or "«" or "\"" or "“")
        {
            int from = view.Tokens[last].Text == "," ? Enumerable.Range(last, view.Tokens.Count - last).FirstOrDefault(k => view.Tokens[k].Text is ":" or "«" or "\"" or "“", last) : last;
            Add(talks, speakers, Trim(view, from, view.Tokens.Count));
        }
    }

    private static void Add(List<Talk> talks, IReadOnlyList<int> speakers, Stretch? topic)
    {
        if (topic is not null) talks.Add(new Talk(speakers, topic));
    }

    private static int SkipTimes(SentenceView view, int first)
    {
        int start = 0;
        while (start < first && !IsQuote(view, start) && (view.Tokens[start].IsNumber || view.Tokens[start].IsPunctuation || view.Folded(start) is "h" or "am" or "pm" or "a.m." or "p.m.")) start++;
        if (view.Folded(start) is "punto" or "item" or "point" or "session" or "sesion" or "panel" && start + 1 < first && view.Tokens[start + 1].IsNumber)
        {
            start += 2;
            while (start < first && view.Tokens[start].IsPunctuation && !IsQuote(view, start)) start++;
        }
        return start;
    }

    // Cuts what introduces the speaker ("– Modératrice :", ", a cargo de", "by") off the end of a title.
    private static int BeforeLabel(SentenceView view, int start, int end)
    {
        for (bool again = true; again;)
        {
            again = false;
            while (end > start && (view.Tokens[end - 1].IsPunctuation && !IsQuote(view, end - 1) && view.Tokens[end - 1].Text is not ("?" or "!" or ")") || view.Folded(end - 1) is "by" or "por" or "par" or "cargo" or "with" or "con" or "avec" or "a" or "de")) end--;
            if (end > start && IsLabel(view.Folded(end - 1))) { end--; again = true; }
        }
        return end;
    }

    private static bool IsLabel(string folded) => IsModeratorWord(folded) || folded is "speaker" or "speakers" or "presenter" or "presenters" or "intervenants" or "intervenant" or "intervenante" or "ponente" or "ponentes" or "expositor" or "expositora" or "expositores" or "panelists" or "panellists" or "panelistas" or "orateur" or "oratrice" or "orateurs" or "presenta" or "presentado" or "presented";
    private static bool IsModeratorWord(string folded) => folded.StartsWith("moder", StringComparison.Ordinal) || folded.StartsWith("facilit", StringComparison.Ordinal) || folded is "chair" or "chaired" or "preside" or "presidencia";
    private static bool IsModerator(SentenceView view, int from, int to) => Enumerable.Range(Math.Max(from, to - 4), to - Math.Max(from, to - 4)).Any(k => IsModeratorWord(view.Folded(k)));
    private static bool IsQuote(SentenceView view, int i) => view.Tokens[i].Text is "«" or "»" or "\"" or "“" or "”";

    private static void Running(SentenceView view, List<PersonMention> people, int p, List<Talk> talks)
    {
        int to = p + 1 < people.Count ? people[p + 1].Whole.From : view.Tokens.Count;
        int i = people[p].Whole.To;
        bool shared = p + 1 < people.Count && Enumerable.Range(i, to - i).All(k => view.Tokens[k].IsPunctuation && view.Tokens[k].Text != "." || SentenceView.IsAnd(view.Folded(k)) || SentenceView.IsArticle(view.Folded(k)));
        if (shared)
        {
            // "X and Y presented …": the talk of the last is the talk of all.
            int before = talks.Count;
            Running(view, people, p + 1, talks);
            for (int t = before; t < talks.Count; t++) talks[t] = talks[t] with { Speakers = [p, .. talks[t].Speakers] };
            return;
        }
        if (talks.Any(t => t.Speakers.Contains(p))) return;
        for (; i < to; i++)
        {
            string? kind = Words.VerbKind(view.Folded(i));
            if (kind is null or "aux" || view.Tokens[i].IsCapitalised) continue;
            // "…, of the Association, which highlighted": not the person did.
            if (kind == "chair" || view.Folded(i - 1) == "which") return;
            if (kind == "attend" && Through(view, i, to) is null) continue;
            if (kind == "say" && view.Folded(i + 1) is not ("about" or "on" or "sobre")) break;
            if (kind == "open") { Add(talks, [p], Trim(view, i, Stop(view, i, to))); return; }
            foreach (Stretch topic in Topics(view, i, to)) Add(talks, [p], topic);
            return;
        }
        if (TalkNoun(view, people[p].Whole.To, to) is { } noun) { Add(talks, [p], noun); return; }
        // "… reported on the prosecution of brokers, and Brigadier X on the border": the verb is the one before.
        if (p > 0 && talks.Count > 0 && view.Folded(people[p].Whole.To) is "on" or "about" or "sobre" or "sur") { Add(talks, [p], Trim(view, people[p].Whole.To + 1, Stop(view, people[p].Whole.To + 1, to))); return; }
        if (Opening(view) is { } opening && people.Count == 1) Add(talks, [p], opening);
    }

    // "took the group through the indicators": what stands after "through".
    private static Stretch? Through(SentenceView view, int verb, int to)
    {
        if (view.Folded(verb) is not ("took" or "takes")) return null;
        for (int k = verb + 1; k < Math.Min(verb + 6, to); k++)
        {
            if (view.Folded(k) == "through") return Trim(view, k + 1, Stop(view, k + 1, to));
        }
        return null;
    }

    private static IEnumerable<Stretch> Topics(SentenceView view, int verb, int to)
    {
        if (Through(view, verb, to) is { } through) { yield return through; yield break; }
        int from = verb + 1;
        while (from < to && (view.Tokens[from].IsPunctuation && !IsQuote(view, from) || Prepositions.Contains(view.Folded(from)) && from == verb + 1 || view.Folded(from) is "a" or "about" && from <= verb + 2 && view.Folded(from + 1) is not ("la" or "los") && Words.VerbKind(view.Folded(verb)) == "present" && view.Folded(from) == "about")) from++;
        int stop = Stop(view, from, to);
        if (stop <= from) yield break;
        int on = OnAfterTalkNoun(view, from, stop);
        if (on < 0)
        {
            if (Trim(view, view.SkipArticle(from), stop) is { } plain) yield return plain;
            yield break;
        }
        // "a talk on what happens to children, and a second one on community watch committees": two talks.
        int second = Enumerable.Range(on + 1, stop - on - 1).FirstOrDefault(k => view.Folded(k) is "second" or "segunda" or "segundo" or "seconde" or "deuxieme" or "another" or "otra", -1);
        int again = second < 0 ? -1 : Enumerable.Range(second, stop - second).FirstOrDefault(k => IsOn(view.Folded(k)), -1);
        int end = again < 0 ? stop : second;
        while (end > on + 1 && (view.Tokens[end - 1].IsPunctuation || SentenceView.IsAnd(view.Folded(end - 1)) || SentenceView.IsArticle(view.Folded(end - 1)) || view.Folded(end - 1) is "a" or "una" or "une")) end--;
        if (Trim(view, on + 1, end) is { } first) yield return first;
        if (again > 0 && Trim(view, again + 1, stop) is { } next) yield return next;
    }

    private static bool IsOn(string folded) => folded is "on" or "about" or "sobre" or "sur" or "entitled" or "titulada" or "titulado" or "intitulee" or "intitule" or "acerca";

    private static int OnAfterTalkNoun(SentenceView view, int from, int stop)
    {
        for (int k = from; k < Math.Min(from + 8, stop - 1); k++)
        {
            if (IsOn(view.Folded(k)) && view.Folded(k + 1) != "behalf" && Enumerable.Range(from, k - from).Any(n => IsTalkNoun(view.Folded(n)))) return k;
        }
        return -1;
    }

    // "con una ponencia sobre X" after the person, with no verb of speech of its own.
    private static Stretch? TalkNoun(SentenceView view, int from, int to)
    {
        for (int k = from; k < to - 2; k++)
        {
            if (IsTalkNoun(view.Folded(k)) && Enumerable.Range(k + 1, Math.Min(4, to - k - 2)).FirstOrDefault(n => IsOn(view.Folded(n)), -1) is var on && on > 0) return Trim(view, on + 1, Stop(view, on + 1, to));
        }
        return null;
    }

    private static bool IsTalkNoun(string folded) => folded is "talk" or "presentation" or "session" or "lecture" or "paper" or "input" or "study" or "speech" or "address" or "ponencia" or "conferencia" or "charla" or "presentacion" or "exposicion" or "communication" or "expose" or "intervention" or "etude" or "estudio" or "panel" or "workshop" or "remarks" or "module" or "modulo" or "taller" or "presentations" or "presentaciones" or "keynote" or "disertacion" or "intervencion" or "one";

    // A welcome or opening that the sentence names, where it tells no other topic.
    private static Stretch? Opening(SentenceView view)
    {
        for (int k = 0; k < view.Tokens.Count; k++)
        {
            if (view.Folded(k) is "opening" or "inauguracion" or "apertura" or "ouverture" or "closing" or "clausura" or "cloture" or "bienvenida" or "welcome" or "inaugural") return new Stretch(k, k + 1);
        }
        return null;
    }

    // To the end of the clause: before the next person, a quotation's end, or a clause that begins anew.
    private static int Stop(SentenceView view, int from, int to)
    {
        int end = to;
        while (end > from && (view.Tokens[end - 1].IsPunctuation && !IsQuote(view, end - 1) && view.Tokens[end - 1].Text is not (")" or "?" or "!") || SentenceView.IsAnd(view.Folded(end - 1)) || SentenceView.IsArticle(view.Folded(end - 1)) || view.Folded(end - 1) is "while" or "mientras" or "tandis" or "que" or "whereas")) end--;
        for (int k = from; k < end; k++)
        {
            string next = view.Folded(k + 1);
            if (view.Folded(k) == ";") return k;
            if (view.Folded(k) == "on" && next == "behalf") return k;
            if (view.Folded(k) == "," && (next is "which" or "who" or "where" or "while" or "adding" or "mientras" or "qui" or "dont" or "based" || next is "en" && view.Folded(k + 2) is "el" or "la" or "que" || SentenceView.IsAnd(next) && view.Folded(k + 2) == ",")) return k;
            // "… y, por la tarde, moderó": another thing that the person did.
            if (SentenceView.IsAnd(view.Folded(k)) && next == ",") return k;
        }
        return end;
    }

    private static Stretch? Trim(SentenceView view, int from, int to)
    {
        while (from < to && view.Tokens[from].IsPunctuation && view.Tokens[from].Text != "(") from++;
        while (to > from && view.Tokens[to - 1].IsPunctuation && view.Tokens[to - 1].Text is not (")" or "?" or "!")) to--;
        return to > from ? new Stretch(from, to) : null;
    }
}
