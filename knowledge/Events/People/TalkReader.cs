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
        if (view.Sentence.Kind != BlockKind.Paragraph || LooksLikeAgenda(view, people)) { Agenda(view, people, talks); if (talks.Count > 0) return talks; }
        for (int p = 0; p < people.Count; p++) Running(view, people, p, talks);
        return talks;
    }

    private static bool LooksLikeAgenda(SentenceView view, List<PersonMention> people) =>
        !view.Tokens.Any(t => Words.VerbKind(t.Folded) is "present" or "say" or "open" or "chair" && !t.IsCapitalised) && view.Tokens.Count < 60
        && view.Tokens.Any(t => t.Text is "–" or "—" or ":" or "-" or "«" or "“");

    // "Mock trial – Nguyen Thi Bao Chau and …", "a) M. Ibra THIOUNE : « … »", "09:30 Opening – …".
    private static void Agenda(SentenceView view, List<PersonMention> people, List<Talk> talks)
    {
        int first = people[0].Whole.From;
        int last = people[^1].Whole.To;
        Stretch? topic = null;
        int start = 0;
        while (start < first && (view.Tokens[start].IsNumber || view.Tokens[start].IsPunctuation && view.Tokens[start].Text is not ("«" or "\"" or "“") || view.Folded(start) is "h" || view.Folded(start).Length <= 5 && char.IsDigit(view.Folded(start)[0]))) start++;
        if (view.Folded(start) is "punto" or "item" or "point" or "session" or "sesion" && start + 1 < first && view.Tokens[start + 1].IsNumber) start += 2;
        while (start < first && view.Tokens[start].IsPunctuation && view.Tokens[start].Text is not ("«" or "\"" or "“")) start++;
        int end = first;
        while (end > start && (view.Tokens[end - 1].Text is "–" or "—" or "-" or ":" or "," or "." or "(" or "|" || view.Folded(end - 1) is "by" or "por" or "par" or "de" or "cargo" or "a" && end - 1 > start && view.Tokens[end - 2].IsPunctuation)) end--;
        if (end > start) topic = new Stretch(start, end);
        else if (last < view.Tokens.Count && view.Tokens[last].Text is ":" or "–" or "—" or "-" or "," or "«") topic = Trim(view, last, view.Tokens.Count);
        if (topic is null || topic.Value.Count == 0) return;
        talks.Add(new Talk(Enumerable.Range(0, people.Count).ToList(), Trim(view, topic.Value.From, topic.Value.To)));
    }

    private static void Running(SentenceView view, List<PersonMention> people, int p, List<Talk> talks)
    {
        int to = p + 1 < people.Count ? people[p + 1].Whole.From : view.Tokens.Count;
        int i = people[p].Whole.To;
        bool shared = p + 1 < people.Count && Enumerable.Range(i, to - i).All(k => view.Tokens[k].IsPunctuation || SentenceView.IsAnd(view.Folded(k)) || SentenceView.IsArticle(view.Folded(k)));
        if (shared)
        {
            // "X and Y presented …": the talk of the last is the talk of all.
            int before = talks.Count;
            Running(view, people, p + 1, talks);
            if (talks.Count > before)
            {
                Talk talk = talks[before];
                talks[before] = talk with { Speakers = [p, .. talk.Speakers] };
            }
            return;
        }
        if (talks.Any(t => t.Speakers.Contains(p))) return;
        for (; i < to; i++)
        {
            string word = view.Folded(i);
            string? kind = Words.VerbKind(word);
            if (kind is null or "aux" or "attend") continue;
            if (view.Tokens[i].IsCapitalised && i > 0) continue;
            if (kind == "say") { if (view.Folded(i + 1) is not ("about" or "on" or "sobre")) continue; }
            int from = i + 1;
            while (from < to && (view.Tokens[from].IsPunctuation && view.Tokens[from].Text is not ("«" or "“" or "\"" or "\u201c") || Prepositions.Contains(view.Folded(from)) && from == i + 1 || SentenceView.IsArticle(view.Folded(from)) && from == i + 1 && kind != "open")) from++;
            if (kind is "open") { talks.Add(new Talk([p], Trim(view, i, Stop(view, i, to)))); return; }
            int stop = Stop(view, from, to);
            if (stop <= from) continue;
            int on = Enumerable.Range(from, stop - from).FirstOrDefault(k => view.Folded(k) is "on" or "about" or "sobre" or "sur" or "entitled" or "titulada" or "titulado" or "intitulee" or "intitule", -1);
            if (on > from && on - from <= 7 && on + 1 < stop && IsWordForTalk(view, from, on)) from = on + 1;
            talks.Add(new Talk([p], Trim(view, from, stop)));
            return;
        }
    }

    private static bool IsWordForTalk(SentenceView view, int from, int to) =>
        Enumerable.Range(from, to - from).Any(k => view.Folded(k) is "talk" or "presentation" or "session" or "lecture" or "paper" or "input" or "study" or "speech" or "address" or "ponencia" or "conferencia" or "charla" or "presentacion" or "exposicion" or "communication" or "expose" or "intervention" or "etude" or "estudio" or "panel" or "workshop");

    // To the end of the clause: before the next person, a quotation's end, or a clause that begins anew.
    private static int Stop(SentenceView view, int from, int to)
    {
        int end = to;
        while (end > from && (view.Tokens[end - 1].IsPunctuation && view.Tokens[end - 1].Text is not ("»" or "”" or "\"" or ")") || SentenceView.IsAnd(view.Folded(end - 1)) || SentenceView.IsArticle(view.Folded(end - 1)) || view.Folded(end - 1) is "while" or "mientras" or "tandis")) end--;
        for (int k = from; k < end; k++)
        {
            if (view.Folded(k) == ";") return k;
            if (view.Folded(k) == "," && view.Folded(k + 1) is "which" or "who" or "where" or "en" && view.Folded(k + 2) is "el" or "la" or "que") return k;
            if (view.Folded(k) == "," && view.Folded(k + 1) is "which" or "who" or "where" or "while" or "adding" or "mientras") return k;
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
