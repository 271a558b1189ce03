using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.People;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>
/// What the text itself calls the event, where no heading does: after a label ("WHAT: …"), in quotation marks ("the conference “Bought and sold”"),
/// else the words for it ("a two-day workshop on the first interview").
/// </summary>
internal static class EventNames
{
    private const int HeadSentences = 10, LeastWords = 4, MostWords = 26, WordsToQuotation = 8;

    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");
    private static readonly PhraseSet Labels = PhraseSet.Of(["what", "title", "event", "que", "evento", "titulo", "actividad", "quoi", "evenement", "titre", "intitule"]);
    private static readonly HashSet<string> Ends = ["held", "organised", "organized", "convened", "hosted", "conducted", "which", "that", "who", "attended", "aimed", "entre", "celebrado", "celebrada", "organizado", "organizada", "realizado", "realizada", "dictado", "dictada", "impartido", "impartida", "dirigido", "dirigida", "que", "tenu", "tenue", "organise", "organisee", "destine", "destinee", "qui", "from", "between", "brought", "brings", "se", "s'"];

    /// <summary>Its own name, by a label or in quotation marks; null where it has none.</summary>
    /// <param name="sentences">Those of the event.</param>
    public static Printed? Given(IReadOnlyList<SentenceView> sentences)
    {
        foreach (SentenceView view in sentences.Take(HeadSentences))
        {
            if (Labels.Match(view.Tokens, 0) is > 0 and int label && view.Folded(label) == ":" && Topics.Trim(view, label + 1, view.Tokens.Count) is { Count: > 2 } labelled) return view.Print(labelled);
            foreach ((int noun, int length) in Nouns(view))
            {
                if (Quoted(view, noun + length) is { } quoted) return view.Print(quoted);
            }
        }
        return null;
    }

    /// <summary>The first words that describe it; null where no sentence does.</summary>
    /// <param name="sentences">Those of the event.</param>
    public static Printed? Described(IReadOnlyList<SentenceView> sentences)
    {
        foreach (SentenceView view in sentences.Take(HeadSentences))
        {
            foreach ((int noun, int length) in Nouns(view))
            {
                if (Phrase(view, noun, length) is { Count: >= LeastWords } phrase) return view.Print(phrase);
            }
        }
        return null;
    }

    private static IEnumerable<(int At, int Length)> Nouns(SentenceView view)
    {
        if (view.ShoutedCapitals || view.Sentence.Kind == BlockKind.Heading || view.Tokens[0].Text is "\"" or "“" or "«") yield break;
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            if (EventNouns.Match(view.Tokens, i) is > 0 and int n && view.BodyCovering(i) is null) yield return (i, n);
        }
    }

    // 'its conference "Bought, Sold, Shipped"', "workshop (23-24 November), “Fair Recruitment”", "un curso titulado «…»".
    private static Stretch? Quoted(SentenceView view, int from)
    {
        foreach (Stretch title in Topics.Quotations(view, new Stretch(from, Math.Min(view.Tokens.Count, from + WordsToQuotation + MostWords))))
        {
            bool near = title.From <= from + WordsToQuotation && Enumerable.Range(from, title.From - from).All(k => Words.VerbKind(view.Folded(k)) is null && view.Folded(k) is not (";" or ":" or "tema" or "lema" or "theme"));
            return near && title.Count > 2 && view.Tokens[title.From].IsCapitalised ? title : null;
        }
        return null;
    }

    // "one-day sensitisation session on trafficking in persons (TIP)": the adjectives before the noun, and what follows it by prepositions.
    private static Stretch? Phrase(SentenceView view, int noun, int length)
    {
        int from = noun, to = noun + length;
        while (from > 0 && noun - from < 5 && view.Tokens[from - 1].IsWord && !SentenceView.IsArticle(view.Folded(from - 1)) && !SentenceView.IsPreposition(view.Folded(from - 1)) && !SentenceView.IsAnd(view.Folded(from - 1)) && Words.VerbKind(view.Folded(from - 1)) is null && view.BodyCovering(from - 1) is null) from--;
        if (from == 0 ? noun > 0 : !(SentenceView.IsArticle(view.Folded(from - 1)) || SentenceView.IsOf(view.Folded(from - 1)))) return null;
        bool about = false;
        while (to < view.Tokens.Count && to - from < MostWords && !Stops(view, to))
        {
            about |= view.Folded(to) is "on" or "for" or "about" or "against" or "sobre" or "contra" or "para" or "sur" or "contre" or "pour" or "de" or "d'" or "en" or "of" or "des";
            to++;
        }
        while (to > noun + length && (view.Tokens[to - 1].IsPunctuation && view.Tokens[to - 1].Text != ")" || SentenceView.IsPreposition(view.Folded(to - 1)) || SentenceView.IsArticle(view.Folded(to - 1)) || SentenceView.IsAnd(view.Folded(to - 1)))) to--;
        return about && to > noun + length ? new Stretch(from, to) : null;
    }

    // Where the words about the event end: at a mark, a verb, a day, a place, whom it was for.
    private static bool Stops(SentenceView view, int i)
    {
        string word = view.Folded(i), next = view.Folded(i + 1);
        if (view.Tokens[i].IsPunctuation) return word is not ("(" or ")" or "-" or "'") || word == "(" && !(i + 2 < view.Tokens.Count && view.Tokens[i + 1].IsUpper && view.Folded(i + 2) == ")");
        // "asistencia a víctimas", "l'aide à l'enfance": a preposition, not the verb "a".
        bool to = word == "a" && (view.Document.Language == Language.Spanish || view.Tokens[i].Text is "à" or "À");
        if (Ends.Contains(word) || !to && Words.VerbKind(word) is not null && !view.Tokens[i].IsCapitalised && view.BodyCovering(i) is null && word is not ("training" or "conference" or "presentation")) return true;
        bool place = word is "in" or "at" or "en" or "a" or "au" && i + 1 < view.Tokens.Count && (view.Tokens[i + 1].IsCapitalised && Places.Gazetteer.Begins(next) || next is "the");
        bool day = Dates.DateFinder.IsMonth(word) || Dates.DateWords.Weekday(word) is not null || Dates.DateWords.Match(view, i, "today") > 0 || Dates.DateWords.Match(view, i, "yesterday") > 0 || SentenceView.IsPreposition(word) && i + 1 < view.Tokens.Count && view.Tokens[i + 1].IsNumber || word is "on" or "el" or "le" && Dates.DateWords.Weekday(next) is not null;
        return place || day || view.Tokens[i].IsNumber || word is "by" or "por" or "par" or "with" or "con" or "avec";
    }
}
