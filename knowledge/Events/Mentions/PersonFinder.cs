using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>Finds the people named in a sentence, with the role, body and country that the sentence gives them.</summary>
/// <remarks>
/// A name is a run of capitalised words with particles between them that is no body, place or role, and that something vouches for: an honorific,
/// a role before or after it, a body after it ("of IOM Ecuador"), a verb of speech, or a name known from elsewhere in the document.
/// </remarks>
internal sealed class PersonFinder(SentenceView view, IReadOnlySet<string> knownNames)
{
    private IReadOnlyList<Token> Tokens => view.Tokens;

    /// <summary>True for words that, with a capital, are no part of a person's name.</summary>
    public static bool IsNoName(string folded) => NotNames.Contains(folded);

    public List<PersonMention> Find()
    {
        var people = new List<PersonMention>();
        int free = 0;
        for (int i = 0; i < Tokens.Count; i++)
        {
            if (i < free || NameFrom(i, free) is not { } candidate) continue;
            (Stretch name, int honorificFrom) = candidate;
            PersonMention? person = Describe(name, honorificFrom, free);
            if (person is not null)
            {
                people.Add(person);
                free = person.Whole.To;
            }
            i = Math.Max(i, (person?.Whole.To ?? name.To) - 1);
        }
        return people;
    }

    /// <summary>The longest name that begins at <paramref name="i"/> (after honorifics that begin there).</summary>
    private (Stretch Name, int HonorificFrom)? NameFrom(int i, int free)
    {
        int at = i;
        while (HonorificAt(at) is var n and > 0) at += n;
        if (!IsNameWord(at)) return null;
        if (at == i && i > free && IsNameWord(i - 1) && view.BodyCovering(i - 1) is null && Words.Honorifics.Match(Tokens, i - 1) == 0) return null;
        int to = at + 1;
        while (to < Tokens.Count)
        {
            if (IsNameWord(to)) { to++; continue; }
            int k = to;
            while (k < Tokens.Count && k < to + 3 && Words.Particles.Contains(Tokens[k].Folded) && !(SentenceView.IsOf(Tokens[k].Folded) && k > to && !SentenceView.IsArticle(Tokens[k].Folded) && Tokens[k].Folded != "los")) k++;
            if (k > to && k < Tokens.Count && IsNameWord(k) && ParticlesJoin(to, k)) { to = k + 1; continue; }
            break;
        }
        return (new Stretch(at, to), i);
    }

    // "Lucía Bustíos de la Colina" goes on; "Rengifo of IOM", "fiscal de Madrid", "Juan y María" do not.
    private bool ParticlesJoin(int particle, int next)
    {
        string first = Tokens[particle].Folded;
        if (view.BodyCovering(next) is not null || Places.CountryNames.IsCountryName(Tokens[next].Text)) return false;
        if (first is "y" or "e") return next + 1 < Tokens.Count && particle >= 2 && IsNameWord(particle - 2) && !IsNameWord(next + 1) && Tokens[next + 1].Folded is not ("y" or "de");
        if (first is "el" or "al" && !Tokens[particle].IsCapitalised && view.Document.Language == Language.Spanish) return false;
        if (first == "los" || first == "las") return false;
        return true;
    }

    private int HonorificAt(int i)
    {
        int n = Words.Honorifics.Match(Tokens, i);
        if (n > 0)
        {
            Token token = Tokens[i];
            if (token.Text is "d" or "D" or "m" or "M" or "fr" or "don" && view.Document.Language == Language.English) return 0;
            // Short forms without capital or point ("me", "don" aside) are ordinary words.
            if (!token.IsCapitalised && token.Folded is not ("don" or "dona" or "madame" or "monsieur" or "maitre" or "sra" or "sr" or "su" or "hermana" or "hermano" or "senor" or "senora")) return 0;
            if (token.Folded == "me" && token.IsUpper) return 0;
            return i + n < Tokens.Count && Tokens[i + n].Text == "." ? n + 1 : n;
        }
        // "(Rtd.)" between the rank and the name.
        if (i > 0 && view.Folded(i) == "(" && view.Folded(i + 1).TrimEnd('.') is "rtd" or "ret" or "r")
        {
            int close = i + 2;
            while (close < Tokens.Count && Tokens[close].Text != ")") close++;
            return close < Tokens.Count && close < i + 4 ? close - i + 1 : 0;
        }
        return 0;
    }

