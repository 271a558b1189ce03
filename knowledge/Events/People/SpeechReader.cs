using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Reads running text: "X explained …", "X and Y gave a talk on …", "opened by X", "the panel “…” brought together X and Y".</summary>
internal static class SpeechReader
{
    private const int LongestTitle = 60;

    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");
    private static readonly PatternSet TalkPhrases = PatternSet.Load("talkphrases.txt");

    public static List<Talk> Read(SentenceView view, IReadOnlyList<PersonMention> people)
    {
        var talks = new List<Talk>();
        List<PatternMatch> phrases = TalkPhrases.Find(view.Tokens);
        for (int p = 0; p < people.Count; p++) Told(view, people, phrases, p, talks);
        if (talks.Count == 0 && Panel(view, people) is { } panel) talks.Add(panel);
        return talks;
    }

    private static void Told(SentenceView view, IReadOnlyList<PersonMention> people, List<PatternMatch> phrases, int p, List<Talk> talks)
    {
        int to = p + 1 < people.Count ? people[p + 1].Whole.From : view.Tokens.Count;
        int i = people[p].Whole.To;
        if (p + 1 < people.Count && Joined(view, i, to))
        {
            // "X and Y presented …": the talk of the last is the talk of all.
            int before = talks.Count;
            Told(view, people, phrases, p + 1, talks);
            for (int t = before; t < talks.Count; t++) talks[t] = talks[t] with { Speakers = [p, .. talks[t].Speakers] };
            // "“…”, given by X, judge; Y, prosecutor and Z": the title before is of all.
            if (talks.Count == before && Agent(view, people[p].Whole.From) is { } given && !Topics.IsEmpty(view, given)) talks.Add(new Talk([.. Enumerable.Range(p, people.Count - p).TakeWhile(q => q == p || Joined(view, people[q - 1].Whole.To, people[q].Whole.From))], given));
            return;
        }
        if (talks.Exists(t => t.Speakers.Contains(p))) return;
        if (Titled(view, i, to) is { } title) { talks.Add(new Talk([p], title)); return; }
        for (; i < to; i++)
        {
            if (phrases.Find(match => match.From == i) is { To: > 0 } phrase) { Add(view, talks, p, Topics.Trim(view, view.SkipArticle(phrase.To), Topics.Stop(view, phrase.To, to))); return; }
            // "Correspondió a la jueza X hablar de …", "il est revenu à X de présenter …"
            if (i <= people[p].Whole.To + 1 && Infinitives.Contains(view.Folded(i)))
            {
                foreach (Stretch topic in Topics.After(view, i, to)) Add(view, talks, p, topic);
                return;
            }
            string? kind = view.Tokens[i].IsCapitalised || IsAdjective(view, i) ? null : Words.VerbKind(view.Folded(i));
            // "opened by X; the participants analysed": what others did.
            if (view.Folded(i) == ";" || OthersBegin(view, i)) break;
            // "X, speaking at the opening, told …": the occasion comes first.
            if (kind is null or "aux" || view.Folded(i) is "speaking" or "hablando" or "intervenant") continue;
            // "…, of the Association, which highlighted": not the person did.
            if (kind == "chair" || view.Folded(i - 1) == "which") return;
            if (kind == "attend" && PanelTitle(view, i, to) is { } session) { Add(view, talks, p, session); return; }
            if (kind == "attend" && Topics.Through(view, i, to) is null) continue;
            if (kind == "say" && Declares(view, i)) kind = "open";
            if (kind == "say" && view.Folded(i + 1) is not ("about" or "on" or "sobre")) break;
            if (kind == "open") { Add(view, talks, p, With(view, i, to) ?? Topics.Trim(view, i, Topics.Stop(view, i, to))); return; }
            if (kind == "give" && !GivesTalk(view, i, to)) continue;
            foreach (Stretch topic in Topics.After(view, i, to)) Add(view, talks, p, topic);
            return;
        }
        if (Topics.OfTalkNoun(view, people[p].Whole.To, to) is { } noun) { Add(view, talks, p, noun); return; }
        // "… reported on the prosecution of brokers, and Brigadier X on the border": the verb is the one before.
        int link = view.Folded(people[p].Whole.To) == "," ? people[p].Whole.To + 1 : people[p].Whole.To;
        bool gap = view.Folded(link) is "on" or "about" or "sobre" or "sur" || link > people[p].Whole.To && SpeaksOf(view, view.Folded(link), people[p].Whole.From);
        if (p > 0 && talks.Count > 0 && gap) { Add(view, talks, p, Topics.Trim(view, view.SkipArticle(link + 1), Topics.Stop(view, link + 1, to))); return; }
        if (p == 0 && Leading(view, people[0]) is { } first) { Add(view, talks, p, first); return; }
        // "The keynote was given by X, on airports": the topic after the agent.
        int last = people[p].Whole.To + (view.Folded(people[p].Whole.To) == "," ? 1 : 0);
        if (view.Folded(last) is "on" or "about" or "sobre" or "sur" && IsGivenBy(view, people[p].Whole.From)) { Add(view, talks, p, Topics.Trim(view, view.SkipArticle(last + 1), Topics.Stop(view, last + 1, to))); return; }
        if (Agent(view, people[p].Whole.From) is { } done) { Add(view, talks, p, done); return; }
        if (WelcomeOf(view, people[p].Whole.From) is { } words) { Add(view, talks, p, words); return; }
        if (people.Count == 1 && !view.Tokens.Any(t => Words.VerbKind(t.Folded) == "chair") && Opening(view) is { } opening) Add(view, talks, p, opening);
    }

