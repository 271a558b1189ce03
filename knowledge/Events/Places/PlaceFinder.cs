using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Places;

/// <summary>Where an event took place, as printed.</summary>
internal sealed record Place(Printed? City, Printed? Country);

/// <summary>Finds the place in the dateline ("Bangkok (Thailand), 30 November 2017 –"), a label ("Place: Dhaka, Bangladesh"), the title or "held in".</summary>
internal static class PlaceFinder
{
    private static readonly Lexicon.PhraseSet EventNouns = Lexicon.PhraseSet.Load("eventnouns.txt");

    public static Place Find(IReadOnlyList<SentenceView> sentences, SourceSpan scope)
    {
        Printed? city = null, country = null;
        foreach (SentenceView view in sentences)
        {
            if (!scope.Overlaps(view.Span)) continue;
            if (city is null && view.Sentence.OpensBlock && Dateline(view) is { } line)
            {
                (city, Printed? named) = line;
                country ??= named;
            }
            if (city is null && Held(view) is { } held) city = held;
            if (city is not null && country is not null) break;
        }
        city ??= sentences.Take(6).Select(Near).FirstOrDefault(near => near is not null);
        country ??= Voted(sentences.Where(view => scope.Overlaps(view.Span)));
        if (city is not null && country is not null && city.Source == country.Source) city = null;
        return new Place(city, country);
    }

    private static (Printed? City, Printed? Country)? Dateline(SentenceView view)
    {
        int i = 0;
        if (view.Folded(0) is "place" or "lugar" or "lieu" or "ciudad" or "city" or "ville" or "venue" && view.Folded(1) == ":") i = 2;
        Stretch? place = NameAt(view, i);
        if (place is { } day && NameReader.IsNoName(view.Folded(day.From))) return null;
        if (place is not { } first || first.Count > 4 || view.BodyCovering(i) is not null) return null;
        int k = first.To;
        Printed? country = null;
        if (view.Folded(k) is "(" or "," && NameAt(view, k + 1) is { } second && CountryNames.IsCountryName(view.Print(second).Clean)) 
        {
            country = view.Print(second);
            k = second.To + (view.Folded(k) == "(" ? 1 : 0);
        }
        bool dash = view.Tokens.Count > k && view.Tokens[k].Text is "-" or "–" or "—" or "/" or "|";
        bool date = view.Folded(k) == "," && Enumerable.Range(k + 1, 4).Any(n => n < view.Tokens.Count && view.Tokens[n].IsNumber);
        if (view.ShoutedCapitals && !view.Tokens.Any(t => t.IsNumber) && view.Sentence.Kind == BlockKind.Heading) return null;
        // "GENEVA / BOGOTÁ -": the agency's seat first, the event's city last.
        if (view.Folded(k) == "/" && NameAt(view, k + 1) is { } last) return (view.Print(last), country);
        if (i == 0 && !dash && !date && !(country is not null && k >= view.Tokens.Count)) return null;
        Printed name = view.Print(first);
        return CountryNames.IsCountryName(name.Clean) ? (null, name) : (name, country);
    }

    private static Printed? Held(SentenceView view)
    {
        for (int i = 0; i + 2 < view.Tokens.Count; i++)
        {
            if (view.Folded(i) is not ("held" or "place" or "met" or "celebrado" or "celebrada" or "celebro" or "realizado" or "realizada" or "realizo" or "tenu" or "tenue" or "tient" or "organise" or "organisee")) continue;
            for (int k = i + 1; k < Math.Min(i + 8, view.Tokens.Count - 1); k++)
            {
                if (view.Folded(k) is not ("in" or "en" or "a") || view.BodyCovering(k + 1) is not null || NameAt(view, k + 1) is not { } name) continue;
                Printed place = view.Print(name);
                if (!CountryNames.IsCountryName(place.Clean)) return place;
            }
        }
        return null;
    }