    private bool IsNameWord(int i)
    {
        if (i >= Tokens.Count) return false;
        Token token = Tokens[i];
        if (!token.IsWord || !token.IsCapitalised || view.BodyCovering(i) is not null) return false;
        if (HonorificAt(i) > 0 && !(token.Text.Length > 3 && i > 0 && IsCapitalWord(i - 1))) return false;
        // Spanish and French write posts small: with a capital after a first name it is a surname ("Rodolfo Pastor").
        bool surname = view.Document.Language != Language.English && i > 0 && token.Text.Length > 3 && !token.IsUpper && !view.Tokens[i - 1].IsPunctuation && IsCapitalWord(i - 1) && !NotNames.Contains(Tokens[i - 1].Folded) && Words.Roles.Match(Tokens, i - 1) == 0 && HonorificAt(i - 1) == 0 && view.BodyCovering(i - 1) is null && Words.Roles.Match(Tokens, i) == 1 && !SentenceView.IsPreposition(view.Folded(i + 1));
        if (!surname && (Words.Roles.Match(Tokens, i) > 0 || Words.Ranks.Match(Tokens, i) > 0)) return false;
        if (NotNames.Contains(token.Folded) || BodyFinder.IsMonth(token.Folded)) return false;
        if (i == 0 && view.Sentence.OpensBlock == false && token.Text.Length <= 3 && Words.VerbKind(token.Folded) == "aux") return false;
        return !(i == 0 && (SentenceView.IsArticle(token.Folded) || SentenceView.IsPreposition(token.Folded)));
    }

    private bool IsCapitalWord(int i) => Tokens[i].IsWord && Tokens[i].IsCapitalised;

    private PersonMention? Describe(Stretch name, int honorificFrom, int free)
    {
        bool honorific = honorificFrom < name.From;
        (Stretch Role, int From, Stretch? Body)? before = RoleBefore(honorificFrom, free);
        (Stretch? Role, Stretch? Body, Stretch? Country, int To) after = RoleAfter(name.To, before is not null);
        bool known = knownNames.Contains(Fold(name));
        if (!honorific && !known && before is null && after.Role is null && after.Body is null && !VouchedByVerb(name)) return null;
        bool single = name.Count == 1;
        // "Minister for Gender, Children and …": one capitalised word after a comma is a field, not a name; "Principal Information Officer" is one role.
        if (single && !honorific && !known && after.Role is null && view.Folded(name.From - 1) == ",") return null;
        if (!honorific && Words.Roles.Match(Tokens, name.To) > 0 && Tokens[name.To].IsCapitalised) return null;
        if (single && !honorific && !known && before is null && after.Role is null && !SingleNameVouched(name)) return null;
        if (!honorific && IsCountry(name)) return null;
        if (!honorific && !known && before is null && (after.Role is null && AfterBody(name.From) || InsideRole(name.From, free))) return null;
        if (!honorific && !known && name.Count > 5) return null;
        Stretch? role = before?.Role ?? after.Role ?? (honorific ? Rank(honorificFrom, name.From) : null);
        Stretch? body = before?.Body ?? after.Body;
        if (before is not null && after.Role is { } second && second.Count >= before.Value.Role.Count && Words.Ranks.Match(Tokens, before.Value.Role.From) == before.Value.Role.Count)
        {
            role = second;
            body = after.Body ?? body;
        }
        return new PersonMention(new Stretch(before?.From ?? honorificFrom, after.To), name, Some(role), Some(body)) { Country = Some(after.Country), HasHonorific = honorific };
    }

