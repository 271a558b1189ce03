using System.Collections.Frozen;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>Finds the people named in a sentence, with the role, body and country that the sentence gives them.</summary>
/// <remarks>A run of capitals is a person when enough speaks for it: see <see cref="Evidence"/>.</remarks>
internal sealed class PersonFinder(SentenceView view, IReadOnlySet<string> knownNames)
{
    // One strong sign (an honorific, a post, a name known from elsewhere) or two weak ones.
    private const int Enough = 2;

    private static readonly FrozenSet<string> Leading = Words.Lines("leading.txt").ToFrozenSet();

    // The person before is named and nothing is said of them: what follows a comma may be the next one's name.
    private bool _inNames;

    private readonly NameReader _names = new(view);
    private readonly RoleReader _roles = new(view);
    private readonly AppositionReader _appositions = new(view);

    private IReadOnlyList<Token> Tokens => view.Tokens;

    public List<PersonMention> Find()
    {
        var people = new List<PersonMention>();
        (Stretch Role, int To)? shared = null;
        int free = 0;
        for (int i = 0; i < Tokens.Count; i++)
        {
            if (i < free || !Tokens[i].IsWord && view.Folded(i) != "(" || _names.At(i, free) is not { } candidate) continue;
            (Stretch name, int from) = candidate;
            Stretch? role = shared is { } list && Joins(list.To, from) ? list.Role : null;
            if (Describe(name, from, free, role) is var (person, plural))
            {
                people.Add(person);
                _inNames = person.Name is { } last && last.To == person.Whole.To;
                free = person.Whole.To;
                shared = (role ?? plural) is { } kept && person.Role == kept ? (kept, free) : null;
            }
            i = Math.Max(i, Math.Max(free, name.To) - 1);
        }
        ShareBackwards(people);
        return people;
    }

    /// <returns>The person, and the role when it is one of several people ("prosecutors A and B"); null when too little speaks for a name.</returns>
    private (PersonMention Person, Stretch? Plural)? Describe(Stretch name, int from, int free, Stretch? shared)
    {
        RolePhrase? before = shared is null ? _roles.Before(from, free) : null;
        // "Panellists: X, Judge, Appeal Court": a label says what somebody does here, the post stands after the name.
        bool label = before is not null && view.Folded(from - 1) == ":";
        Apposition after = _appositions.After(name.To, before is not null && !label || shared is not null);
        // "before judges, scholars and reporters, X said": who heard it, not what X is.
        if (before is { IsPlural: true } several && shared is null && !label && several.To < from && view.Folded(from - 1) == "," && !GoesOnAsList(after.To)) before = null;
        if (label && (after.Role is not null || before!.Value.IsPlural)) before = null;
        bool honorific = from < name.From;
        if (Evidence(name, honorific, free, before is not null || shared is not null, before is { IsPlural: true }, after) < Enough) return null;
        Stretch? role = shared ?? before?.Role ?? after.Role;
        Stretch? body = before?.Body ?? after.Body;
        // "Judge X, President of the Court": the rank before the name says less than the post after it.
        if (before is { } rank && after.Role is { } post && Words.Ranks.Match(Tokens, rank.Role.From) == rank.Role.Count) (role, body) = (post, after.Body ?? body);
        int start = before?.From ?? from;
        return (new PersonMention(new Stretch(start, after.To), name, Some(role), Some(body)) { Country = Some(after.Country), HasHonorific = honorific }, before is { IsPlural: true } ? before.Value.Role : null);
    }

    private bool GoesOnAsList(int to) => (view.Folded(to) == "," || SentenceView.IsAnd(view.Folded(to))) && (_names.IsNameWord(to + 1) || _names.HonorificAt(to + 1) > 0);

    // A phrase cut short by odd punctuation may hold no token at all.
    private static Stretch? Some(Stretch? stretch) => stretch is { Count: > 0 } ? stretch : null;

