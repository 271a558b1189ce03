using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Places;

/// <summary>Where an event took place, as printed.</summary>
internal sealed record Place(Printed? City, Printed? Country);

/// <summary>Finds the place by vote: the dateline, a label ("Place: Dhaka"), "held in …", the title and the list of known cities each speak for a name.</summary>
internal static class PlaceFinder
{
    private const int HeadSentences = 8;
    private const int LeastList = 4;
    private const double LeastCity = 1.5, LeastCountry = 1.4;

    // Where agencies have their seats: beside another city in a dateline, it is the other that the text is about.
    private static readonly HashSet<string> Seats = ["geneva", "vienna", "warsaw", "brussels", "new york", "washington", "strasbourg", "the hague", "ginebra", "viena", "varsovia", "bruselas", "nueva york", "la haya", "geneve", "vienne", "varsovie", "bruxelles", "strasbourg", "la haye", "estrasburgo"];

    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");
    private static readonly PhraseSet Labels = PhraseSet.Of(["place", "venue", "where", "location", "city", "lugar", "donde", "ciudad", "sede", "lieu", "ou", "ville", "endroit", "date and place", "lugar y fecha", "fecha y lugar", "lieu et date", "date et lieu"]);

    private sealed record Vote(Printed First, double Weight);

    /// <param name="sentences">Those that tell of the event.</param>
    /// <param name="all">Those of the whole document: a known city's country may be named anywhere in it ("IOM Kenya").</param>
    public static Place Find(IReadOnlyList<SentenceView> sentences, IReadOnlyList<SentenceView> all)
    {
        var cities = new Dictionary<string, Vote>();
        var countries = new Dictionary<string, Vote>();
        for (int s = 0; s < sentences.Count; s++)
        {
            double share = s < HeadSentences ? 1 : 0.5;
            foreach ((Printed city, double weight) in CitiesOf(sentences[s], s)) Add(cities, Token.Fold(city.Clean), city, share * weight);
            foreach ((Printed country, double weight) in CountriesOf(sentences[s], s)) Add(countries, CountryNames.Canonical(country.Clean), country, weight);
        }
        Printed? place = Winner(cities, LeastCity, tie: true);
        // A known city lies in a known country: no other can be the event's.
        Printed? land = place is not null && Gazetteer.Countries(place.Clean) is { Count: > 0 } codes
            ? Winner(countries.Where(vote => codes.Contains(vote.Key)).ToDictionary(), 0, tie: true) ?? all.SelectMany(Named).Select(named => named.Name).FirstOrDefault(name => codes.Contains(CountryNames.Canonical(name.Clean)))
            : Winner(countries, LeastCountry, tie: false);
        return new Place(place is not null && place.Source == land?.Source ? null : place, land);
    }

    private static void Add(Dictionary<string, Vote> votes, string key, Printed name, double weight) =>
        votes[key] = votes.TryGetValue(key, out Vote? sofar) ? sofar with { Weight = sofar.Weight + weight } : new Vote(name, weight);

    private static Printed? Winner(Dictionary<string, Vote> votes, double least, bool tie)
    {
        List<Vote> ranked = [.. votes.Values.OrderByDescending(vote => vote.Weight).ThenBy(vote => vote.First.Source.Start)];
        return ranked.Count > 0 && ranked[0].Weight >= least && (tie || ranked.Count == 1 || ranked[0].Weight > ranked[1].Weight) ? ranked[0].First : null;
    }