    // A phrase cut short by odd punctuation may hold no token at all.
    private static Stretch? Some(Stretch? stretch) => stretch is { Count: > 0 } ? stretch : null;

    // "the High Court, Cape Coast": where the body sits.
    private bool AfterBody(int from) => from > 1 && view.Folded(from - 1) == "," && view.BodyCovering(from - 2) is not null;

    // "directora general de Seguridad Democrática": the field of a role that has no name yet.
    private bool InsideRole(int from, int free)
    {
        if (from == 0 || !SentenceView.IsPreposition(view.Folded(from - 1))) return false;
        for (int k = from - 2; k >= Math.Max(free, from - 6); k--)
        {
            if (Tokens[k].IsPunctuation) return false;
            if (Words.Roles.Match(Tokens, k) > 0) return true;
        }
        return false;
    }

    // "Prof.", "Maître", "Colonel": a title that tells what somebody is.
    private Stretch? Rank(int from, int to)
    {
        for (int k = from; k < to; k++)
        {
            if (Tokens[k].Folded.TrimEnd('.') is "prof" or "maitre" or "col" or "lt" or "gen" or "gral" or "capt" or "maj" or "sgt" or "insp" or "brig" or "cnel" or "cap" or "rev" or "pr" or "supt" or "imam") return new Stretch(k, k + 1);
        }
        return null;
    }

    private bool IsCountry(Stretch name) => Places.CountryNames.IsCountryName(string.Join(' ', Tokens.Skip(name.From).Take(name.Count).Select(t => t.Text)));

    // One word is a name only where the sentence opens with it and goes on as with a person ("Rumana, who spent …", "Shirin presented …").
    private bool SingleNameVouched(Stretch name)
    {
        if (name.From != 0 || Tokens[0].Folded.EndsWith('s') || Tokens[0].Text.Length < 4 || Events.Facts.PeopleNouns.Contains(Tokens[0].Folded) || Words.Bodies.Match(Tokens, 0) > 0 || Words.VerbKind(Tokens[0].Folded) is not null) return false;
        int k = view.Folded(1) == "," ? 2 : 1;
        return view.Folded(k) is "who" or "quien" or "qui" || (k == 1 && Words.VerbKind(view.Folded(1)) is "present" or "say" && !view.Document.Plain.Contains(" " + Tokens[0].Text.ToLowerInvariant(), StringComparison.Ordinal));
    }

    // A verb or "who" straight after the name.
    private bool VouchedByVerb(Stretch name)
    {
        if (name.To >= Tokens.Count) return false;
        if (name.Count < 2) return SingleNameVouched(name);
        int k = name.To;
        if (view.Folded(k) == "," ) k++;
        string next = view.Folded(k);
        if (Words.VerbKind(next) is "present" or "say" or "open" or "chair" or "attend" or "give") return true;
        if (next is "who" or "quien" or "qui" or "also" or "then" or "now" or "se" or "ha" or "a" or "s'" or "joined" or "told") return Words.VerbKind(view.Folded(k + 1)) is not null || next is "who" or "quien" or "qui";
        if (name.From > 1 && view.Folded(name.From - 1) is "by" or "por" or "par" && (view.Folded(name.From - 2).EndsWith("ed", StringComparison.Ordinal) || view.Folded(name.From - 2).EndsWith("do", StringComparison.Ordinal) || view.Folded(name.From - 2).EndsWith("da", StringComparison.Ordinal) || Words.VerbKind(view.Folded(name.From - 2)) is not null || view.Folded(name.From - 2).StartsWith("represent", StringComparison.Ordinal))) return true;
        // A verb of saying before the name: "said X", "afirmó X", "a résumé X".
        return name.From > 0 && Words.VerbKind(view.Folded(name.From - 1)) is "say" or "open" or "chair" or "give" or "present";
    }

