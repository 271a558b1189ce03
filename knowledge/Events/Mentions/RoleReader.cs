using System.Collections.Frozen;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>What somebody is, as printed, with the body it is at.</summary>
/// <param name="Role">The head noun with what belongs to it; without the article.</param>
/// <param name="Body">Inside the role ("Head of the Migration Unit") or after it ("Officer at IOM Kenya").</param>
/// <param name="From">Index of the first token, article and possessor included ("Ghana's").</param>
/// <param name="To">Index after role and body.</param>
internal readonly record struct RolePhrase(Stretch Role, Stretch? Body, int From, int To)
{
    /// <summary>The head is a plural: the role of several people ("prosecutors A and B").</summary>
    public bool IsPlural { get; init; }
}

/// <summary>Reads role phrases: modifiers, a head noun, complements ("Deputy Minister for Gender, Children and Social Protection").</summary>
internal sealed class RoleReader(SentenceView view)
{
    private static readonly FrozenSet<string> Modifiers = Words.Lines("rolemodifiers.txt").ToFrozenSet();

    // How far before a name its post may begin.
    private const int Reach = 28;

    private readonly NameReader _names = new(view);
    private IReadOnlyList<Token> Tokens => view.Tokens;

    /// <summary>The phrase that ends where a name (with its honorifics) begins, a comma, dash or colon between them or not; the one that begins leftmost.</summary>
    public RolePhrase? Before(int nameFrom, int free)
    {
        int end = nameFrom;
        // "the Attorney General, the Hon. X", "la ministra, la Dra. X"
        if (end - 1 > free && SentenceView.IsArticle(view.Folded(end - 1)) && view.Folded(end - 2) == ",") end--;
        if (end > free && view.Folded(end - 1) is "," or "-" or "–" or "—" or ":") end--;
        return Ending(end, free) ?? (Inset(end, free) is { } inset && Ending(inset.Comma, free) is { } apart ? apart with { Body = apart.Body ?? inset.Body } : null);
    }

    // "el fiscal especializado, de la Fiscalía de Olinda, X", "la jueza de familia, de México, X": the comma before a body or country that stands between post and name.
    private (int Comma, Stretch? Body)? Inset(int end, int free)
    {
        if (view.Folded(end) != ",") return null;
        int comma = end - 1;
        while (comma > free && comma > end - Reach && view.Folded(comma) is not ("," or ";" or "." or ":")) comma--;
        if (comma <= free || view.Folded(comma) != ",") return null;
        int at = comma + 1;
        while (at < end && (SentenceView.IsOf(view.Folded(at)) || SentenceView.IsArticle(view.Folded(at)))) at++;
        if (view.BodyAt(at) is { } body && body.To == end) return (comma, body);
        return at < end && Places.CountryNames.IsCountryName(string.Join(' ', Enumerable.Range(at, end - at).Select(k => Tokens[k].Text))) ? (comma, null) : null;
    }

    // The phrase that ends at "end".
    private RolePhrase? Ending(int end, int free)
    {
        RolePhrase? found = null;
        for (int head = end - 1; head >= free && head >= end - Reach; head--)
        {
            // An acronym in brackets is part of the body's name: "Oficina … (UNODC), X".
            if (view.Folded(head) == ")" && head - 2 > free && view.Folded(head - 2) == "(") { head -= 2; continue; }
            // "titular de la Cátedra “Trata” de la UNAM": a title inside the post.
            if (Opening(head, free) is { } open) { head = open; continue; }
            if (view.Folded(head) is "." or ";" or ":" or "(" or ")" or "”" or "»" || IsFiniteVerb(head)) break;
            int length = Words.PostAt(Tokens, head);
            if (length == 0 || InsideBody(head, length)) continue;
            RolePhrase phrase = Read(BeginOf(head, free), head + length, end);
            if (phrase.To != end) continue;
            int begin = Possessor(phrase.Role.From, free);
            found = phrase with { From = begin, Body = phrase.Body ?? (begin < phrase.Role.From ? view.BodyAt(begin) : null) };
        }
        // A rank between the post and the name: "el subdirector general …, comisionado X".
        if (found is { } rank && Words.Ranks.Match(Tokens, rank.Role.From) == rank.Role.Count && rank.From - 1 > free && view.Folded(rank.From - 1) == ","
            && Before(rank.From, free) is { } post && !Words.Functions.Contains(view.Folded(post.Role.To - 1))) return post;
        return found;
    }