    // "estuvo presente", "étaient présents", "was present": there, and nothing said.
    // "a brief opening ceremony", "closing remarks": what kind, not what somebody did.
    // "two closed cases", "dossiers clos": how something is.
    private static bool IsAdjective(SentenceView view, int i) => view.Folded(i) is "closed" or "clos" or "ouvert" or "ouverts" && i + 1 < view.Tokens.Count && view.Tokens[i + 1].IsWord && !view.Tokens[i + 1].IsCapitalised && !SentenceView.IsArticle(view.Folded(i + 1)) && view.Folded(i + 1) is not ("this" or "these" or "ce" or "cet" or "cette" or "ces" or "by" or "with" or "par" or "avec" or "on" or "in" or "at" or "en" or "lors" or "officiellement" or "hier" or "today" or "yesterday") && EventNouns.Match(view.Tokens, i + 1) == 0 ||
        view.Folded(i) is "opening" or "closing" && (EventNouns.Match(view.Tokens, i + 1) > 0 || TalkWords.IsTalk(view.Folded(i + 1)) || view.Folded(i + 1) is "of" or "plenary" or "day") ||
        view.Folded(i) is "presente" or "presentes" or "presents" or "present" && (Bodies.RelationGrammar.IsBe(view.Folded(i - 1)) || view.Folded(i - 1) is "estuvo" or "estuvieron" or "estaba" or "estaban" or "estar" or "egalement" or "aussi" or "tambien" or "also");

    // ", the participants compared": another subject, of people without names.
    private static bool OthersBegin(SentenceView view, int i) => view.Folded(i) is "," or "and" or "y" or "et" && SentenceView.IsArticle(view.Folded(i + 1)) && Facts.PeopleNouns.Contains(view.Folded(i + 2)) && Words.VerbKind(view.Folded(i + 3)) is not null;

    // "gave a talk", "dictó “…”", "led the session on"; "gave voice to", "led the unit" are no talks.
    private static bool GivesTalk(SentenceView view, int verb, int to) => Topics.Through(view, verb, to) is not null
        || Enumerable.Range(verb + 1, Math.Max(0, Math.Min(12, to - verb - 1))).TakeWhile(k => k == verb + 1 || view.Folded(k) is not ("to" or "at" or "in")).Any(k => TalkWords.IsTalk(view.Folded(k)) || TalkWords.IsOpening(view.Folded(k)) || TalkWords.IsOn(view.Folded(k)) || Topics.IsQuote(view, k) || view.Folded(k) is "welcome" or "thanks" or "gracias" or "cuenta" or "lugar");

    // "closed the day with a reflection on survivors": the talk that the opening or closing was.
    private static Stretch? With(SentenceView view, int verb, int to)
    {
        int with = Enumerable.Range(verb + 1, Math.Max(0, Math.Min(6, to - verb - 1))).FirstOrDefault(k => view.Folded(k) is "with" or "con" or "par" or "avec", -1);
        return with < 0 ? null : Topics.OfTalkNoun(view, with, Math.Min(to, with + 24));
    }