    /// <summary>The role phrase that ends where the name (with honorifics) begins, a comma between them or not.</summary>
    private (Stretch Role, int From, Stretch? Body)? RoleBefore(int nameFrom, int free)
    {
        int end = nameFrom;
        if (end > free && view.Folded(end - 1) is "," or "-" or "–" or ":") end--;
        // The leftmost head whose phrase reaches the name: "procureur général adjoint", not "adjoint".
        (Stretch Role, int From, Stretch? Body)? found = null;
        for (int head = end - 1; head >= free && head >= end - 28; head--)
        {
            // An acronym in brackets is part of the body's name: "Oficina … (UNODC), X".
            if (view.Folded(head) == ")" && head - 2 > free && view.Folded(head - 2) == "(") { head -= 2; continue; }
            if (view.Folded(head) is "." or ";" or ":" or "(" or ")" || Words.VerbKind(view.Folded(head)) is "aux" or "say") break;
            int length = Math.Max(Words.Roles.Match(Tokens, head), Words.Ranks.Match(Tokens, head));
            if (length == 0 || view.BodyCovering(head) is { } cover && cover.From < head && cover.To > head + length) continue;
            int from = RoleModifiers(head, free);
            (Stretch role, Stretch? body, int to) = RolePhrases.Read(view, from, head + length, end);
            if (to == end) found = (role, SentenceView.IsArticle(view.Folded(from - 1)) && from - 1 >= free ? from - 1 : from, body);
        }
        // A rank between the post and the name: "el subdirector general …, comisionado X".
        if (found is { } rank && Words.Ranks.Match(Tokens, rank.Role.From) == rank.Role.Count && rank.From - 1 > free && view.Folded(rank.From - 1) == ","
            && RoleBefore(rank.From, free) is { } post) return post;
        return found;
    }

    // "Deputy", "Regional", "IOM", "Clinical" before the head noun.
    private int RoleModifiers(int head, int free)
    {
        int from = head;
        while (from - 1 >= free)
        {
            Token token = Tokens[from - 1];
            if (!token.IsWord || SentenceView.IsArticle(token.Folded) || SentenceView.IsPreposition(token.Folded) || SentenceView.IsAnd(token.Folded) || Words.VerbKind(token.Folded) is not null) break;
            if (Words.Honorifics.Match(Tokens, from - 1) > 0 && token.Text[^1] == '.') break;
            if (view.Document.Language != Language.English && Words.Roles.Match(Tokens, from - 1) == 0 && !(RolePhrases.IsModifier(token.Folded) && from - 2 >= free && Words.Roles.Match(Tokens, from - 2) > 0)) break;
            if (from - 2 >= free && Words.Honorifics.Match(Tokens, from - 2) > 1) break;
            bool modifier = token.IsCapitalised || Words.Roles.Match(Tokens, from - 1) > 0 || RolePhrases.IsModifier(token.Folded);
            if (!modifier || (from - 1 == 0 && SentenceView.IsPreposition(token.Folded))) break;
            from--;
        }
        return from;
    }

