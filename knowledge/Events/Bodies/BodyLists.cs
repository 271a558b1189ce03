using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Places;

namespace ChatAssistant.Knowledge.Events.Bodies;

/// <summary>Reads lists of bodies ("the A, the B and C of D").</summary>
internal static class BodyLists
{
    private const int WordsBeforeFirst = 3, WordsBeforeVerb = 14, WordsAside = 36;

    /// <summary>The bodies from <paramref name="from"/> on; the list ends at the first word that belongs to no list.</summary>
    /// <remarks>Also capitalised names that no head noun marks as bodies ("Liechtenstein", "Pastoral Social").</remarks>
    public static List<Stretch> After(SentenceView view, int from, int to)
    {
        var bodies = new List<Stretch>();
        int i = SkipToFirst(view, from, to);
        while (i < to && NameAt(view, i, to) is { } body)
        {
            if (!IsApposition(view, bodies, body)) bodies.Add(body);
            i = SkipBracket(view, body.To);
            // "la Oficina (OPD) del Departamento de Justicia y la OIM": whose office it is.
            while (SentenceView.IsOf(view.Folded(i)) && view.BodyAt(view.SkipArticle(i + 1)) is { } whole && whole.To <= to) i = SkipBracket(view, whole.To);
            int next = SkipSeparators(view, i, to);
            if (next == i) break;
            i = next;
        }
        return bodies;
    }

    /// <summary>The bodies that are the subject of the verb at <paramref name="verb"/>: before it, and governed by no preposition.</summary>
    public static List<Stretch> Before(SentenceView view, int verb)
    {
        int i = BeforeMembers(view, SkipBack(view, verb - 1, out bool relative));
        var bodies = new List<Stretch>();
        while (i >= 0 && (view.BodyCovering(i) ?? (bodies.Count == 0 ? NameWithArticle(view, i) : null)) is { } body)
        {
            // "agradeció a la OIM, que financió": the antecedent alone.
            if (relative) { bodies.Add(body); break; }
            int left = body.From - 1;
            while (left >= 0 && SentenceView.IsArticle(view.Folded(left))) left--;
            if (IsBeside(view, left, out int before)) i = SkipComma(view, before);
            else
            {
                // "personal de la OIM impartió": its staff did it for the body.
                bool staff = left > 0 && SentenceView.IsOf(view.Folded(left)) && Staff.Contains(view.Folded(left - 1));
                if (staff) { bodies.Insert(0, body); break; }
                // "el Auditorio Pérez del Congreso albergó": a house of the body.
                if (left > 0 && SentenceView.IsOf(view.Folded(left)) && HouseBefore(view, left) is { } house) { bodies.Insert(0, new Stretch(house, body.To)); break; }
                // "la Oficina (OPD) del Departamento de Justicia capacitó": the office did.
                if (left > 0 && SentenceView.IsOf(view.Folded(left)) && view.BodyCovering(left - 1) is { } whole && whole.To == left) { i = left - 1; continue; }
                // "en coordinación con la Unidad y con la Fiscalía": beside, as the one before.
                if (left > 1 && view.Folded(left) is "with" or "con" or "avec" && SentenceView.IsAnd(view.Folded(left - 1)) && view.BodyCovering(left - 2) is not null) { i = left - 2; continue; }
                if (left >= 0 && SentenceView.IsPreposition(view.Folded(left))) break;
                bodies.Insert(0, body);
                int separator = left;
                while (separator >= 0 && (SentenceView.IsAnd(view.Folded(separator)) || view.Folded(separator) is "," or "as" or "well" or "ainsi" or "que" or "asi" or "como")) separator--;
                if (separator == left) break;
                i = OverAside(view, separator) ?? separator;
                // "Expertise Sud-France et l'Union européenne": a name that no head noun marks as a body's.
                if (view.BodyCovering(i) is null && NameBefore(view, i) is { } name) { bodies.Insert(0, name); break; }
            }
        }
        return [.. bodies.Where((body, n) => n == 0 || !IsApposition(view, bodies[..n], body))];
    }