    /// <summary>How much speaks for a name: what stands before and after it, how it is built, what the document says elsewhere.</summary>
    private int Evidence(Stretch name, bool honorific, int free, bool roleBefore, bool plural, Apposition after)
    {
        bool known = knownNames.Contains(Fold(name));
        bool given = NameReader.BeginsWithGivenName(Tokens, name.From) && name.Count > 1;
        int points = (honorific ? 4 : 0) + (known ? 4 : 0) + (roleBefore ? 3 : 0) + (after.Role is not null ? after.IsPlural ? 1 : 3 : 0) + (after.Body is not null ? 2 : 0) + (given ? 2 : 0) + (ActsOrSpeaks(name) ? 2 : 0);
        if (honorific || known) return points;
        // Headings of title-cased words tell nothing by their capitals: "Border Officials Trained".
        if (view.Sentence.Kind == Documents.BlockKind.Heading && !given) points -= 4;
        string before = view.Folded(name.From - 1);
        // One capital alone, or a long row of them, is rarely a person; a place, a field or an apposition stands after a preposition, an article or a body.
        if (name.Count == 1) points -= before == "," && after.Role is null ? 4 : roleBefore || after.Role is not null ? 0 : SingleNameActs(name) ? 0 : 3;
        if (name.Count == 1 && roleBefore && (plural || GoesOn(name))) points -= 6;
        // "jueces de los estados de Aguascalientes, Baja California": more of the places that the post is of.
        if (roleBefore && plural && before == "," && !given && !honorific && AfterRegions(name.From, free)) points -= 6;
        if (name.Count > 5) points -= 2;
        // "the Jean Monnet programme": something is called after a person.
        if (Words.Bodies.Match(Tokens, name.To) > 0) points -= 4;
        if (InsideQuotes(name.From) && after.Role is null) points -= 4;
        if (IsCountry(name)) points -= 6;
        if (Words.PostAt(Tokens, name.To) > 0 && Tokens[name.To].IsCapitalised && Words.GivenNames.Contains(Tokens[name.From].Folded) is false) points -= 6;
        if (!roleBefore && AfterBody(name.From)) points -= given ? 2 : 3;
        bool leads = SentenceView.IsOf(before) && Leading.Contains(view.Folded(name.From - 2));
        if (name.Count is 2 or 3 or 4 && free > 0 && EndsList(name, free)) points += 2;
        if (!roleBefore && !given && !leads && InsideRole(name.From, free)) points -= 6;
        if (leads) points++;
        if (!leads && !roleBefore && (SentenceView.IsPreposition(before) && before is not ("by" or "por" or "par" or "with" or "con" or "avec") || SentenceView.IsArticle(before))) points -= given ? 1 : 2;
        return points;
    }

    // "Ana Paz, Luis Ríos and Tove Brekke": the last of a list whose others are people, or the one between a person and the last.
    private bool EndsList(Stretch name, int free)
    {
        if (!Joins(free, name.From) || IsCountry(name) || Places.Gazetteer.IsCity(view.Print(name).Clean)) return false;
        string next = view.Folded(name.To);
        if (!SentenceView.IsAnd(view.Folded(name.From - 1))) return _inNames && SentenceView.IsAnd(next) && _names.IsNameWord(name.To + 1) && _names.IsNameWord(name.To + 2);
        return name.To >= Tokens.Count || next is "," or "." or ";" or ")" || !Tokens[name.To].IsCapitalised && !SentenceView.IsOf(next);
    }

    private bool AfterRegions(int from, int free) =>
        Enumerable.Range(Math.Max(free, from - 8), Math.Max(0, from - Math.Max(free, from - 8))).Any(k => view.Folded(k) is "estados" or "provincias" or "departamentos" or "states" or "provinces" or "counties" or "districts" or "regions" or "municipios" or "ciudades" or "cities" or "regiones" or "villes" or "departements");

    // "directora de Seguridad Democrática del Ministerio": one more word of the post's field.
    private bool GoesOn(Stretch name) => name.From > 0 && Tokens[name.From - 1].IsCapitalised && Words.PostAt(Tokens, name.From - 1) == 0 || SentenceView.IsOf(view.Folded(name.To));

    // "the High Court, Cape Coast", "Universidad Católica Andrés Bello": where the body sits, or more of its name.
    private bool AfterBody(int from) => from > 0 && (view.BodyCovering(from - 1) is not null || from > 1 && view.Folded(from - 1) == "," && view.BodyCovering(from - 2) is not null);

