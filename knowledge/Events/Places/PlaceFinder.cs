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
        city ??= sentences.Take(4).Select(Near).FirstOrDefault(near => near is not null);
        country ??= InTitle(sentences) ?? FirstCountry(sentences, scope, city) ?? Repeated(sentences);
        if (city is not null && country is not null && city.Source == country.Source) city = null;
        return new Place(city, country);
    }

    private static (Printed? City, Printed? Country)? Dateline(SentenceView view)
    {
        int i = 0;
        if (view.Folded(0) is "place" or "lugar" or "lieu" or "ciudad" or "city" or "ville" or "venue" && view.Folded(1) == ":") i = 2;
        Stretch? place = NameAt(view, i);
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
            bool named = view.Folded(i) is "in" or "to" or "en" or "a" or "at" || (SentenceView.IsOf(view.Folded(i)) && view.Folded(i - 1) is "atelier" or "taller" or "workshop" or "seminar" or "formation" or "conference" or "encuentro");
            if (!named || view.BodyCovering(i + 1) is not null || Lexicon.Words.Roles.Match(view.Tokens, i + 1) > 0 || Lexicon.Words.Honorifics.Match(view.Tokens, i + 1) > 0 || NameAt(view, i + 1) is not { Count: <= 4 } name) continue;
            Printed place = view.Print(name);
            if (!CountryNames.IsCountryName(place.Clean) && place.Clean.Any(char.IsLower) && !Enumerable.Range(name.From, name.Count).Any(k => EventNouns.Match(view.Tokens, k) > 0)) return place;
        }
        return null;
    }

    private static IEnumerable<Printed> Countries(SentenceView view)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            for (int words = Math.Min(4, view.Tokens.Count - i); words > 0 && view.Tokens[i].IsCapitalised; words--)
            {
                Printed name = view.Print(new Stretch(i, i + words));
                if (!CountryNames.IsCountryName(name.Clean)) continue;
                yield return name;
                i += words - 1;
                break;
            }
        }
    }

    private static Printed? InTitle(IReadOnlyList<SentenceView> sentences) =>
        sentences.Take(3).Where(view => view.Sentence.Kind == BlockKind.Heading).SelectMany(Countries).FirstOrDefault();

    // The country that the text keeps naming, clearly more often than any other.
    private static Printed? Repeated(IReadOnlyList<SentenceView> sentences)
    {
        var counts = sentences.SelectMany(Countries).GroupBy(name => Token.Fold(name.Clean)).Select(group => (First: group.First(), Times: group.Count())).OrderByDescending(pair => pair.Times).ToList();
        return counts.Count > 0 && counts[0].Times >= 2 && (counts.Count == 1 || counts[0].Times > counts[1].Times) ? counts[0].First : null;
    }

    // The country named in the sentences around the place, best the title or first paragraph.
    private static Printed? FirstCountry(IReadOnlyList<SentenceView> sentences, SourceSpan scope, Printed? city)
    {
        foreach (SentenceView view in sentences.Where(v => scope.Overlaps(v.Span)).Take(city is null ? 40 : 8))
        {
            for (int i = 0; i < view.Tokens.Count; i++)
            {
                for (int words = Math.Min(4, view.Tokens.Count - i); words > 0; words--)
                {
                    if (!view.Tokens[i].IsCapitalised) break;
                    Printed name = view.Print(new Stretch(i, i + words));
                    if (CountryNames.IsCountryName(name.Clean) && view.Folded(i - 1) is "in" or "en" or "au" or "aux" or "" or "a" && CountryNames.IsCountryName(name.Clean)) return name;
                }
            }
        }
        return null;
    }

    private static Stretch? NameAt(SentenceView view, int i)
    {
        int to = i;
        while (to < view.Tokens.Count && view.Tokens[to].IsWord && (view.Tokens[to].IsCapitalised || to > i && view.Folded(to) is "de" or "del" or "la" or "of" && to + 1 < view.Tokens.Count && view.Tokens[to + 1].IsCapitalised) && !BodyFinder.IsMonth(view.Folded(to))) to++;
        return to > i ? new Stretch(i, to) : null;
    }
}