    // The index where capitals before "of" begin, if the first is a word for a house.
    private static int? HouseBefore(SentenceView view, int of)
    {
        int from = of;
        while (from > 0 && IsName(view, from - 1) && view.BodyCovering(from - 1) is null && of - from < 5) from--;
        return from < of && Venues.Match(view.Tokens, from) > 0 ? from : null;
    }

    private static readonly HashSet<string> Staff = ["personal", "equipo", "staff", "team", "personnel", "equipe"];

    // "la Métropole l'a soutenue", "the Secours Fraternel had prepared": after an article, capitals that are nobody's post and no event.
    private static Stretch? NameWithArticle(SentenceView view, int last)
    {
        int from = last + 1;
        while (from > 0 && IsName(view, from - 1) && view.BodyCovering(from - 1) is null && last + 1 - from < 5) from--;
        bool named = from <= last && from > 0 && view.Folded(from - 1) is "the" or "la" or "el" or "le" or "l'" or "les" && !view.ShoutedCapitals && Enumerable.Range(from, last + 1 - from).All(k => !NameReader.IsNoName(view.Folded(k)) && Words.PostAt(view.Tokens, k) == 0 && EventNouns.Match(view.Tokens, k) == 0 && Words.Honorifics.Match(view.Tokens, k) == 0 && !Facts.PeopleNouns.Contains(view.Folded(k)) && !Words.Nationalities.Contains(view.Folded(k)));
        return named && !NameReader.BeginsWithGivenName(view.Tokens, from) && !CountryNames.IsCountryName(view.Print(new Stretch(from, last + 1)).Clean) ? new Stretch(from, last + 1) : null;
    }

    // "the Group, made up of A, B and C, organised": the Group did, not its members.
    private static int BeforeMembers(SentenceView view, int i)
    {
        for (int k = i; k > Math.Max(1, i - WordsAside) && view.Folded(k) is not (";" or ":" or "."); k--)
        {
            if (Made.Contains(view.Folded(k)) && SentenceView.IsPreposition(view.Folded(k + 1)) && view.Folded(k - 1) != "be") return SkipComma(view, k - 1);
        }
        return i;
    }

    private static readonly HashSet<string> Made = ["integrado", "integrada", "conformado", "conformada", "compuesto", "compuesta", "formado", "formada", "up", "comprised", "composed", "compose", "composee", "forme", "formee"];

    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt"), Venues = PhraseSet.Load("venues.txt");

    private static Stretch? NameBefore(SentenceView view, int last)
    {
        int from = last + 1;
        while (from > 0 && IsName(view, from - 1) && view.BodyCovering(from - 1) is null && last + 1 - from < 4) from--;
        bool named = from <= last && from <= 1 && Enumerable.Range(from, last + 1 - from).Any(k => !NameReader.IsNoName(view.Folded(k))) && Enumerable.Range(from, last + 1 - from).All(k => Dates.DateWords.Weekday(view.Folded(k)) is null && !Dates.DateFinder.IsMonth(view.Folded(k)));
        return named && NameAt(view, from, last + 1) is { } name && name.To == last + 1 ? name : null;
    }

    // "the NGO X", "l'association Porte Ouverte": small words may stand before the first name, but no people and no preposition.
    private static int SkipToFirst(SentenceView view, int from, int to)
    {
        int small = 0;
        for (int i = from; i < to; i++)
        {
            if (view.BodyCovering(i) is not null || view.Tokens[i].IsCapitalised || SeveralAt(view, i, to) is not null) return i;
            string word = view.Folded(i);
            // "led by staff of the Agency": the agency did.
            if (Staff.Contains(word) && SentenceView.IsOf(view.Folded(i + 1))) continue;
            // "given by the head of the unit": a person did.
            // "the project Horizon": what a body carries out, no body.
            if (Words.Roles.Match(view.Tokens, i) > 0 || word is "project" or "proyecto" or "projet") return to;
            if (SentenceView.IsArticle(word) || SentenceView.IsOf(word) || word is "both" or "tanto" or "\"" or "“" or "«" or "-" or "–" or "'" or "’" or "‘") continue;
            if (view.Tokens[i].IsPunctuation || SentenceView.IsPreposition(word) || Words.VerbKind(word) is not null || Facts.PeopleNouns.Contains(word) || ++small > WordsBeforeFirst) return to;
        }
        return to;
    }