    private static IEnumerable<(Printed City, double Weight)> CitiesOf(SentenceView view, int number)
    {
        HashSet<int> dateline = [.. Dateline(view)];
        int label = Labels.Match(view.Tokens, 0) is > 0 and int n && view.Folded(n) == ":" ? n + 1 : 0;
        bool tells = Enumerable.Range(0, view.Tokens.Count).Any(i => EventNouns.Match(view.Tokens, i) > 0);
        bool dated = Dates.DateFinder.Find(view.Tokens).Count > 0;
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            if (!view.Tokens[i].IsWord || !view.Tokens[i].IsCapitalised || CityAt(view, i, dateline.Contains(i) || i == label && label > 0) is not { } at) continue;
            Printed city = view.Print(at);
            bool known = Gazetteer.IsCity(city.Clean);
            double weight = (dateline.Contains(i) ? dateline.Count > 1 && Seats.Contains(Token.Fold(city.Clean)) ? 1.5 : 3 : 0) + (label > 0 && i >= label ? 4 : 0) + (known ? 0.2 : 0);
            if (IsPlaced(view, i)) weight += known ? 1.6 + (tells ? 1 : 0) : 0.3 + (tells ? 0.7 : 0);
            if (IsPlaced(view, i) && Held(view, i)) weight += 1.5;
            // "will be held from 1 to 3 April at Granit Hotel in Ohrid": day and place of the event together.
            if (known && dated && IsPlaced(view, i) && Held(view, i)) weight += 2;
            if (IsTownThatHosts(view, i, at.To)) weight += 2;
            if (BeforeDate(view, at.To)) weight += 2;
            if (number == 0 && known || view.Sentence.Kind == BlockKind.Heading && known && (number < HeadSentences || i == 0)) weight += i == 0 ? 2 : 1.4;
            if (known && view.Folded(i - 1) == "to") weight += 1.5;
            // "The next course will be held in …".
            if (Dates.DateWords.Has(view, "later") || Dates.DateWords.Has(view, "earlier")) weight *= 0.3;
            // "the Hungarian police of Budapest", "Mayor of Lyon": of somebody there; "held at the Court of Appeal of Fes": there.
            if (view.BodyCovering(i) is { } body && body.From < i) weight = known && IsHouse(view, body) ? 1.5 : 0.3;
            if (weight > 0) yield return (city, weight);
            i = at.To - 1;
        }
    }

    // The longest known city; else, where a dateline, label or "in" points at it, a run of capitals that nothing speaks against.
    private static Stretch? CityAt(SentenceView view, int i, bool pointed)
    {
        int end = i;
        while (end < view.Tokens.Count && end - i < 5 && (view.Tokens[end].IsWord && view.Tokens[end].IsCapitalised || end > i && (view.Folded(end) is "de" or "del" or "la" or "of" or "es" or "the" || view.Folded(end) == "," && view.Folded(end + 1) is "d.c." or "d.c"))) end++;
        for (int to = Gazetteer.Begins(view.Folded(i)) ? end : i; to > i; to--)
        {
            if (view.Tokens[to - 1].IsCapitalised && Gazetteer.IsCity(view.Print(new Stretch(i, to)).Clean)) return NotAName(view, i, to) ? new Stretch(i, to) : null;
        }
        while (end > i && !view.Tokens[end - 1].IsCapitalised) end--;
        if (!pointed && !(IsPlaced(view, i) && view.BodyCovering(i) is null) && !IsTownThatHosts(view, i, end) && !(view.Folded(i - 1) == "," && BeforeDate(view, end))) return null;
        if (end - i is 0 or > 3 || view.Folded(end) == ":" || view.BodyCovering(i) is not null) return null;
        for (int k = i; k < end; k++)
        {
            if (view.Tokens[k].Text.Any(char.IsDigit) || NameReader.IsNoName(view.Folded(k)) || Words.Roles.Match(view.Tokens, k) > 0 || Words.Honorifics.Match(view.Tokens, k) > 0 || Words.Bodies.Match(view.Tokens, k) > 0 || EventNouns.Match(view.Tokens, k) > 0 || Dates.DateFinder.IsMonth(view.Folded(k)) || Dates.DateWords.Weekday(view.Folded(k)) is not null || (view.Tokens[k].IsUpper && !pointed)) return null;
        }
        string name = view.Print(new Stretch(i, end)).Clean;
        return CountryNames.IsCountryName(name) || CountryNames.In(name).Any() || Dates.DateWords.Match(view, i, "published") > 0 ? null : new Stretch(i, end);
    }

    // "Florence Nightingale", "Santiago Pérez": a given name, where another name follows or an honorific stands before.
    private static bool NotAName(SentenceView view, int i, int to) =>
        Words.Honorifics.Match(view.Tokens, i - 1) == 0 && !(i > 0 && view.Tokens[i - 1].IsWord && view.Tokens[i - 1].IsCapitalised && !SentenceView.IsPreposition(view.Folded(i - 1)) && view.BodyCovering(i - 1) is null && Words.Roles.Match(view.Tokens, i - 1) == 0 && i > 1)
        && !(to < view.Tokens.Count && view.Tokens[to].IsWord && view.Tokens[to].IsCapitalised && !view.Tokens[to].AfterLineEnd && view.BodyAt(to) is null && !CountryNames.IsCountryName(view.Tokens[to].Text) && !Dates.DateFinder.IsMonth(view.Folded(to)) && !view.ShoutedCapitals && Words.Bodies.Match(view.Tokens, to) == 0 && EventNouns.Match(view.Tokens, to) == 0 && !NameReader.IsNoName(view.Folded(to)));

    // "in", "en", French "à": of a place; "to" and "at" where the verb says so.
    private static bool IsPlaced(SentenceView view, int i)
    {
        int k = i - 1;
        // "in Vigyan Bhawan, New Delhi": after a house.
        if (view.Folded(k) == "," && Gazetteer.Begins(view.Folded(i)))
        {
            int house = k;
            while (house > 0 && house > k - 5 && view.Tokens[house - 1].IsWord && view.Tokens[house - 1].IsCapitalised) house--;
            if (house < k - 1) k = house - 1;
        }
        if (Towns.Contains(view.Folded(k)) || SentenceView.IsOf(view.Folded(k)) && Towns.Contains(view.Folded(k - 1))) k = SentenceView.IsOf(view.Folded(k)) ? k - 2 : k - 1;
        // "in the capital, Accra", "dans la capitale portugaise Lisbonne".
        int capital = view.Folded(k) == "," ? k - 1 : k;
        if (Words.Nationalities.Contains(view.Folded(capital))) capital--;
        if (view.Folded(capital).TrimEnd('e') is "capital") k = capital - 1;
        while (k > 0 && Words.Nationalities.Contains(view.Folded(k))) k--;
        while (k > 0 && SentenceView.IsArticle(view.Folded(k)) && view.Folded(k) != "a") k--;
        string word = view.Folded(k);
        if (word is "in" or "en" or "dans" || word is "a" or "au" && view.Document.Language == Language.French || word == "at" && Gazetteer.IsCity(view.Tokens[i].Text)) return true;
        return SentenceView.IsOf(word) && EventNouns.Match(view.Tokens, k - 1) > 0;
    }

    private static bool Held(SentenceView view, int i) => Enumerable.Range(Math.Max(0, i - 10), Math.Min(10, i)).Any(k => HeldVerbs.Contains(view.Folded(k)));

    // A body that the sentence says something was held at.
    private static bool IsHouse(SentenceView view, Stretch body)
    {
        int k = body.From - 1;
        while (k > 0 && SentenceView.IsArticle(view.Folded(k)) && view.Folded(k) != "a") k--;
        return view.Folded(k) is "at" or "in" or "en" or "a" or "au" or "dans" && Enumerable.Range(Math.Max(0, k - 30), Math.Min(30, k)).Any(n => HeldVerbs.Contains(view.Folded(n))) && view.People.All(person => person.Whole.To < k - 2 || person.Whole.From > body.To);
    }

    // "The municipality of Purranque hosts", "la commune de Limonade accueille".
    private static bool IsTownThatHosts(SentenceView view, int from, int to) =>
        SentenceView.IsOf(view.Folded(from - 1)) && Towns.Contains(view.Folded(from - 2)) && HeldVerbs.Contains(view.Folded(to)) && !view.Folded(to).EndsWith("ed", StringComparison.Ordinal);

    private static readonly HashSet<string> Towns = ["city", "town", "village", "municipality", "ciudad", "villa", "municipio", "localidad", "ville", "commune", "municipalite", "localite"];

    // "…, Tijuana, B.C., 26 al 30 de septiembre", "Limonade, Saturday 14 May 2016".
    private static bool BeforeDate(SentenceView view, int to)
    {
        if (view.Folded(to) is not ("," or "(")) return false;
        for (int k = to + 1; k < Math.Min(to + 6, view.Tokens.Count); k++)
        {
            if (view.Tokens[k].IsNumber) return Enumerable.Range(k + 1, 5).Any(n => Dates.DateFinder.IsMonth(view.Folded(n))) || Dates.DateFinder.IsMonth(view.Folded(k - 1));
            if (!view.Tokens[k].IsCapitalised && !view.Tokens[k].IsPunctuation && Dates.DateWords.Weekday(view.Folded(k)) is null && !SentenceView.IsArticle(view.Folded(k)) && view.Folded(k) is not ("del" or "du" or "b.c")) return false;
        }
        return false;
    }

    // "Bangkok (Thailand), 30 November 2017 –", "GENEVA / BOGOTÁ -", "Lima, 5 de mayo de 2017.-", "(Iquitos, miércoles 5 de junio de 2019).-": the indexes where its places begin.
    private static IEnumerable<int> Dateline(SentenceView view)
    {
        if (!view.Sentence.OpensBlock) return [];
        IEnumerable<int> lines = Enumerable.Range(0, view.Tokens.Count).Where(k => k == 0 || view.Tokens[k].AfterLineEnd || k == 3 && view.Tokens[0].Text == "[");
        return lines.SelectMany(line => DatelineAt(view, line + (view.Folded(line) == "(" ? 1 : 0)));
    }

    private static List<int> DatelineAt(SentenceView view, int i)
    {
        var starts = new List<int>();
        if (Words.Honorifics.Match(view.Tokens, i) > 0) return starts;
        for (int k = i; k < Math.Min(view.Tokens.Count, i + 14); k++)
        {
            Token token = view.Tokens[k];
            if (token.Text is "-" or "–" or "—" or "--" or ".-" or "|" || token.Text is "." or ":" && k > i + 1 && view.Tokens[k - 1].IsNumber) return starts;
            bool opens = k == i || view.Folded(k - 1) is "/" or "(" or ",";
            bool time = Dates.DateFinder.IsMonth(token.Folded) || Dates.DateWords.Weekday(token.Folded) is not null;
            if (opens && token.IsWord && token.IsCapitalised && !time && starts.Count < 3) starts.Add(k);
            bool part = time || token.IsCapitalised || token.IsNumber || token.IsPunctuation && token.Text is not ("\"" or "“" or "«") || SentenceView.IsArticle(token.Folded) || SentenceView.IsOf(token.Folded) || token.Folded is "al" or "au" or "to" || token.Folded == "on" && k > i && view.Tokens[k - 1].IsPunctuation || SentenceView.IsAnd(token.Folded) && k > 0 && view.Tokens[k - 1].IsNumber;
            if (!part) return [];
            if ((k == view.Tokens.Count - 1 || view.Tokens[k + 1].AfterLineEnd) && Enumerable.Range(i, k - i + 1).Any(n => view.Tokens[n].IsNumber)) return starts;
        }
        return [];
    }

    // The country that the text means: named in the title, after "in", and more often than the others. "US government" is no place.
    private static IEnumerable<(Printed Country, double Weight)> CountriesOf(SentenceView view, int number)
    {
        List<(Printed Name, Stretch At)> named = [.. Named(view)];
        foreach ((Printed name, Stretch at) in named)
        {
            // "Togo, Bénin, Guinée, Ghana": a list of those who came, or where a programme runs.
            if (named.Count >= LeastList && named.Exists(other => other.At != at && Math.Min(Math.Abs(other.At.To - at.From), Math.Abs(at.To - other.At.From)) <= 3)) { yield return (name, 0.2); continue; }
            if (view.Folded(at.To) is "government" or "embassy" or "ambassador" or "department" or "agency" or "dollars") continue;
            string before = view.Folded(at.From - 1);
            // "United States Immigration and Customs": part of a name.
            if (view.Document.Language == Language.English && number > 0 && at.To < view.Tokens.Count && view.Tokens[at.To].IsWord && view.Tokens[at.To].IsCapitalised && !view.Tokens[at.To].AfterLineEnd) { yield return (name, 0.3); continue; }
            // "Port of Spain", "Gulf of Guinea": a longer name.
            if (before == "of" && at.From > 1 && view.Tokens[at.From - 2].IsCapitalised && view.Folded(at.From - 2) is not ("republic" or "kingdom" or "state" or "government" or "commonwealth" or "sultanate" or "people" or "parliament" or "president") && view.BodyCovering(at.From) is null && Words.Roles.Match(view.Tokens, at.From - 2) == 0) continue;
            if (SentenceView.IsOf(before) && view.Folded(at.From - 2) is "gulf" or "golfo" or "golfe" or "horn" or "cuerno" or "corne" or "basin" or "cuenca" or "bassin" or "sea" or "mar" or "mer" or "coast" or "costa") continue;
            if (number == 0 && view.Folded(at.To) == ":") before = "in";
            bool partOfBody = view.BodyCovering(at.From) is { } body && !IsRepublic(view, at.From) || SentenceView.IsOf(before) && (Words.Bodies.Match(view.Tokens, at.From - 2) > 0 || view.Folded(at.From - 2) is "government" or "gobierno" or "gouvernement" or "ambassador" or "ambassade" or "embajador");
            bool placed = !partOfBody && (before is "in" or "en" or "au" or "aux" || before == "a" && view.Document.Language == Language.French || before is "," or "(" && at.From > 1 && Gazetteer.IsCity(view.Tokens[at.From - 2].Text));
            yield return (name, partOfBody || Dates.DateWords.Has(view, "earlier") ? 0.3 : 1 + (placed ? 1 : 0) + (view.Sentence.Kind == BlockKind.Heading && number <= 3 ? 1.5 : 0) + (number <= 3 ? 0.5 : 0));
        }
    }

    private static bool IsRepublic(SentenceView view, int i) => SentenceView.IsOf(view.Folded(i - 1)) && view.Folded(i - 2) is "republic" or "republique" or "republica" or "kingdom" or "royaume" or "reino";

    private static IEnumerable<(Printed Name, Stretch At)> Named(SentenceView view)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            if (!view.Tokens[i].IsCapitalised || !CountryNames.Begins(view.Folded(i))) continue;
            for (int words = Math.Min(4, view.Tokens.Count - i); words > 0; words--)
            {
                Printed name = view.Print(new Stretch(i, i + words));
                if (!view.Tokens[i + words - 1].IsCapitalised || !CountryNames.IsCountryName(name.Clean) || EventNouns.Match(view.Tokens, i) > 0) continue;
                yield return (name, new Stretch(i, i + words));
                i += words - 1;
                break;
            }
        }
    }
}