    // "directora general de Seguridad Democrática": the field of a role that has no name yet.
    private bool InsideRole(int from, int free)
    {
        if (from == 0 || !SentenceView.IsPreposition(view.Folded(from - 1))) return false;
        for (int k = from - 2; k >= Math.Max(free, from - 6) && !Tokens[k].IsPunctuation; k--)
        {
            if (Words.PostAt(Tokens, k) > 0) return true;
        }
        return false;
    }

    // A title in quotation marks has its capitals for another reason.
    private bool InsideQuotes(int from)
    {
        int open = from - 1;
        while (open >= 0 && open > from - 12 && view.Folded(open) is not ("\"" or "“" or "«" or "”" or "»")) open--;
        if (open < 0 || view.Folded(open) is "”" or "»" || open <= from - 12) return false;
        int close = from;
        while (close < Tokens.Count && close < from + 12 && view.Folded(close) is not ("\"" or "”" or "»" or "." or ";")) close++;
        return view.Folded(close) is "\"" or "”" or "»" && (view.Folded(open) is not "\"" || Enumerable.Range(0, open).Count(k => view.Folded(k) == "\"") % 2 == 0);
    }

    private bool IsCountry(Stretch name) => Places.CountryNames.IsCountryName(string.Join(' ', Tokens.Skip(name.From).Take(name.Count).Select(t => t.Text)));

    // One word is a name only where the sentence opens with it and goes on as with a person ("Rumana, who spent …", "Shirin presented …").
    private bool SingleNameActs(Stretch name)
    {
        Token token = Tokens[name.From];
        if (name.From != 0 || token.Folded.EndsWith('s') || token.Text.Length < 4 || Facts.PeopleNouns.Contains(token.Folded) || Words.Bodies.Match(Tokens, 0) > 0 || Words.VerbKind(token.Folded) is not null) return false;
        int k = view.Folded(1) == "," ? 2 : 1;
        return view.Folded(k) is "who" or "quien" or "qui" || (k == 1 && Words.VerbKind(view.Folded(1)) is "present" or "say" && !view.Document.Plain.Contains(" " + token.Text.ToLowerInvariant(), StringComparison.Ordinal));
    }

    // A verb of taking part or speaking straight after the name or before it, or "who".
    private bool ActsOrSpeaks(Stretch name)
    {
        if (name.Count < 2) return SingleNameActs(name);
        int k = name.To + (view.Folded(name.To) == "," ? 1 : 0);
        string next = view.Folded(k);
        if (Words.VerbKind(next) is "present" or "say" or "open" or "chair" or "attend" or "give") return true;
        if (next is "who" or "quien" or "qui") return true;
        if (next is "also" or "then" or "now" or "se" or "ha" or "a" or "s'" && Words.VerbKind(view.Folded(k + 1)) is not null) return true;
        string before = view.Folded(name.From - 1);
        string verb = view.Folded(name.From - 2);
        if (before is "by" or "por" or "par" && (Words.VerbKind(verb) is not null || verb.StartsWith("represent", StringComparison.Ordinal) || verb.StartsWith("accompan", StringComparison.Ordinal) || verb.StartsWith("acompan", StringComparison.Ordinal))) return true;
        return Words.VerbKind(before) is "say" or "open" or "chair" or "give" or "present";
    }

    private bool Joins(int from, int to) => to > from && Enumerable.Range(from, to - from).All(k => view.Folded(k) is "," || SentenceView.IsAnd(view.Folded(k)));

    // "A and B, prosecutors from Mali": the plural after the last name is the role of both.
    private void ShareBackwards(List<PersonMention> people)
    {
        for (int p = people.Count - 1; p > 0; p--)
        {
            if (people[p].Role is not { } role || people[p - 1] is not { Role: null, Name: { } name } || role.From < people[p].Name!.Value.To || !Joins(name.To, people[p].Whole.From)) continue;
            if (Enumerable.Range(role.From, role.Count).Any(k => Words.PluralRoles.Match(Tokens, k) > 0 && Words.Roles.Match(Tokens, k) == 0)) people[p - 1] = people[p - 1] with { Role = role, Body = people[p - 1].Body ?? people[p].Body };
        }
    }

    private string Fold(Stretch name) => string.Join(' ', Tokens.Skip(name.From).Take(name.Count).Select(t => t.Folded));
}