    private static Stretch? NameAt(SentenceView view, int i, int to)
    {
        if (view.BodyCovering(i) is { } body) return body.To <= to ? body : null;
        if (SeveralAt(view, i, to) is { } several) return several;
        if (!IsName(view, i) || Words.PluralBodies.Contains(view.Folded(i)) || Facts.PeopleNouns.Contains(view.Folded(i)) || Words.Roles.Match(view.Tokens, i) > 0 || Words.Honorifics.Match(view.Tokens, i) > 0) return null;
        int end = i + 1;
        while (end < to && view.BodyCovering(end) is null && (IsName(view, end) || view.Tokens[end].Text is "'" or "’" && end + 1 < to && IsName(view, end + 1) || SentenceView.IsOf(view.Folded(end)) && view.SkipArticle(end + 1) is int k && k < to && IsName(view, k) || view.Folded(end) == "the" && SentenceView.IsOf(view.Folded(end - 1)))) end++;
        while (end > i + 1 && (SentenceView.IsOf(view.Folded(end - 1)) || SentenceView.IsArticle(view.Folded(end - 1)))) end--;
        // "African Programming and Research Initiative to End Slavery (APRIES)".
        if (ShortForms.Spelled(view.Tokens, i, end) is > 0 and int spelled && spelled <= to) return new Stretch(i, spelled);
        // "United States Immigration and Customs Enforcement": a country before a body's name.
        if (end < to && view.BodyAt(end) is { } nation && nation.To <= to && CountryNames.IsCountryName(view.Print(new Stretch(i, end)).Clean)) return new Stretch(i, nation.To);
        // "Brazil's National Justice Secretariat".
        if (view.Folded(end) is "'s" or "’s" && end + 1 < to && IsName(view, end + 1)) for (end += 2; end < to && IsName(view, end);) end++;
        // "el Campus de la Universidad": a house of a body.
        if (Venues.Match(view.Tokens, i) == end - i && SentenceView.IsOf(view.Folded(end)) && view.BodyAt(view.SkipArticle(end + 1)) is { } owner && owner.To <= to) return new Stretch(i, owner.To);
        if (end + 2 < to && view.Folded(end) == "(" && view.Tokens[end + 1].IsUpper && view.Folded(end + 2) == ")") end += 3;
        // "Regional", "Training": no name of anything by itself.
        bool named = !Enumerable.Range(i, end - i).All(k => NameReader.IsNoName(view.Folded(k))) || CountryNames.IsCountryName(view.Print(new Stretch(i, end)).Clean);
        return named ? new Stretch(i, end) : null;
    }

    // "los Ministerios del Interior y Relaciones Exteriores": several under one noun, to the next mark or article.
    private static Stretch? SeveralAt(SentenceView view, int i, int to)
    {
        if (!Words.PluralBodies.Contains(view.Folded(i)) || !SentenceView.IsOf(view.Folded(i + 1)) && view.Folded(i + 1) != "for") return null;
        int end = i + 1, last = i;
        while (end < Math.Min(to, i + 14) && (IsName(view, end) || SentenceView.IsOf(view.Folded(end)) || SentenceView.IsAnd(view.Folded(end)) && !SentenceView.IsArticle(view.Folded(end + 1)) || SentenceView.IsArticle(view.Folded(end)) && SentenceView.IsOf(view.Folded(end - 1)) || view.Folded(end) == "," && SentenceView.IsOf(view.Folded(end + 1))))
        {
            if (IsName(view, end++)) last = end;
        }
        return last > i ? new Stretch(i, last) : null;
    }

    private static bool IsName(SentenceView view, int i) => view.Tokens[i].IsWord && view.Tokens[i].IsCapitalised;

