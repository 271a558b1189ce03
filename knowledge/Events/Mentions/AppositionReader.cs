using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>What a sentence says of a person straight after the name.</summary>
/// <param name="To">Index after all of it; the name's end where it says nothing.</param>
internal readonly record struct Apposition(Stretch? Role, Stretch? Body, Stretch? Country, int To)
{
    public bool IsPlural { get; init; }
}

/// <summary>Reads what follows a name: ", Director of …", "(Burkina Faso)", "of IOM Ecuador", "– Head, Unit, Police –", ", who heads …".</summary>
internal sealed class AppositionReader(SentenceView view)
{
    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");

    private readonly NameReader _names = new(view);
    private readonly RoleReader _roles = new(view);

    private IReadOnlyList<Token> Tokens => view.Tokens;

    /// <param name="i">Index after the name.</param>
    /// <param name="hasRole">The post stands before the name: a further one after it may be the next person's.</param>
    public Apposition After(int i, bool hasRole)
    {
        var said = new Apposition(null, null, null, i);
        // One piece may follow another: "(Togo), officier de police judiciaire", "of the Red Clamor, coordinator".
        for (int piece = 0; piece < 3; piece++)
        {
            Apposition more = Piece(said.To, hasRole || said.Role is not null);
            if (more.To == said.To) break;
            said = new Apposition(said.Role ?? more.Role, said.Body ?? more.Body, said.Country ?? more.Country, more.To) { IsPlural = said.IsPlural || more.IsPlural };
            if (said.Role is not null && said.Body is not null) break;
        }
        return said;
    }

    private Apposition Piece(int i, bool hasRole)
    {
        var nothing = new Apposition(null, null, null, i);
        string mark = view.Folded(i);
        if (mark == "(") return Bracketed(i) ?? nothing;
        if (mark is "," or "-" or "–" or "—")
        {
            int at = view.SkipArticle(i + 1);
            if (SentenceView.IsAnd(view.Folded(i + 1))) return nothing;
            if (Doing(at) is { } doing) return doing;
            if (Role(at, hasRole) is { } role) return role;
            // After a post before the name too, where nothing else follows: "Mayor Ana Paz, City of Belmora".
            if (view.BodyAt(at) is { } named && (mark != "," || EndsPiece(named.To)) && (!hasRole || named.To >= Tokens.Count || view.Folded(named.To) == ";")) return nothing with { Body = named, To = named.To };
            // ", de la Red Clamor,": a body that a comma and a preposition tie to the person.
            if (mark == "," && (SentenceView.IsOf(view.Folded(i + 1)) || view.Folded(i + 1) is "from" or "with") && BodyAfter(i + 1) is { } tied && EndsPiece(tied.To)) return nothing with { Body = tied, To = tied.To };
            // ", de Madagascar,"
            int to = i;
            if (mark == "," && (SentenceView.IsOf(view.Folded(i + 1)) || view.Folded(i + 1) == "from") && CountryAt(view.SkipArticle(i + 2), ref to) is { } home && (to >= Tokens.Count || Tokens[to].Text is "," or ";" or "." or ")")) return nothing with { Country = home, To = to };
            // "Keo Sophea, Legal Aid of Cambodia;": in a list a row of capitals to the item's end is the body, whatever it is called.
            if (mark == "," && !hasRole && Run(i + 1) is { Count: >= 2 } run && (run.To >= Tokens.Count || view.Folded(run.To) is ";" or "." or ")")) return nothing with { Body = run, To = run.To };
            return nothing;
        }
        if (!SentenceView.IsOf(mark) && mark is not ("from" or "with" or "at")) return nothing;
        if (BodyAfter(i) is { } body) return nothing with { Body = body, To = body.To };
        int end = i;
        return CountryAt(i + 1, ref end) is { } country ? nothing with { Country = country, To = end } : nothing;
    }