    /// <summary>What follows the name: ", Director of …", "(líder del pueblo yukpa)", "of IOM Ecuador", ", who heads …".</summary>
    private (Stretch? Role, Stretch? Body, Stretch? Country, int To) RoleAfter(int i, bool hasRole)
    {
        if (i >= Tokens.Count) return (null, null, null, i);
        string mark = view.Folded(i);
        int at = i;
        bool bracket = mark == "(";
        bool dash = mark is "-" or "–" or "—";
        if (mark == "," || bracket || dash) at++;
        if (at > i)
        {
            if (SentenceView.IsAnd(view.Folded(at))) return (null, null, null, i);
            at = view.SkipArticle(at);
            if (view.Folded(at) is "who" or "qui" or "quien" && view.Folded(at + 1) is "now" or "heads" or "leads" or "teaches" or "chairs" or "runs" or "dirige" or "preside" or "coordina")
            {
                int stop = at + 1;
                while (stop < Tokens.Count && Tokens[stop].Text is not ("," or ";" or "." or ")")) stop++;
                int start = view.Folded(at + 1) == "now" ? at + 2 : at + 1;
                return (RolePhrases.CutAtBody(view, start, stop, out Stretch? inside), inside, null, stop);
            }
            for (int head = at; head < Tokens.Count && head < at + 7; head++)
            {
                Token token = Tokens[head];
                if (token.IsPunctuation && token.Text is not ("-" or "–")) break;
                if (Words.VerbKind(token.Folded) is "aux" or "say" || (!token.IsCapitalised && Words.VerbKind(token.Folded) is not null && Words.Roles.Match(Tokens, head) == 0)) break;
                if (HonorificAt(head) > 0 && head > at || SentenceView.IsAnd(token.Folded) || token.Folded is "asi" or "como" or "ainsi" or "along" or "together" or "junto" or "while") break;
                int length = Math.Max(Words.Roles.Match(Tokens, head), Words.Ranks.Match(Tokens, head));
                if (length == 0 || view.BodyCovering(head) is { } cover && cover.From < head && cover.To > head + length) continue;
                (Stretch role, Stretch? body, int end) = RolePhrases.Read(view, at, head + length, Tokens.Count);
                if (role.To < Tokens.Count && IsNameWord(role.To) && view.Folded(role.To - 1) is not ("de" or "of")) break; // the role of the next person
                if (hasRole && IsNameWord(view.Folded(end) == "," ? end + 1 + HonorificAt(end + 1) : end + HonorificAt(end))) break;
                (Stretch? more, int to) = end > role.To ? (body, end) : BodyAfterRole(role.To);
                if (bracket && to < Tokens.Count && Tokens[to].Text == ")") to++;
                Stretch? country = CountryAfter(ref to);
                return (role, more ?? body, country, to);
            }
            if (view.BodyAt(at) is { } named && (bracket || dash || !BelongsToNext(named.To))) return (null, named, null, bracket && named.To < Tokens.Count && Tokens[named.To].Text == ")" ? named.To + 1 : named.To);
            return (null, null, null, i);
        }
        // "Gaby Rengifo of IOM Colombia", "Khuzayi from the Ministry": a body directly.
        if (SentenceView.IsOf(mark) || mark is "from" or "with" or "at")
        {
            int k = view.SkipArticle(i + 1);
            if (view.BodyAt(k) is { } body) return (null, body, null, body.To);
        }
        return (null, null, null, i);
    }

    // "(Guinée-Bissau)", ", Philippines": where the person comes from.
    private Stretch? CountryAfter(ref int to)
    {
        bool bracket = view.Folded(to) == "(";
        if (!bracket && view.Folded(to) is not ("," or "from" or "de" or "du")) return null;
        for (int words = 4; words > 0; words--)
        {
            Stretch country = new(to + 1, to + 1 + words);
            if (country.To > Tokens.Count || !Tokens[country.From].IsCapitalised || !IsCountry(country)) continue;
            to = bracket && view.Folded(country.To) == ")" ? country.To + 1 : country.To;
            return country;
        }
        return null;
    }

    private bool BelongsToNext(int to) => to < Tokens.Count && (SentenceView.IsAnd(view.Folded(to)));

    // "Programme Officer at IOM Kenya", "Judge, Supreme People's Court", "First Secretary at the British High Commission".
    private (Stretch? Body, int To) BodyAfterRole(int i)
    {
        int k = i;
        if (view.Folded(k) == "," && SentenceView.IsArticle(view.Folded(k + 1))) return (null, i);
        if (view.Folded(k) is "at" or "in" or "of" or "from" or "with" or "," or "de" or "del" or "du" or "des" or "d'" or "a" or "au" or "en" or "chez" or "aupres") k++;
        else if (SentenceView.IsPreposition(view.Folded(k))) return (null, i);
        k = view.SkipArticle(k);
        return k > i && view.BodyAt(k) is { } body ? (body, body.To) : (null, i);
    }

    private string Fold(Stretch name) => string.Join(' ', Tokens.Skip(name.From).Take(name.Count).Select(t => t.Folded));

    private static readonly FrozenSet<string> NotNames = Words.Lines("notnames.txt").ToFrozenSet();
}