    // "(OIM)", "(its regional office)", "- seccional Sur,".
    private static int SkipBracket(SentenceView view, int i)
    {
        if (view.Folded(i) is "-" or "–" && view.BodyAt(i + 1) is null)
        {
            int end = i + 1;
            while (end < Math.Min(i + 4, view.Tokens.Count) && view.Tokens[end].IsWord && !SentenceView.IsAnd(view.Folded(end)) && !SentenceView.IsPreposition(view.Folded(end))) end++;
            return end > i + 1 && (view.Folded(end) == "," || SentenceView.IsAnd(view.Folded(end)) && view.BodyAt(view.SkipArticle(end + 1)) is not null) ? end : i;
        }
        if (view.Folded(i) != "(") return i;
        for (int k = i + 1; k < Math.Min(i + 10, view.Tokens.Count); k++)
        {
            if (view.Folded(k) == ")") return k + 1;
        }
        return i;
    }

    // ", and the", "y por la", "ainsi que du".
    private static int SkipSeparators(SentenceView view, int i, int to)
    {
        bool separated = false;
        int k = i;
        for (; k < to; k++)
        {
            string word = view.Folded(k);
            // "par l'OIM avec le Comité national".
            bool with = word is "with" or "con" or "avec" && view.BodyAt(view.SkipArticle(k + 1)) is not null;
            if (with || word is "," or ";" or "/" or "|" || SentenceView.IsAnd(word) || word is "as" or "well" or "ainsi" or "que" or "asi" or "como") separated = true;
            else if (!separated || !(SentenceView.IsArticle(word) || SentenceView.IsOf(word) || word is "by" or "por" or "par" or "from" or "with" or "con" or "avec")) break;
        }
        return separated ? k : Seated(view, i, to) ?? i;
    }

    // "la Dirección de Comunidades en el Extranjero y la OIM": where a body is, between it and the next.
    private static int? Seated(SentenceView view, int i, int to)
    {
        if (view.Folded(i) is not ("in" or "at" or "en" or "a" or "au")) return null;
        for (int k = i + 1; k < Math.Min(i + 8, to); k++)
        {
            if (SentenceView.IsAnd(view.Folded(k)) || view.Folded(k) == ",") return view.BodyAt(view.SkipArticle(k + 1)) is not null ? view.SkipArticle(k + 1) : null;
            if (!view.Tokens[k].IsCapitalised && !SentenceView.IsArticle(view.Folded(k)) && !SentenceView.IsPreposition(view.Folded(k))) return null;
        }
        return null;
    }

    // "IOM, the UN Migration Agency, …", "the Centre, a division of the Foundation": the same body in other words.
    private static bool IsApposition(SentenceView view, List<Stretch> bodies, Stretch body) =>
        bodies.Count > 0 && view.Folded(body.From - 2) == "," && bodies[^1].To == body.From - 2 && view.Folded(body.From - 1) is "a" or "an" or "una" or "un" or "une" && !view.Tokens[body.From].IsCapitalised
        || bodies.Count > 0 && (BodyFinder.IsAcronym(view, bodies[^1].From) || view.Folded(bodies[^1].To - 1) == ")") && SentenceView.IsArticle(view.Folded(body.From - 1)) && view.Folded(body.From - 2) == "," && bodies[^1].To == body.From - 2 && !IsListed(view, body)
        && body.Count <= 5;

    // Another body follows after a comma or "and": one of a list.
    private static bool IsListed(SentenceView view, Stretch body)
    {
        int next = body.To;
        while (view.Folded(next) == "," || SentenceView.IsAnd(view.Folded(next)) || next > body.To && SentenceView.IsArticle(view.Folded(next))) next++;
        return next > body.To && view.BodyAt(next) is not null && SentenceView.IsAnd(view.Folded(body.To)) || next > body.To && view.BodyAt(next) is not null && view.Folded(body.To) != ",";
    }