    // "(Europol)", "(líder del pueblo yukpa)", "(Guinée-Bissau)", "(Fiscal, Lima)".
    private Apposition? Bracketed(int i)
    {
        int close = i + 1;
        while (close < Tokens.Count && Tokens[close].Text != ")" && close < i + 25) close++;
        if (close >= Tokens.Count || Tokens[close].Text != ")" || close == i + 1) return null;
        int at = view.SkipArticle(i + 1);
        int to = close;
        if (CountryAt(at, ref to) is { } country && to == close) return new Apposition(null, null, country, close + 1);
        if (_roles.At(at) is { } phrase && phrase.To <= close)
        {
            Apposition full = Role(at, false) ?? new Apposition(phrase.Role, phrase.Body, null, phrase.To);
            return full with { To = close + 1 };
        }
        if (view.BodyAt(at) is { } body && body.To <= close) return new Apposition(null, new Stretch(at, view.Folded(body.To) == "," ? body.To : close), null, close + 1);
        // A bare name of capitals in brackets after a person is where they are from: "(Europol)", "(CHS Alternativo)"; lower-case words are a remark.
        return close - at <= 5 && Enumerable.Range(at, close - at).All(k => Tokens[k].IsWord && (Tokens[k].IsCapitalised || SentenceView.IsPreposition(view.Folded(k)) || SentenceView.IsArticle(view.Folded(k)))) && Tokens[at].Text.Length > 2
            ? new Apposition(null, new Stretch(at, close), null, close + 1) : null;
    }

    // ", who heads the unit at IOM Kenya": what somebody does, told with a verb.
    private Apposition? Doing(int at)
    {
        if (view.Folded(at) is not ("who" or "qui" or "quien") || view.Folded(at + 1) is not ("now" or "heads" or "leads" or "teaches" or "chairs" or "runs" or "directs" or "manages" or "dirige" or "preside" or "coordina" or "lidera" or "encabeza" or "coordonne")) return null;
        int stop = at + 1;
        while (stop < Tokens.Count && Tokens[stop].Text is not ("," or ";" or "." or ")")) stop++;
        int start = view.Folded(at + 1) == "now" ? at + 2 : at + 1;
        int end = stop;
        Stretch? body = null;
        for (int k = start + 1; k < stop; k++)
        {
            if (view.BodyAt(k) is not { } named) continue;
            body = named;
            int before = k - 1;
            while (before > start && SentenceView.IsArticle(view.Folded(before))) before--;
            if (view.Folded(before) is "at" or "in" or "en" or "a" or "au") end = before;
            break;
        }
        return end > start ? new Apposition(new Stretch(start, end), body, null, stop) : null;
    }

    private Apposition? Role(int at, bool hasRole)
    {
        if (_roles.At(at) is not { } phrase) return null;
        if (Department(phrase) is { } run) return new Apposition(new Stretch(phrase.Role.From, run.To), view.BodyCovering(run.To - 1) ?? phrase.Body, null, run.To);
        Stretch role = phrase.Role;
        // A name straight after is the next person's, and so is the post.
        if (role.To < Tokens.Count && (_names.IsNameWord(role.To) || _names.HonorificAt(role.To) > 0) && !SentenceView.IsOf(view.Folded(role.To - 1))) return null;
        int next = view.Folded(phrase.To) == "," ? phrase.To + 1 : phrase.To;
        if (hasRole && (_names.IsNameWord(next + _names.HonorificAt(next)) || phrase.To < next && Words.PostAt(Tokens, next) > 0)) return null;
        (Stretch? body, int to) = phrase.Body is null ? BodyAfterRole(phrase.To) : (phrase.Body, phrase.To);
        int end = to;
        Stretch? country = view.Folded(to) is "," or "(" or "from" or "de" or "du" ? CountryAt(to + 1, ref end) : null;
        if (country is not null && view.Folded(to) == "(" && view.Folded(end) == ")") end++;
        return new Apposition(role, body, country, country is null ? to : end) { IsPlural = phrase.IsPlural };
    }