    private int? Opening(int close, int free)
    {
        if (view.Folded(close) is not ("”" or "»")) return null;
        for (int k = close - 1; k > Math.Max(free, close - 9); k--)
        {
            if (view.Folded(k) is "“" or "«") return k;
        }
        return null;
    }

    /// <summary>The phrase that begins at <paramref name="at"/> (after an article), its head within a few words.</summary>
    public RolePhrase? At(int at)
    {
        // "the OSCE Mission's Legal Officer": whose post it is.
        if (view.BodyAt(at) is { } owner && view.Folded(owner.To) is "'s" or "’s" && At(owner.To + 1) is { } owned) return owned with { Body = owned.Body ?? owner, From = at };
        for (int head = at; head < Tokens.Count && head < at + 7; head++)
        {
            Token token = Tokens[head];
            if (token.IsPunctuation && token.Text is not ("-" or "–")) return null;
            int length = Words.PostAt(Tokens, head);
            if (length == 0 && (IsFiniteVerb(head) || !token.IsCapitalised && Words.VerbKind(token.Folded) is not null)) return null;
            // Spanish and French posts begin with their noun.
            if (length == 0 && view.Document.Language != Language.English && !IsModifier(head) && token.Folded is not ("ex" or "ancien" or "ancienne" or "actual" or "actuel" or "actuelle" or "entonces" or "nouveau" or "nouvelle" or "nuevo" or "nueva" or "antiguo" or "antigua")) return null;
            if (length == 0 && (_names.HonorificAt(head) > 0 || SentenceView.IsArticle(token.Folded) && !IsAcronymUn(head))) return null;
            if (_names.HonorificAt(head) > 0 && head > at || SentenceView.IsAnd(token.Folded) || token.Folded is "asi" or "como" or "ainsi" or "along" or "together" or "junto" or "while") return null;
            // "the Mayor's Office": whose office it is.
            if (length > 0 && view.BodyAt(head) is { } office && view.Folded(head + length) is "'s" or "’s" && office.To > head + length + 1) return null;
            if (length == 0 || InsideBody(head, length)) continue;
            return Read(at, head + length, Tokens.Count);
        }
        return null;
    }