    private static void Add(SentenceView view, List<Talk> talks, int speaker, Stretch? topic)
    {
        if (topic is { } found && !Topics.IsEmpty(view, found)) talks.Add(new Talk([speaker], found));
    }

    private static bool Joined(SentenceView view, int from, int to) =>
        Enumerable.Range(from, to - from).All(k => view.Tokens[k].IsPunctuation && view.Tokens[k].Text != "." || SentenceView.IsAnd(view.Folded(k)) || SentenceView.IsArticle(view.Folded(k)));

    // "the prosecutor X (“Ten cases from the river”)", "Dr Y (Leeds) – “Who counts the drowned?”": a title in brackets or after a dash.
    private static Stretch? Titled(SentenceView view, int from, int to) =>
        view.Folded(from) is "(" or "–" or "—" or "-" or ":" && from + 1 < to && Topics.IsQuote(view, from + 1) && Topics.Quotations(view, new Stretch(from + 1, to)) is [var title, ..] ? title : null;

    // "X habló de las barcazas, y Y, de la Dirección, de los veleros": the preposition of the verb before.
    private static bool SpeaksOf(SentenceView view, string preposition, int before)
    {
        for (int k = before - 1; k > Math.Max(0, before - LongestTitle); k--)
        {
            if (Words.VerbKind(view.Folded(k)) == "present") return SentenceView.IsOf(preposition) && SentenceView.IsOf(view.Folded(k + 1));
        }
        return false;
    }

    // "Delivering the feature address, Ms X …", "Ouvrant les travaux, M. Y …": what the clause before the person says.
    private static Stretch? Leading(SentenceView view, PersonMention person)
    {
        if (!Gerunds.Contains(view.Folded(0)) && !(Gerunds.Contains(view.Folded(1)) && SentenceView.IsPreposition(view.Folded(0)))) return null;
        int comma = Enumerable.Range(2, 12).FirstOrDefault(k => view.Folded(k) == ",", -1);
        if (comma < 0 || person.Whole.From > comma + 3) return null;
        return view.Folded(0) is "delivering" or "giving" or "prononcant" or "donnant" or "presentant" or "presenting" ? Topics.Trim(view, view.SkipArticle(1), comma) : new Stretch(Gerunds.Contains(view.Folded(0)) ? 0 : 1, comma);
    }

    private static readonly HashSet<string> Infinitives = ["hablar", "presentar", "exponer", "explicar", "abordar", "disertar", "presenter", "parler", "exposer", "expliquer", "aborder"];

    private static readonly HashSet<string> Gerunds = ["delivering", "giving", "presenting", "opening", "closing", "inaugurating", "inaugurar", "abrir", "clausurar", "inaugurando", "abriendo", "ouvrant", "inaugurant", "cloturant", "prononcant", "donnant", "presentant"];

    // "participó en el panel “…”", "joined the session “…”".
    private static Stretch? PanelTitle(SentenceView view, int verb, int to) =>
        Topics.Quotations(view, new Stretch(verb, Math.Min(to, verb + LongestTitle))) is [var title, ..] && title.From <= verb + 8 && Enumerable.Range(verb + 1, title.From - verb - 1).Any(k => TalkWords.IsPanel(view.Folded(k)) || TalkWords.IsTalk(view.Folded(k))) ? title : null;

    // "declared the meeting open", "declaró inaugurado el certamen"
    private static bool Declares(SentenceView view, int verb) => view.Folded(verb).StartsWith("declar", StringComparison.Ordinal)
        && Enumerable.Range(verb + 1, 6).Any(k => view.Folded(k) is "open" or "opened" or "closed" or "inaugurado" or "inaugurada" or "inaugurados" or "abierto" or "abierta" or "clausurado" or "clausurada" or "ouvert" or "ouverte" or "ouverts" or "ouvertes" or "clos" or "close");

    private static bool IsGivenBy(SentenceView view, int person)
    {
        int by = person - 1;
        while (by > 0 && SentenceView.IsArticle(view.Folded(by))) by--;
        return by > 1 && view.Folded(by) is "by" or "por" or "par" && Words.VerbKind(view.Folded(by - 1)) is "give" or "present" && Enumerable.Range(0, by).Any(k => TalkWords.IsTalk(view.Folded(k)) || view.Folded(k) == "keynote");
    }