    // "Director Public Prosecutions", "Head Victim Support Unit": what the post is of, without "of", to the end of the piece.
    private Stretch? Department(RolePhrase phrase)
    {
        int from = phrase.To, to = from;
        if (view.Document.Language != Documents.Language.English || phrase.Body is not null || phrase.Role.To != from) return null;
        bool field = false;
        while (to < Tokens.Count && Tokens[to].IsWord && (Tokens[to].IsCapitalised || to > from && (SentenceView.IsAnd(view.Folded(to)) || SentenceView.IsPreposition(view.Folded(to)))) && !NameReader.BeginsWithGivenName(Tokens, to) && _names.HonorificAt(to) == 0)
        {
            field |= view.BodyCovering(to) is not null || NameReader.IsNoName(view.Folded(to)) || Words.Fields.Contains(view.Folded(to)) || Words.BodyWords.Contains(view.Folded(to));
            to++;
        }
        return to > from && field && Tokens[to - 1].IsCapitalised && (to >= Tokens.Count || Tokens[to].IsPunctuation) ? new Stretch(from, to) : null;
    }

    // "Programme Officer at IOM Kenya", "Judge, Supreme People's Court", "First Secretary at the British High Commission".
    private (Stretch? Body, int To) BodyAfterRole(int i)
    {
        int k = i;
        if (view.Folded(k) == "," && (SentenceView.IsArticle(view.Folded(k + 1)) || view.BodyAt(k + 1) is { } listed && !EndsPiece(listed.To))) return (null, i);
        if (view.Folded(k) is "at" or "in" or "of" or "from" or "with" or "," or "de" or "del" or "du" or "des" or "d'" or "a" or "au" or "en" or "chez" or "aupres") k++;
        else if (SentenceView.IsPreposition(view.Folded(k))) return (null, i);
        k = view.SkipArticle(k);
        return k > i && view.BodyAt(k) is { } body ? (body, body.To) : (null, i);
    }

    // "of IOM Colombia", "from Save the Children": a known body, or a name of several capitals.
    private Stretch? BodyAfter(int preposition)
    {
        int k = view.SkipArticle(preposition + 1);
        if ((view.BodyAt(preposition + 1) ?? view.BodyAt(k)) is { } body) return body;
        // "of the Kathmandu organisation Maiti Sathi": a place before the body.
        for (int at = k + 1; at <= k + 2 && at < Tokens.Count && Tokens[at - 1].IsCapitalised; at++)
        {
            if (view.BodyAt(at) is { } placed) return placed;
        }
        return Run(k);
    }

    // Capitals with small words between: no post, country, event or person, and more than a place.
    private Stretch? Run(int from)
    {
        int to = from;
        while (to < Tokens.Count && (Tokens[to].IsWord && Tokens[to].IsCapitalised || to > from && to + 1 < Tokens.Count && (SentenceView.IsArticle(view.Folded(to)) || SentenceView.IsOf(view.Folded(to)) || view.Folded(to) is "for") && Tokens[to + 1].IsCapitalised && Tokens[to + 1].IsWord)) to++;
        int none = to;
        return to - from >= 2 && !Enumerable.Range(from, to - from).Any(n => EventNouns.Match(Tokens, n) > 0) && Words.PostAt(Tokens, from) == 0 && CountryAt(from, ref none) is null
            && !NameReader.BeginsWithGivenName(Tokens, from) && _names.HonorificAt(from) == 0 && view.BodyCovering(from) is null ? new Stretch(from, to) : null;
    }

    private Stretch? CountryAt(int from, ref int to)
    {
        for (int words = 4; words > 0; words--)
        {
            if (from + words > Tokens.Count || !Tokens[from].IsCapitalised) continue;
            if (!Places.CountryNames.IsCountryName(string.Join(' ', Enumerable.Range(from, words).Select(k => Tokens[k].Text)))) continue;
            to = from + words;
            return new Stretch(from, from + words);
        }
        return null;
    }

    // A piece between commas ends where the sentence goes on, not where a list does.
    private bool EndsPiece(int to) => to >= Tokens.Count || !SentenceView.IsAnd(view.Folded(to));
}