    /// <summary>The phrase from <paramref name="from"/>, whose head ends before <paramref name="headEnd"/>; never past <paramref name="limit"/>.</summary>
    public RolePhrase Read(int from, int headEnd, int limit)
    {
        int to = headEnd;
        Stretch? body = view.BodyAt(from) is { } prefix && prefix.To < headEnd ? prefix : null;
        bool plural = Words.PluralRoles.Match(Tokens, headEnd - 1) > 0 && Words.Roles.Match(Tokens, headEnd - 1) == 0;
        while (to < limit)
        {
            string word = view.Folded(to);
            if (word == "(" && to + 2 < limit && Tokens[to + 1].IsUpper && view.Folded(to + 2) == ")") { to += 3; continue; }
            if (word is "“" or "«" && limit < Tokens.Count && Enumerable.Range(to + 1, Math.Max(0, Math.Min(8, limit - to - 1))).FirstOrDefault(k => view.Folded(k) is "”" or "»", -1) is > 0 and int close) { to = close + 1; continue; }
            if (IsModifier(to) || Words.BodyWords.Contains(word) && !Tokens[to].IsCapitalised) { to++; continue; }
            if (FollowingPost(to, limit) is var more and > 0) { to += more; continue; }
            if (SentenceView.IsAnd(word) || word == ",")
            {
                if (SecondPost(to, limit) is { } second) { body ??= second.Body; to = second.To; continue; }
                int field = word == "," && limit == Tokens.Count && !FieldListCloses(to) ? to : Field(to, limit);
                if (field == to) break;
                body ??= view.BodyCovering(field - 1) is { Count: > 1 } inside ? inside : null;
                to = field;
                continue;
            }
            bool of = SentenceView.IsOf(word);
            if (!of && !IsLink(to)) break;
            int at = to + 1;
            while (SentenceView.IsArticle(view.Folded(at)) && !IsAcronymUn(at) || SentenceView.IsOf(view.Folded(at))) at++;
            if (Addressed(to + 1, limit) is { } whom) { to = whom; continue; }
            if (at >= limit) break;
            if (view.BodyAt(at) is { } named && named.To <= limit)
            {
                // "Secretario de Gobierno": a bare noun says no body.
                if (named.Count > 1 || Tokens[named.From].IsUpper || Words.Bodies.Match(Tokens, named.From) == 0) body ??= named;
                // "Officer at IOM", "Adviser in the Ministry": the post ends before the body; "Head of", "Minister for" go on.
                if (!of && word is not ("for" or "para" or "pour")) return new RolePhrase(new Stretch(from, limit < Tokens.Count ? named.To : to), body is { Count: > 1 } ? body : named, from, named.To) { IsPlural = plural };
                to = named.To;
                continue;
            }
            int end = Complement(at, limit);
            if (end == at) break;
            // "legal adviser at Terra Nova": whatever it is called, a body.
            if (word is "at" or "chez" && body is null && end - at >= 2 && Enumerable.Range(at, end - at).All(k => Tokens[k].IsCapitalised) && !Places.Gazetteer.IsCity(Tokens[at].Text) && Words.PostAt(Tokens, at) == 0) return new RolePhrase(new Stretch(from, limit < Tokens.Count ? end : to), new Stretch(at, end), from, end) { IsPlural = plural };
            to = end;
        }
        return new RolePhrase(new Stretch(from, to), body, from, to) { IsPlural = plural };
    }

    // "Directeur de cabinet de Son Excellence Monsieur le Président": the index after a post that is spoken of with its honorifics.
    private int? Addressed(int at, int limit)
    {
        int k = at;
        while (k < limit && (_names.HonorificAt(k) > 0 || k > at && SentenceView.IsArticle(view.Folded(k)))) k += Math.Max(1, _names.HonorificAt(k));
        return k > at && k < limit && SentenceView.IsArticle(view.Folded(k - 1)) && Words.PostAt(Tokens, k) is > 0 and var post && k + post <= limit ? k + post : null;
    }

    public static bool IsModifier(string folded) => Modifiers.Contains(folded) || Words.Nationalities.Contains(folded);

    private bool IsModifier(int i) => IsModifier(view.Folded(i));

    // French "à" ties; "a" is a verb.
    private bool IsLink(int i) => view.Folded(i) is "a" ? view.Document.Language == Language.Spanish || Tokens[i].Text is "à" or "À" : view.Folded(i) is "for" or "in" or "at" or "en" or "para" or "to" or "pour" or "aux" or "au" or "contra" or "contre" or "on" or "al" or "charge" or "against" or "desde" or "with" or "aupres" or "pres" or "chez" or "within" or "under" or "sur" or "sobre" or "ante";

    private bool IsFiniteVerb(int i) => Words.VerbKind(view.Folded(i)) is "aux" or "say" && !Tokens[i].IsCapitalised;

    private bool InsideBody(int i, int length) => view.BodyCovering(i) is { } cover && cover.From < i && cover.To >= i + length;

    // The tokens' "UN" folds to an article.
    private bool IsAcronymUn(int i) => Tokens[i].IsUpper && Tokens[i].Text.Length > 1;