    // From the verb back over "yesterday", "on 5 May", "have", "jointly", to the end of the nearest body.
    private static int SkipBack(SentenceView view, int i, out bool relative)
    {
        int limit = i - WordsBeforeVerb;
        relative = false;
        while (i > Math.Max(-1, limit) && view.BodyCovering(i) is null)
        {
            string word = view.Folded(i);
            relative |= word is "que" or "which" or "that" or "who" or "qui";
            // "the Centre, « Name », opened": what stands in quotation marks between.
            if (word is "»" or "”" && Enumerable.Range(1, Math.Min(8, i)).FirstOrDefault(back => view.Folded(i - back) is "«" or "“") is > 0 and int quoted) { i -= quoted + 1; continue; }
            // "IOM in Libya and in Tunisia organise": where the body is.
            if (view.Tokens[i].IsCapitalised && IsPlace(view, i) && (view.Folded(i - 1) is "in" or "en" or "au" or "aux" or "a" || SentenceView.IsOf(view.Folded(i - 1)) && view.Folded(i - 2) == ")")) { i -= SentenceView.IsAnd(view.Folded(i - 2)) ? 3 : 2; continue; }
            bool skip = Words.VerbKind(word) == "aux" || RelationGrammar.IsHave(word) || RelationGrammar.IsAdverb(word) || view.Tokens[i].IsNumber || Dates.DateFinder.IsMonth(word) || Dates.DateWords.Weekday(word) is not null || Dates.DateWords.Match(view, i, "yesterday") > 0 || Dates.DateWords.Match(view, i, "today") > 0
                || word == "l'" && RelationGrammar.IsHave(view.Folded(i + 1))
                || word is "que" or "which" or "who" or "qui" or "decidio" or "decidieron" or "decide" or "decident" or "," or "on" or "from" or "to" or "el" or "le" or "du" or "au" or "de" or "se" or "will" or "is" or "are" or "this" or "together" or "ensemble" or "los" or "dias" or "y" or "les" or "jours" or "et" or "week" or "esta" or "semana" or "cette" or "semaine" or "s'" or "able" or "could" or "decided" or "began";
            if (!skip) return NameWithArticle(view, i) is not null ? i : relative ? -1 : OverAside(view, i) ?? -1;
            i--;
        }
        return i;
    }

    private static bool IsPlace(SentenceView view, int i) => CountryNames.IsCountryName(view.Tokens[i].Text) || Gazetteer.IsCity(view.Tokens[i].Text);

    // "X, within the framework of its programme,", "X, chargé des droits de l'homme,": the last token of the body before what is said in between; null where there is none.
    private static int? OverAside(SentenceView view, int i)
    {
        for (int k = i; k > Math.Max(0, i - WordsAside) && view.Folded(k) is not (";" or ":" or "." or "que" or "that" or "which" or "qui"); k--)
        {
            if ((RelationGrammar.BeginsAside(view, k) || RelationGrammar.OpensAside(view, k, k + 1)) && SkipComma(view, k - 1) is >= 0 and int before && view.BodyCovering(before) is not null) return before;
        }
        return null;
    }

    private static int SkipComma(SentenceView view, int i) => i >= 0 && view.Folded(i) == "," ? i - 1 : i;

    // A body that another stands beside or acts through: ", in partnership with X,", ", through its Directorate,".
    private static bool IsBeside(SentenceView view, int preposition, out int before)
    {
        before = -1;
        for (int k = preposition; k >= Math.Max(0, preposition - 9); k--)
        {
            string word = view.Folded(k);
            if (word == "," || view.BodyCovering(k) is not null || k == preposition && !SentenceView.IsPreposition(word) && word is not ("through" or "via" or "traves" or "travers" or "intermediaire" or "medio" or "intermedio")) break;
            bool through = word is "through" or "via" || word == "a" && view.Folded(k + 1) is "traves" or "travers" || word == "par" && view.Folded(k + 2) == "intermediaire";
            bool sign = k <= preposition && (RelationGrammar.OpensAside(view, k, preposition + 1) || RelationGrammar.BeginsAside(view, k));
            if (!through && !sign) continue;
            before = k - 1;
            while (before > 0 && SentenceView.IsAnd(view.Folded(before))) before--;
            return k > 0;
        }
        return false;
    }
}