    // "met in Port of Spain", "to Castries", "In Bridgetown, 33 nurses …", "atelier d'Abidjan".
    private static Printed? Near(SentenceView view)
    {
        for (int i = 0; i + 1 < view.Tokens.Count; i++)
        {
            // "a" is a preposition of place in French, and of persons in Spanish.
            bool named = view.Folded(i) is "in" or "en" or "at" || view.Folded(i) is "a" && view.Document.Language == Language.French || view.Folded(i) == "to" || (SentenceView.IsOf(view.Folded(i)) && view.Folded(i - 1) is "atelier" or "taller" or "workshop" or "seminar" or "formation" or "conference" or "encuentro");
            if (!named || view.BodyCovering(i + 1) is not null || Lexicon.Words.Roles.Match(view.Tokens, i + 1) > 0 || Lexicon.Words.Honorifics.Match(view.Tokens, i + 1) > 0 || NameAt(view, i + 1) is not { Count: <= 4 } name) continue;
            Printed place = view.Print(name);
            if (Enumerable.Range(1, name.Count).Any(words => CountryNames.IsCountryName(view.Print(new Stretch(name.From, name.From + words)).Clean))) continue;
            if (Enumerable.Range(name.From, name.Count).Any(k => NameReader.IsNoName(view.Folded(k)) || Lexicon.Words.Bodies.Match(view.Tokens, k) > 0)) continue;
            if (view.Folded(name.To) == "," && Lexicon.Words.Roles.Match(view.Tokens, view.SkipArticle(name.To + 1)) > 0) continue;
            if (!CountryNames.IsCountryName(place.Clean) && place.Clean.Any(char.IsLower) && !Enumerable.Range(name.From, name.Count).Any(k => EventNouns.Match(view.Tokens, k) > 0)) return place;
        }
        return null;
    }

    private static IEnumerable<(Printed Name, Stretch At)> Countries(SentenceView view)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            for (int words = Math.Min(4, view.Tokens.Count - i); words > 0 && view.Tokens[i].IsCapitalised; words--)
            {
                Printed name = view.Print(new Stretch(i, i + words));
                if (!CountryNames.IsCountryName(name.Clean)) continue;
                yield return (name, new Stretch(i, i + words));
                i += words - 1;
                break;
            }
        }
    }

    // The country that the text means: named in the title, after "in", and more often than the others. "US government" is no place.
    private static Printed? Voted(IEnumerable<SentenceView> sentences)
    {
        var votes = new Dictionary<string, (Printed First, double Weight)>();
        int number = 0;
        foreach (SentenceView view in sentences)
        {
            number++;
            foreach ((Printed name, Stretch at) in Countries(view))
            {
                if (view.Folded(at.To) is "government" or "embassy" or "ambassador" or "department" or "agency" or "dollars") continue;
                string before = view.Folded(at.From - 1);
                // "Port of Spain", "Gulf of Guinea": a longer name.
                if (before == "of" && at.From > 1 && view.Tokens[at.From - 2].IsCapitalised && view.Folded(at.From - 2) is not ("republic" or "kingdom" or "state" or "government" or "commonwealth" or "sultanate" or "people" or "parliament" or "president") && view.BodyCovering(at.From) is null && Lexicon.Words.Roles.Match(view.Tokens, at.From - 2) == 0) continue;
                if (number == 1 && view.Folded(at.To) == ":") before = "in";
                bool placed = before is "in" or "en" or "au" or "aux" || before == "a" && view.Document.Language == Language.French;
                bool partOfBody = view.BodyCovering(at.From) is not null || SentenceView.IsOf(before) && Lexicon.Words.Bodies.Match(view.Tokens, at.From - 2) > 0 || SentenceView.IsOf(before) && view.Folded(at.From - 2) is "government" or "gobierno" or "gouvernement" or "ambassador";
                double weight = (partOfBody ? 0.3 : 1) + (placed ? 1 : 0) + (view.Sentence.Kind == BlockKind.Heading && number <= 3 ? 1.5 : 0) + (number <= 3 ? 0.5 : 0);
                string key = CountryNames.Canonical(name.Clean);
                (Printed First, double Weight) sofar = votes.GetValueOrDefault(key, (name, 0));
                votes[key] = (sofar.First, sofar.Weight + weight);
            }
        }
        var ranked = votes.Values.OrderByDescending(vote => vote.Weight).ToList();
        return ranked.Count > 0 && ranked[0].Weight >= 1.4 && (ranked.Count == 1 || ranked[0].Weight > ranked[1].Weight) ? ranked[0].First : null;
    }

    private static Stretch? NameAt(SentenceView view, int i)
    {
        int to = i;
        while (to < view.Tokens.Count && view.Tokens[to].IsWord && (view.Tokens[to].IsCapitalised || to > i && view.Folded(to) is "de" or "del" or "la" or "of" && to + 1 < view.Tokens.Count && view.Tokens[to + 1].IsCapitalised) && !BodyFinder.IsMonth(view.Folded(to))) to++;
        return to > i ? new Stretch(i, to) : null;
    }
}