    // "Chief Legal Officer Judge", "colonel-major commissaire": posts and ranks in a row; "Deputy Interior Minister": with capitals between.
    private int FollowingPost(int to, int limit)
    {
        if (to >= limit || Tokens[to - 1].IsPunctuation) return 0;
        int post = to;
        while (view.Document.Language == Language.English && limit == Tokens.Count && post < limit && post < to + 3 && Words.PostAt(Tokens, post) == 0 && Tokens[post].IsCapitalised && Tokens[post].IsWord && !IsAcronymUn(post) && !NameReader.BeginsWithGivenName(Tokens, post)) post++;
        int length = post < limit ? Words.PostAt(Tokens, post) : 0;
        if (length == 0 || post + length > limit) return 0;
        bool free = post == to ? view.BodyAt(to) is null : Tokens[to - 1].IsCapitalised && Tokens[post].IsCapitalised && !_names.IsNameWord(post + length);
        return free ? post + length - to : 0;
    }

    // "Deputy Minister of Interior and National Co-ordinator", "coordinadora del equipo y experta en trata": one person's two posts, as no article stands between; "and representatives of" are others.
    private RolePhrase? SecondPost(int and, int limit)
    {
        if (view.Folded(and) == ",") return null;
        int next = and + 1;
        while (next < limit && next < and + 5 && Words.PostAt(Tokens, next) == 0 && (IsModifier(next) || Tokens[next].IsCapitalised && _names.HonorificAt(next) == 0 && view.Document.Language == Language.English && view.BodyCovering(next) is null)) next++;
        int length = next < limit ? Words.PostAt(Tokens, next) : 0;
        if (length == 0 || view.BodyCovering(next) is { } inside && inside.From < next) return null;
        RolePhrase second = Read(and + 1, next + length, limit);
        if (limit < Tokens.Count) return second.To == limit ? second : null;
        if (second.IsPlural && view.Folded(next).StartsWith("represent", StringComparison.Ordinal)) return null;
        bool nextPerson = _names.IsNameWord(second.To) || _names.HonorificAt(second.To) > 0 || view.Folded(second.To) == "," && (_names.IsNameWord(second.To + 1) || _names.HonorificAt(second.To + 1) > 0);
        return nextPerson ? null : second;
    }

    // Place, country or field after a preposition: "of Paraguay", "de Madre de Dios", "in Kwale County", "en trata", "de Posconflicto y Convivencia".
    private int Complement(int at, int limit)
    {
        int k = at;
        while (k < limit)
        {
            Token token = Tokens[k];
            if (_names.HonorificAt(k) > 0 && token.IsCapitalised && token.Text.Length > 1 && !SentenceView.IsOf(view.Folded(k + 1))) break;
            if (k > at && limit == Tokens.Count && NameReader.BeginsWithGivenName(Tokens, k)) break;
            if (view.BodyAt(k) is { } body && k > at) { if (body.To > limit) break; k = body.To; continue; }
            if (!token.IsWord) break;
            if (token.IsCapitalised || Words.BodyWords.Contains(token.Folded)) { k++; continue; }
            if (k == at && Words.VerbKind(token.Folded) is null && !SentenceView.IsPreposition(token.Folded)) { k++; continue; }
            if (k == at + 1 && (IsAdjectiveAt(k) || IsSecondNoun(k))) { k++; continue; }
            break;
        }
        return k;
    }

    // "head of the referral unit,": the noun that a first one belongs to.
    private bool IsSecondNoun(int k) => view.Document.Language == Language.English && !Tokens[k - 1].IsCapitalised && Words.VerbKind(view.Folded(k)) is null && !SentenceView.IsPreposition(view.Folded(k)) && !SentenceView.IsAnd(view.Folded(k)) && view.Folded(k) is not ("who" or "which" or "that" or "as")
        && (k + 1 >= Tokens.Count || view.Folded(k + 1) is "," or "." or ")" or "at" or "of" or ";");

    // "d'action culturelle de l'Ambassade": a small word between a field's noun and what goes on with "of", or ends.
    private bool IsAdjectiveAt(int k)
    {
        string word = view.Folded(k);
        if (view.Document.Language == Language.English || Words.VerbKind(word) is not null || SentenceView.IsPreposition(word) || SentenceView.IsArticle(word) || SentenceView.IsAnd(word) || word is "que" or "qui" or "quien") return false;
        return k + 1 >= Tokens.Count || SentenceView.IsOf(view.Folded(k + 1)) || view.Folded(k + 1) is "," or ";" or "." or ")";
    }