    // "The course was opened by X", "a paper on Y, by X": what was done, or the talk before "by".
    private static Stretch? Agent(SentenceView view, int person)
    {
        // "Abrió la jornada el ministro X" has its verb further off; "Abrió X" and "a ouvert X" do not.
        if (person > 0 && view.Document.Language == Documents.Language.Spanish && Words.VerbKind(view.Folded(person - 1)) == "open") return new Stretch(person - 1, person);
        int by = person - 1;
        while (by > 0 && SentenceView.IsArticle(view.Folded(by)) && !SentenceView.IsOf(view.Folded(by))) by--;
        // "La sesión sobre entrevistas estuvo a cargo de X"
        bool charge = by > 2 && SentenceView.IsOf(view.Folded(by)) && view.Folded(by - 1) == "cargo" && view.Folded(by - 2) == "a";
        if (charge) by -= 2;
        else if (by < 1 || view.Folded(by) is not ("by" or "por" or "par")) return null;
        // "opened by X, Deputy Chief, and by Y"
        if (SentenceView.IsAnd(view.Folded(by - 1)) && Enumerable.Range(1, by - 1).LastOrDefault(k => view.Folded(k) is "by" or "por" or "par" && Words.VerbKind(view.Folded(k - 1)) is not null, 0) is > 0 and var first) by = first;
        string? kind = charge ? "give" : Words.VerbKind(view.Folded(by - 1));
        if (kind == "chair") return null;
        if (kind == "open") return new Stretch(by - 1, by);
        int from = by;
        while (from > 0 && view.Folded(from - 1) is not (";" or "." or ":") && !view.People.Any(p => p.Whole.To == from)) from--;
        if (kind is "give" or "present" && !view.Folded(by - 1).StartsWith("anim", StringComparison.Ordinal) && Topics.Quotations(view, new Stretch(from, by)) is [.., var title]) return title;
        int end = kind is null || charge ? by : by - 1;
        while (end > from && (Words.VerbKind(view.Folded(end - 1)) == "aux" || view.Folded(end - 1) is "ete" or "sido" or "been")) end--;
        return Topics.OfTalkNoun(view, from, end);
    }

    // "The panel “…”, moderated by X, brought together Y and Z": one title for all that do not moderate.
    private static Talk? Panel(SentenceView view, IReadOnlyList<PersonMention> people)
    {
        if (people.Count < 2 || Topics.Quotations(view, new Stretch(0, people[0].Whole.From)) is not [var title, ..]) return null;
        if (!Enumerable.Range(Math.Max(0, title.From - 5), Math.Min(5, title.From)).Any(k => TalkWords.IsPanel(view.Folded(k)) || TalkWords.IsTalk(view.Folded(k)))) return null;
        int[] speakers = [.. Enumerable.Range(0, people.Count).Where(p => !Enumerable.Range(Math.Max(title.To, people[p].Whole.From - 3), 3).Any(k => k < people[p].Whole.From && (TalkWords.IsModerator(view.Folded(k)) || Words.VerbKind(view.Folded(k)) == "chair" || view.Folded(k).StartsWith("anim", StringComparison.Ordinal))))];
        return speakers.Length > 0 ? new Talk(speakers, title) : null;
    }

    // "las palabras de bienvenida de la rectora X", "the opening remarks of Y": what the words were, before "of" and the person.
    private static Stretch? WelcomeOf(SentenceView view, int person)
    {
        int of = person - 1;
        while (of > 0 && SentenceView.IsArticle(view.Folded(of))) of--;
        if (of < 2 || !SentenceView.IsOf(view.Folded(of))) return null;
        int opening = Enumerable.Range(Math.Max(0, of - 2), Math.Min(2, of)).LastOrDefault(k => TalkWords.IsOpening(view.Folded(k)), -1);
        return opening < 1 || !Enumerable.Range(Math.Max(0, opening - 2), 4).Any(k => TalkWords.IsTalk(view.Folded(k)) || view.Folded(k) == "palabras") ? null : new Stretch(opening, opening + 1);
    }

    // A welcome or opening that the sentence names, where it tells no other topic.
    private static Stretch? Opening(SentenceView view)
    {
        for (int k = 0; k < view.Tokens.Count; k++)
        {
            // "the closing dinner" is no closing.
            if (TalkWords.IsOpening(view.Folded(k)) && !view.Tokens[k].IsUpper && view.Folded(k + 1) is not ("dinner" or "party" or "reception")) return new Stretch(k, k + 1);
        }
        return null;
    }
}
