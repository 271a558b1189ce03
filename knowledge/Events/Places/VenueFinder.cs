using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Places;

/// <summary>Finds the house where an event was held: after a label ("Venue:"), or after "at the", "en el", "à l'" in a sentence that tells of the event.</summary>
internal static class VenueFinder
{
    private const int HeadSentences = 14;

    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");
    private static readonly PhraseSet Venues = PhraseSet.Load("venues.txt");
    private static readonly PhraseSet Labels = PhraseSet.Of(["venue", "where", "location", "place", "lugar", "donde", "sede", "lieu", "ou", "endroit"]);

    public static Printed? Find(IReadOnlyList<SentenceView> sentences)
    {
        Printed? first = null;
        foreach (SentenceView view in sentences.Take(HeadSentences))
        {
            int label = Labels.Match(view.Tokens, 0);
            if (label > 0 && view.Folded(label) == ":" && HouseAt(view, view.SkipArticle(label + 1)) is { } labelled) return view.Print(labelled);
            if (first is null && After(view) is { } house) first = view.Print(house);
        }
        return first;
    }

    private static Stretch? After(SentenceView view)
    {
        bool tells = Enumerable.Range(0, view.Tokens.Count).Any(i => EventNouns.Match(view.Tokens, i) > 0 && view.BodyCovering(i) is null) || Dates.DateWords.Has(view, "ended") || Dates.DateWords.Has(view, "began");
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            if (view.Folded(i) is "in" or "at" or "en" or "au" && BeforeCity(view, i, view.SkipArticle(i + 1)) is { } unknown) return unknown;
            bool opens = view.Sentence.Kind == BlockKind.Heading && i == 0 || view.Folded(i) is "at" or "en" or "au" or "aux" or "dans" || view.Folded(i) is "in" or "inside" && view.Folded(i + 1) == "the" || view.Folded(i) == "a" && view.Document.Language == Language.French || view.Folded(i) == "," && tells && view.Folded(i + 1) is "salle" or "hotel" or "sala" or "auditorio";
            if (!opens || !tells && !Gathers(view)) continue;
            // "officer at the Ministry": where somebody works.
            if (Enumerable.Range(Math.Max(0, i - 3), Math.Min(3, i)).Any(k => k + Words.Roles.Match(view.Tokens, k) >= i && Words.Roles.Match(view.Tokens, k) > 0)) continue;
            int from = i == 0 && view.Sentence.Kind == BlockKind.Heading ? 0 : view.SkipArticle(i + 1);
            // "…, said the head of the unit at the Ministry": who speaks, not where.
            if (view.Tokens[0].Text is "«" or "“" or "\"" && Enumerable.Range(0, i).Any(k => Words.VerbKind(view.Folded(k)) == "say")) return null;
            if (HouseAt(view, from) is { } house && (i > 0 || view.Folded(house.To) == ",")) return house;
        }
        return null;
    }

    // "held in Vigyan Bhawan, New Delhi": what stands between "held in" and a known city is the house.
    private static Stretch? BeforeCity(SentenceView view, int at, int from)
    {
        int to = from;
        while (to < Math.Min(from + 4, view.Tokens.Count) && view.Tokens[to].IsWord && view.Tokens[to].IsCapitalised) to++;
        bool held = Enumerable.Range(Math.Max(0, at - 3), Math.Min(3, at)).Any(k => HeldVerbs.Contains(view.Folded(k)));
        if (!held || to - from < 2 || view.Folded(to) != "," || Gazetteer.IsCity(view.Print(new Stretch(from, to)).Clean) || CountryNames.At(view, from) > 0) return null;
        return Enumerable.Range(1, 3).Any(words => to + words < view.Tokens.Count && Gazetteer.IsCity(view.Print(new Stretch(to + 1, to + 1 + words)).Clean)) ? new Stretch(from, to) : null;
    }

    private static bool Has(PhraseSet words, SentenceView view, Stretch body) => Enumerable.Range(body.From, body.Count).Any(k => words.Match(view.Tokens, k) > 0);

    private static bool Gathers(SentenceView view) => view.Tokens.Any(token => HeldVerbs.Contains(token.Folded) || token.Folded is "suivi" or "trained");

    // The index after a name in quotation marks; 0 for none.
    private static int Quoted(SentenceView view, int i)
    {
        for (int k = i + 1; k < Math.Min(i + 7, view.Tokens.Count); k++)
        {
            if (view.Tokens[k].Text is "”" or "\"" or "»") return k > i + 1 && view.Tokens[i + 1].IsCapitalised ? k + 1 : 0;
        }
        return 0;
    }

    // A body that is a house, or capitals with a word for one: "Blue Mahoe Inn", "Palais du peuple", "salle de l'Amitié", "École de gendarmerie d'Arta".
    private static Stretch? HouseAt(SentenceView view, int from)
    {
        if (from >= view.Tokens.Count) return null;
        if (view.BodyAt(from) is { Count: > 1 } body && !BodyFinder.IsAcronym(view, from))
        {
            // "in the Caribbean Region", "en Colombia Congreso …": no house.
            bool stands = view.Folded(body.To - 1) is not ("region" or "province" or "district" or "area") && view.Folded(body.From) is not ("region" or "provincia" or "province" or "departamento") && (!Has(EventNouns, view, body) || Has(Venues, view, body));
            return stands ? body : null;
        }
        int to = from, lastCapital = 0;
        bool house = false, capital = false;
        while (to < view.Tokens.Count && to - from < 10)
        {
            bool noun = Venues.Match(view.Tokens, to) > 0, name = view.Tokens[to].IsWord && view.Tokens[to].IsCapitalised;
            bool link = SentenceView.IsOf(view.Folded(to)) || to > from && SentenceView.IsOf(view.Folded(to - 1)) && (SentenceView.IsArticle(view.Folded(to)) || view.Tokens[to].IsWord && !SentenceView.IsPreposition(view.Folded(to)));
            // "el Auditorio “Violeta Parra”"
            if (house && view.Tokens[to].Text is "“" or "\"" or "«" && Quoted(view, to) is > 0 and int quoted) { to = lastCapital = quoted; capital = true; break; }
            if (to > from && view.Tokens[to].AfterLineEnd && !link && !name || !noun && !name && !link) break;
            if (name && NameReader.IsNoName(view.Folded(to)) && to == from) return null;
            house |= noun;
            if (name) capital = true;
            to++;
            if (noun || name || house && capital) lastCapital = to;
            if (view.BodyAt(to) is not null && house) break;
        }
        to = house && to - from >= 2 && !capital ? to : lastCapital;
        while (to > from && (SentenceView.IsOf(view.Folded(to - 1)) || SentenceView.IsArticle(view.Folded(to - 1)))) to--;
        return house && capital && to - from >= 2 || house && to - from >= 3 && view.Tokens[to - 1].IsWord && capital ? new Stretch(from, to) : null;
    }
}