    // ", Children" and "and Social Protection" after a field: one more field of the same post, where no person, body or post begins.
    private int Field(int separator, int limit)
    {
        int at = separator + 1;
        if (view.Folded(separator) == "," && SentenceView.IsAnd(view.Folded(at))) at++;
        while (at < limit && (SentenceView.IsArticle(view.Folded(at)) && view.Document.Language != Language.English || SentenceView.IsOf(view.Folded(at)))) at++;
        if (at >= limit || Words.PostAt(Tokens, at) > 0 && !(view.Folded(at) == "justice" && view.Document.Language != Language.English) || _names.HonorificAt(at) > 0 || view.BodyAt(at) is { } body && (limit == Tokens.Count || body.To > limit)) return separator;
        bool field = Words.BodyWords.Contains(view.Folded(at)) || Tokens[at].IsCapitalised && Words.Fields.Contains(view.Folded(at)) || NameReader.IsNoName(view.Folded(at)) && Tokens[at].IsCapitalised || at > separator + 1 && SentenceView.IsOf(view.Folded(separator + 1)) && view.Document.Language != Language.English;
        if (limit == Tokens.Count ? !field || NameReader.BeginsWithGivenName(Tokens, at) : !Tokens[at].IsCapitalised && !field) return separator;
        int end = Complement(at, limit);
        return end == at ? separator : end;
    }

    // "Gender, Children and Social Protection": the list of fields that a comma begins ends in "and" and one more field.
    private bool FieldListCloses(int comma)
    {
        for (int k = comma + 1; k < Tokens.Count && k < comma + 12; k++)
        {
            string word = view.Folded(k);
            if (SentenceView.IsAnd(word)) return k > comma + 1 && _names.HonorificAt(k + 1) == 0 && !NameReader.BeginsWithGivenName(Tokens, k + 1);
            if (Words.PostAt(Tokens, k) > 0 || _names.HonorificAt(k) > 0 || NameReader.BeginsWithGivenName(Tokens, k) || view.BodyAt(k) is not null) return false;
            if (!Tokens[k].IsCapitalised && word != "," && !SentenceView.IsArticle(word) && !SentenceView.IsOf(word) && !Words.BodyWords.Contains(word)) return false;
        }
        return false;
    }

    // "Deputy", "Regional", "IOM", "Clinical" before the head noun.
    private int BeginOf(int head, int free)
    {
        int from = head;
        while (from - 1 >= free)
        {
            int i = from - 1;
            Token token = Tokens[i];
            if (!token.IsWord || SentenceView.IsArticle(token.Folded) && !IsAcronymUn(i) || SentenceView.IsPreposition(token.Folded) || SentenceView.IsAnd(token.Folded)) break;
            if (Words.VerbKind(token.Folded) is not null && !IsModifier(i)) break;
            if (Words.Honorifics.Match(Tokens, i) > 0 && token.Text[^1] == '.' || i - 1 >= free && Words.Honorifics.Match(Tokens, i - 1) > 1) break;
            bool post = Words.PostAt(Tokens, i) > 0;
            bool english = view.Document.Language == Language.English;
            if (!english && !post && !(IsModifier(i) && i - 1 >= free && Words.PostAt(Tokens, i - 1) > 0)) break;
            bool modifier = token.IsCapitalised || post || IsModifier(i) || english && Words.BodyWords.Contains(token.Folded);
            if (!modifier || NameReader.BeginsWithGivenName(Tokens, i) && !post) break;
            from--;
        }
        // "he told Regional …": the first word of a sentence has its capital for another reason.
        return from;
    }

    // "Ghana's", "IOM's", an article: before the post and no part of it.
    private int Possessor(int from, int free)
    {
        if (from - 1 < free) return from;
        if (view.Folded(from - 1) is "'s" or "’s" && from - 2 >= free) return view.BodyCovering(from - 2) is { } body && body.From >= free ? body.From : from - 2;
        return SentenceView.IsArticle(view.Folded(from - 1)) ? from - 1 : from;
    }
}
