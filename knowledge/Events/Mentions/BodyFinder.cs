using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>Finds the names of bodies (ministries, agencies, associations) in a sentence.</summary>
/// <remarks>
/// A body's name is a head noun ("Ministry", "Fiscalía", "cellule"), capitals before it ("Human Trafficking Secretariat"), what follows it by
/// prepositions ("de lutte contre la traite des personnes"), and an acronym in brackets; or an acronym alone, with a country after it ("IOM Ecuador").
/// </remarks>
internal static class BodyFinder
{
    public static IReadOnlyList<Stretch> Find(SentenceView view)
    {
        IReadOnlyList<Token> tokens = view.Tokens;
        var bodies = new List<Stretch>();
        int free = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (i < free) continue;
            if (Words.BodyNames.Match(tokens, i) is var known and > 0 && (tokens[i].IsCapitalised || known > 1 && tokens[i].Folded is "union" or "nations" or "naciones") && (known > 1 || Words.Bodies.Match(tokens, i + known) == 0) && !(known == 1 && tokens[i].IsUpper && HeadFollows(view, i)))
            {
                free = ShortForms.After(tokens, known > 1 && HeadAfter(view, i + known) is > 0 and int after ? After(view, after) : AfterCountry(view, i + known));
                // "Organización Internacional para las Migraciones en Costa Rica (OIM)".
                if (view.Folded(free) is "in" or "en" or "au" && AfterCountry(view, free + 1) is var seat && seat > free + 1 && ShortForms.After(tokens, seat) is var closed && closed > seat) free = closed;
                bodies.Add(new Stretch(i, free));
                i = free - 1;
                continue;
            }
            int head = Words.Bodies.Match(tokens, i);
            if (head > 0 && (tokens[i].Folded is not ("ngo" or "ong") || tokens[i].IsUpper) && !IsVerbLike(tokens, i) && !IsConduct(view, i) && !IsPost(view, i) && !IsField(view, i) && !InsideRole(tokens, i, head) && HeadFits(view, i, head))
            {
                int from = Before(view, i, free);
                int to = After(view, i + head);
                // "Programme Coordinator", "Team Leader": a kind of post.
                if (to == i + head && from == i && EndsAtPost(view, to)) continue;
                if (ShortForms.Spelled(tokens, from, to) is > 0 and int spelled) to = spelled;
                else if (ShortForms.Closing(tokens, to) is > 0 and int closing) to = closing;
                if (Fits(view, from, i, to))
                {
                    bodies.Add(new Stretch(from, to));
                    free = to;
                    i = to - 1;
                }
                continue;
            }
            // "projet d'Appui à la Lutte contre la Traite (ALT)": a project has a name where a short form says so.
            int project = tokens[i].Folded is "project" or "proyecto" or "projet" ? i + 1 : -1;
            while (project > 0 && (SentenceView.IsOf(view.Folded(project)) || SentenceView.IsArticle(view.Folded(project)))) project++;
            if (project > 0 && project < tokens.Count && ShortForms.Spelled(tokens, project, project + 1) is > 0 and int named)
            {
                bodies.Add(new Stretch(i, named));
                free = named;
                i = named - 1;
                continue;
            }
            if (IsAcronym(view, i) && Words.Roles.Match(tokens, i) == 0)
            {
                // "OSCE Centre", "US Department of State": the acronym belongs to the name of the body whose head follows.
                if (HeadFollows(view, i)) continue;
                int to = AfterCountry(view, i + 1);
                to = ShortForms.After(tokens, to);
                bodies.Add(new Stretch(i, to));
                free = to;
                i = to - 1;
            }
        }
        return bodies;
    }

    // "Council of Europe Anti-Trafficking Division": the index after the head noun that capitals lead to; 0 when there is none.
    private static int HeadAfter(SentenceView view, int from)
    {
        for (int k = from; k < Math.Min(from + 3, view.Tokens.Count) && IsName(view.Tokens[k]); k++)
        {
            if (Words.Bodies.Match(view.Tokens, k) is > 0 and int n && !InsideRole(view.Tokens, k, n)) return k + n;
            if (Words.Roles.Match(view.Tokens, k) > 0 || Words.Honorifics.Match(view.Tokens, k) > 0) return 0;
        }
        return 0;
    }

    private static bool HeadFollows(SentenceView view, int i)
    {
        // "UNODC's Human Trafficking Section".
        int from = view.Folded(i + 1) is "'s" or "’s" ? i + 2 : i + 1;
        for (int k = from; k < Math.Min(from + (from > i + 1 ? 7 : 4), view.Tokens.Count) && (IsName(view.Tokens[k]) || k > from && SentenceView.IsAnd(view.Folded(k)) && from > i + 1); k++)
        {
            if (Words.Bodies.Match(view.Tokens, k) > 0 && !InsideRole(view.Tokens, k, 1)) return from == i + 1 || view.Folded(k) is not ("team" or "staff" or "group") && !PossessesPost(view, from);
            if (Words.Roles.Match(view.Tokens, k) > 0 && view.Folded(k) != "justice" || Words.Honorifics.Match(view.Tokens, k) > 0 || Places.CountryNames.IsCountryName(view.Tokens[k].Text)) return false;
        }
        return false;
    }

    // "la subsecretaria" is a woman, "la Subsecretaría" an office; "Fatou Camara" a person, "la Cámara" a chamber: the accent tells.
    private static bool IsPost(SentenceView view, int i) => !view.Tokens[i].IsUpper
        && (view.Tokens[i].Text == "Camara" || Words.Roles.Match(view.Tokens, i) > 0 && (view.Document.Language == Documents.Language.Spanish && view.Tokens[i].Text.EndsWith("aria", StringComparison.Ordinal) || !view.Tokens[i].IsCapitalised));

    // "Vice-President for Government Relations", "ministra de Gobierno y Justicia", "Deputy Mission Director": what somebody's post is about.
    private static bool IsField(SentenceView view, int i)
    {
        if (view.Folded(i) == "government" && view.Folded(i + 1) is "relations" or "affairs" or "officials" or "agencies" or "entities" or "ministries" or "representatives") return true;
        if (view.Folded(i) is "gobierno" && SentenceView.IsOf(view.Folded(i - 1)) && i > 1 && (view.Folded(i - 2).StartsWith("ministr", StringComparison.Ordinal) || view.Folded(i - 2).StartsWith("secretari", StringComparison.Ordinal))) return true;
        return view.Document.Language == Documents.Language.English && i > 0 && Words.Roles.Match(view.Tokens, i - 1) > 0 && view.Tokens[i - 1].IsCapitalised && view.Tokens[i].IsCapitalised && i + 1 < view.Tokens.Count && view.Tokens[i + 1].IsCapitalised && Words.Roles.Match(view.Tokens, i + 1) > 0;
    }

    // "Chief of Mission": the mission is part of the post.
    private static bool InsideRole(IReadOnlyList<Token> tokens, int i, int length)
    {
        for (int k = Math.Max(0, i - 4); k < i; k++)
        {
            if (k + Words.Roles.Match(tokens, k) >= i + length) return true;
        }
        return false;
    }

    // "sous la présidence de X", "bajo la dirección de X": what somebody did.
    private static bool IsConduct(SentenceView view, int i) => !view.Tokens[i].IsCapitalised && i > 1 && SentenceView.IsArticle(view.Folded(i - 1)) && view.Folded(i - 2) is "sous" or "bajo" or "under";

    private static bool IsVerbLike(IReadOnlyList<Token> tokens, int i) => i > 0 && tokens[i - 1].Folded is "to" or "will" or "se" && !tokens[i].IsCapitalised;

    // "IOM Ecuador", "OIM Costa Rica": the mission is named by its country.
    private static int AfterCountry(SentenceView view, int i)
    {
        for (int words = Math.Min(3, view.Tokens.Count - i); words > 0; words--)
        {
            if (!IsName(view.Tokens[i])) break;
            string name = string.Join(' ', Enumerable.Range(i, words).Select(k => view.Tokens[k].Text));
            if (Places.CountryNames.IsCountryName(name)) return i + words;
        }
        return i;
    }

    // A small head noun counts only with a name in what follows ("ministère de la Justice", "syndicat SISAL").
    private static bool HeadFits(SentenceView view, int i, int head)
    {
        if (view.ShoutedCapitals) return true;
        return view.Tokens[i].IsCapitalised || Words.Bodies.Match(view.Tokens, i) > 1 || After(view, i + head) > i + head;
    }

    private static bool Fits(SentenceView view, int from, int head, int to)
    {
        // "le ministère de la justice": one body of the kind in a country, capitals or not.
        if (view.Folded(head) is "gouvernement" or "gobierno" && Words.Nationalities.Contains(view.Folded(to - 1))) return true;
        if (view.Folded(head) is "ministere" or "ministerio" or "ministry" && to > head + 2 && SentenceView.IsArticle(view.Folded(from - 1))) return true;
        // "le comité national de coordination de la lutte contre la traite": as well.
        if (view.Folded(head) is "comite" or "commission" or "comision" or "conseil" or "consejo" or "cellule" && view.Folded(head + 1) is "national" or "nationale" or "nacional" or "interministeriel" or "interministerielle" && to > head + 4 && SentenceView.IsArticle(view.Folded(from - 1))) return true;
        for (int k = from; k < to; k++)
        {
            Token token = view.Tokens[k];
            if (!token.IsWord || !token.IsCapitalised) continue;
            if (k != head || k > 0 || to - from > 1) return view.Tokens[head].IsCapitalised ? to - from > 1 || k > 0 : true;
        }
        return false;
    }

    private static int Before(SentenceView view, int head, int free)
    {
        int from = head;
        while (from - 1 >= free)
        {
            Token token = view.Tokens[from - 1];
            if (token.Text is "'s" or "’s" or "'" or "’" && from - 2 >= free && IsName(view.Tokens[from - 2])) { from -= 2; continue; }
            // "the Judicial and Legal Studies Institute".
            if (SentenceView.IsAnd(token.Folded) && from - 1 > free && JoinsAdjectives(view, from - 1, free) is int joined && joined < from) { from = joined; if (view.Folded(from - 1) is "'s" or "’s") continue; break; }
            if (!IsName(token) || !view.Tokens[head].IsCapitalised) break;
            if (from - 1 == 0 && token.Folded.Length <= 3 && !token.IsUpper) break;
            if (!token.IsUpper && SentenceView.IsArticle(token.Folded) || SentenceView.IsPreposition(token.Folded) || token.Folded is "this" or "these" or "when" or "while" or "after" or "before" or "both") break;
            if (Words.Honorifics.Match(view.Tokens, from - 1) > 0) break;
            if (Words.Roles.Match(view.Tokens, from - 1) == 1 && token.Folded is not ("police" or "prosecutor" or "ombudsman" or "governor" or "justice")) break;
            from--;
        }
        return from;
    }

    // Capitals between "the" and "and" that are no body's, country's or acronym's: the index of the first, else that of "and" and one more.
    private static int JoinsAdjectives(SentenceView view, int and, int free)
    {
        int from = and;
        while (from > free && IsName(view.Tokens[from - 1]) && !IsAcronym(view, from - 1) && Words.Bodies.Match(view.Tokens, from - 1) == 0 && Words.Roles.Match(view.Tokens, from - 1) == 0 && and - from < 3) from--;
        // "Research and Innovation Unit"
        if (and > free && Words.Fields.Contains(view.Folded(and - 1)) && Words.Fields.Contains(view.Folded(and + 1)) && IsName(view.Tokens[and - 1])) return and - 1;
        return from < and && view.Folded(from - 1) is "the" or "'s" or "’s" && !Places.CountryNames.IsCountryName(view.Tokens[and - 1].Text) ? from : and + 1;
    }

    private static int After(SentenceView view, int i)
    {
        IReadOnlyList<Token> tokens = view.Tokens;
        int to = i;
        while (to < tokens.Count)
        {
            Token token = tokens[to];
            if (Words.BodyNames.Match(tokens, to) is > 0 and var named && token.IsCapitalised) { to += named; continue; }
            if (token.Text is "(" or "-" or "–" && ShortForms.After(tokens, to) is var closed && (closed > to || token.Text == "(")) { to = closed; break; }
            if (EndsAtPost(view, to)) break;
            // "Comisión Interinstitucional Contra la Explotación": a preposition may have its capital too.
            // "Guardia Civil José Luis Barrantes": a person begins; but a body may bear a given name ("Instituto Nelson Mandela").
            if (to > i && NameReader.BeginsWithGivenName(tokens, to) && !SentenceView.IsPreposition(tokens[to - 1].Folded) && tokens[to - 1].Folded is not ("san" or "santa" or "santo" or "saint" or "sainte" or "st" or "st." or "ste")) break;
            if (IsName(token) && !IsNameStart(view, to) && !(SentenceView.IsPreposition(token.Folded) && to > i)) { to++; continue; }
            if (Words.BodyWords.Contains(token.Folded) && Words.VerbKind(token.Folded) is null or "present" && Words.BodyWords.Contains(token.Folded)) { to++; continue; }
            // "Ministère public djiboutien", "Policía peruana".
            if (to > 0 && Words.Nationalities.Contains(token.Folded) && view.Document.Language != Documents.Language.English && !tokens[to - 1].IsPunctuation) { to++; continue; }
            if (token.Text is "'s" or "’s" && to + 1 < tokens.Count && IsName(tokens[to + 1]) && !PossessesPost(view, to + 1)) { to += 2; continue; }
            if (token.Text is "-" or "–" && to + 1 < tokens.Count && IsName(tokens[to + 1]) && Words.Bodies.Match(tokens, to + 1) > 0 && tokens[to - 1].IsCapitalised) { to += 2; continue; }
            if (token.Text is "\"" or "“" or "«" && Quoted(tokens, to) is int q && q > to) { to = q; continue; }
            int next = Numbered(tokens, to) is > 0 and var numbered ? numbered : Complement(view, to);
            if (next == to) break;
            to = next;
        }
        // "Universidad del Sur": in French a small word.
        while (to > i && !(tokens[to - 1].Text == "Sur") && (SentenceView.IsPreposition(tokens[to - 1].Folded) || SentenceView.IsArticle(tokens[to - 1].Folded) || SentenceView.IsAnd(tokens[to - 1].Folded))) to--;
        return to;
    }

    // "the OSCE Mission's Rule of Law Officer": whom the body has is no part of its name.
    private static bool PossessesPost(SentenceView view, int at)
    {
        int k = at;
        while (k < view.Tokens.Count && k < at + 6 && (IsName(view.Tokens[k]) || SentenceView.IsOf(view.Folded(k))))
        {
            if (Words.Roles.Match(view.Tokens, k) is > 0 and var n) return k + n >= view.Tokens.Count || !IsName(view.Tokens[k + n]) && view.Tokens[k + n].Text is not ("'s" or "’s");
            k++;
        }
        return false;
    }

    // "Ghana Police Commissioner X", "Sessions Court Judge": a post is no part of the body's name; "Office of the National Rapporteur" is called after one.
    private static bool EndsAtPost(SentenceView view, int at)
    {
        IReadOnlyList<Token> tokens = view.Tokens;
        // "the Warnath Group Senior Legal Adviser": with what belongs to the post.
        int post = at;
        while (post < Math.Min(at + 3, tokens.Count - 1) && IsName(tokens[post]) && Words.PostAt(tokens, post) == 0 && RoleReader.IsModifier(tokens[post].Folded)) post++;
        int length = Words.PostAt(tokens, post) is > 0 and var noun ? post + noun - at : 0;
        if (length == 0 || view.Document.Language != Documents.Language.English || !IsName(tokens[at]) || !IsName(tokens[at - 1])) return false;
        int before = at - 1;
        while (before > 0 && IsName(tokens[before])) before--;
        if (SentenceView.IsArticle(tokens[before].Folded) || SentenceView.IsPreposition(tokens[before].Folded)) return NameReader.BeginsWithGivenName(tokens, at + length);
        bool ends = at + length >= tokens.Count || !IsName(tokens[at + length]) && tokens[at + length].Text is not ("'s" or "’s") && !SentenceView.IsOf(tokens[at + length].Folded);
        return ends || NameReader.BeginsWithGivenName(tokens, at + length);
    }

    // "for Gender, Children and Social Protection", "de la Justice", "contre la drogue et le crime": the index after one more word of the name.
    private static int Complement(SentenceView view, int i)
    {
        IReadOnlyList<Token> tokens = view.Tokens;
        bool english = view.Document.Language == Documents.Language.English;
        string link = view.Folded(i);
        bool joined = SentenceView.IsAnd(link) || link == ",";
        if (link == "," && !ListCloses(view, i)) return i;
        if (english && link == "in" && view.Folded(i - 1) is "trafficking" or "trade" && i + 1 < tokens.Count && IsName(tokens[i + 1])) return i + 2;
        if (IsSeated(view, i) || english && link == "to" && Words.Bodies.Match(tokens, i - 1) > 0 && tokens[i - 1].IsCapitalised && i + 2 < tokens.Count && IsName(tokens[i + 1]) && IsName(tokens[i + 2])) return i + 2;
        // "Organization for Security and Co-operation in Europe (OSCE)": the short form closes the name.
        if (link is "in" or "en" && i + 1 < tokens.Count && IsName(tokens[i + 1]) && ShortForms.After(tokens, i + 2) > i + 2) return i + 2;
        if (!joined && !SentenceView.IsOf(link) && link is not ("for" or "against" or "on" or "para" or "contra" or "pour" or "contre" or "sobre" or "sur" or "al" or "aux")) return i;
        int k = i + 1;
        // "the Government for its support".
        if (view.Folded(k) is "its" or "their" or "his" or "her" or "our" or "su" or "sus" or "leur" or "leurs" or "son" or "sa" or "ses") return i;
        while (k < tokens.Count && (SentenceView.IsArticle(view.Folded(k)) || SentenceView.IsOf(view.Folded(k)))) k++;
        if (k >= tokens.Count || IsMonth(view.Folded(k))) return i;
        if (Words.BodyNames.Match(tokens, k) is > 0 and var named && !joined && tokens[k].IsCapitalised) return k + named;
        if (!IsName(tokens[k]) && !Words.BodyWords.Contains(view.Folded(k))) return i;
        if (!joined) return k + 1;
        // "la Dirección y el apoyo de la Oficina": what a body gives is no part of its name.
        if (k > i + 1 && view.Folded(k) is "apoyo" or "respaldo" or "colaboracion" or "participacion" or "presencia" or "asistencia" or "appui" or "soutien" or "concours" or "participation" or "presence" or "support") return i;
        // "Agency for Development and Cooperation".
        if (english && view.Folded(k) is "cooperation" or "services" && !SentenceView.IsOf(view.Folded(k + 1))) return k + 1;
        // "Department of Justice & Attorney General (DJAG)": the short form closes the name.
        if (Words.Roles.Match(tokens, k) is > 0 and int post && ShortForms.After(tokens, k + post) > k + post && IsName(tokens[k])) return k + post;
        // "Office of the Special Representative and Co-ordinator for …": an office is called after both posts.
        if (english && Words.Roles.Match(tokens, k) is > 0 and int second && Words.Roles.Match(tokens, i - 1) > 0 && IsName(tokens[i - 1]) && IsName(tokens[k]) && view.Folded(k + second) is "for" or "on" && Enumerable.Range(Math.Max(0, i - 8), Math.Min(8, i)).Any(n => view.Tokens[n].Text is "Office" or "Bureau")) return k + second;
        if (Words.Bodies.Match(tokens, k) > 0 || Words.Roles.Match(tokens, k) > 0 || Words.Honorifics.Match(tokens, k) > 0 || IsAcronym(view, k)) return i;
        // "Instituto de Medicina Legal y Ciencias Forenses (IMELCF)", "Colegio de Magistrados y Funcionarios": the short form has the letters of what is joined; two plurals are one.
        if (SentenceView.IsAnd(link) && IsName(tokens[k]) && (ClosedByAcronym(tokens, k) || Words.PluralRoles.Match(tokens, i - 1) > 0 && Words.PluralRoles.Match(tokens, k) > 0 && tokens[i - 1].IsCapitalised)) return k + 1;
        // What is joined stays in the name only if it is of the same kind: "Office on Drugs and Crime", "la drogue et le crime".
        if (english) return k == i + 1 && IsName(tokens[k]) && !Places.CountryNames.IsCountryName(tokens[i - 1].Text) ? k + 1 : i;
        // "Unidad de Capacitación y Supervisión", "Ministère de la Promotion et de la Solidarité": two of what a body does.
        if (link != "," && IsName(tokens[k]) && IsName(tokens[i - 1]) && IsAbstract(view.Folded(k)) && !(k + 1 < tokens.Count && Places.CountryNames.IsCountryName(tokens[k + 1].Text))) return k + 1;
        return Words.BodyWords.Contains(view.Folded(k)) || link == "," || IsName(tokens[k]) && view.Folded(i - 2) == "," ? k + 1 : i;
    }

    // "Juzgado de Menores N.° 6", "Court No. 3": the index after the number; 0 where there is none.
    private static int Numbered(IReadOnlyList<Token> tokens, int i)
    {
        if (tokens[i].Folded.TrimEnd('.', '°', 'º') is not ("n" or "no" or "nro" or "num" or "numero")) return 0;
        for (int k = i + 1; k < Math.Min(tokens.Count, i + 4); k++)
        {
            if (tokens[k].IsNumber) return k + 1;
            if (tokens[k].IsWord && tokens[k].Text is not ("o" or "º")) return 0;
        }
        return 0;
    }

    // The capitals from here lead to an acronym in brackets that has the first one's letter.
    private static bool ClosedByAcronym(IReadOnlyList<Token> tokens, int from)
    {
        int k = from;
        while (k < tokens.Count && k < from + 8 && (IsName(tokens[k]) || k > from && (SentenceView.IsPreposition(tokens[k].Folded) || SentenceView.IsArticle(tokens[k].Folded)))) k++;
        return ShortForms.After(tokens, k) > k && tokens[k + 1].IsUpper && tokens[k + 1].Text.Length > 2 && tokens[k + 1].Text.Contains(tokens[from].Text[0], StringComparison.Ordinal);
    }

    private static bool IsAbstract(string folded) => AbstractEndings.Any(ending => folded.Length > ending.Length + 2 && folded.EndsWith(ending, StringComparison.Ordinal));

    private static readonly string[] AbstractEndings = ["cion", "sion", "dad", "miento", "encia", "ancia", "tion", "ite", "ment", "ence", "ance"];

    // "OSCE Mission to Skopje", "Oficina de la OIM en Panamá": a mission abroad is named by where it is.
    private static bool IsSeated(SentenceView view, int i)
    {
        if (view.Folded(i) is not ("to" or "in" or "en" or "a" or "au") || i + 1 >= view.Tokens.Count || !IsName(view.Tokens[i + 1]) || Words.Roles.Match(view.Tokens, i + 1) > 0 || Words.Bodies.Match(view.Tokens, i + 1) > 0) return false;
        for (int k = i - 1; k >= Math.Max(0, i - 6); k--)
        {
            if (Missions.Contains(view.Folded(k))) return view.Tokens[k].IsCapitalised;
            if (view.Tokens[k].IsPunctuation) return false;
        }
        return false;
    }

    private static readonly HashSet<string> Missions = ["mission", "presence", "delegation", "embassy", "office", "centre", "representation", "oficina", "mision", "delegacion", "embajada", "bureau", "ambassade"];

    // "Gender, Children and Social Protection": one comma list that ends in "and" within a few names, none of them a body.
    private static bool ListCloses(SentenceView view, int comma)
    {
        if (view.Document.Language == Documents.Language.English && !(comma > 1 && view.Folded(comma - 2) is "for" or "of")) return false;
        if (view.Document.Language != Documents.Language.English && !(comma > 1 && (Words.BodyWords.Contains(view.Folded(comma - 1)) || SentenceView.IsOf(view.Folded(comma - 2))))) return false;
        int names = 0;
        for (int k = comma + 1; k < view.Tokens.Count && k < comma + 8; k++)
        {
            string folded = view.Folded(k);
            if (Words.Bodies.Match(view.Tokens, k) > 0 || Words.Roles.Match(view.Tokens, k) > 0 || Words.Honorifics.Match(view.Tokens, k) > 0 || NameReader.BeginsWithGivenName(view.Tokens, k)) return false;
            if (SentenceView.IsAnd(folded)) return names > 0;
            if (folded == ",") continue;
            if (names == 0 && Places.CountryNames.At(view, k) > 0) return false;
            if (!IsName(view.Tokens[k]) && !Words.BodyWords.Contains(folded) && !SentenceView.IsArticle(folded)) return false;
            names++;
        }
        return false;
    }

    // After a body's name in a running sentence, a name that is followed by a verb or comma may be a person: "la SUNAFIL Yolanda Chumpitaz".
    private static bool IsNameStart(SentenceView view, int i) => Words.Honorifics.Match(view.Tokens, i) > 0 && view.Tokens[i].Text.Length > 1 && !view.Tokens[i].IsUpper;

    private static int Quoted(IReadOnlyList<Token> tokens, int i)
    {
        string close = tokens[i].Text switch { "«" => "»", "“" => "”", _ => "\"" };
        for (int k = i + 1; k < tokens.Count && k < i + 7; k++)
        {
            if (tokens[k].Text == close) return k > i + 1 && tokens[i + 1].IsCapitalised ? k + 1 : i;
        }
        return i;
    }

    private static bool IsName(Token token) => token.IsWord && token.IsCapitalised;

    internal static bool IsAcronym(SentenceView view, int i)
    {
        Token token = view.Tokens[i];
        if (view.ShoutedCapitals || !token.IsUpper || !token.IsWord || token.Text.Contains('.', StringComparison.Ordinal)) return false;
        if (token.Folded is "ngo" or "ong" or "ngos" or "ongs" or "covid-19") return false;
        int letters = token.Text.Count(char.IsLetter);
        if (letters is < 2 or > 9 || ShortForms.IsRoman(token.Text)) return false;
        if (Words.Honorifics.Match(view.Tokens, i) > 0 || letters <= 3 && NameReader.BeginsWithGivenName(view.Tokens, i + 1)) return false;
        // "Colonel VARGA Béla": after a rank a word in capitals is a surname.
        if (i > 0 && letters > 3 && Words.Ranks.Match(view.Tokens, i - 1) > 0 && Words.Roles.Match(view.Tokens, i + 1) == 0 && i + 1 < view.Tokens.Count && view.Tokens[i + 1].IsCapitalised) return false;
        // A surname in capitals stands beside another name; an acronym does not.
        bool afterName = i > 0 && view.Tokens[i - 1].IsWord && view.Tokens[i - 1].IsCapitalised && !view.Tokens[i - 1].IsUpper && view.Tokens[i - 1].End + 1 >= token.Start && Words.Bodies.Match(view.Tokens, i - 1) == 0 && Words.Roles.Match(view.Tokens, i - 1) == 0;
        bool particleBefore = i > 1 && Words.Particles.Contains(view.Tokens[i - 1].Folded) && view.Tokens[i - 1].IsUpper;
        if (afterName && (letters > 3 || i > 1 && view.Tokens[i - 2].IsWord && view.Tokens[i - 2].IsCapitalised && (NameReader.IsGivenName(view.Tokens, i - 2) || NameReader.IsGivenName(view.Tokens, i - 1)) || i + 1 < view.Tokens.Count && view.Tokens[i + 1].IsUpper)) return false;
        if (particleBefore) return false;
        if (i > 0 && view.Tokens[i - 1].IsUpper && !view.Tokens[i - 1].IsPunctuation && letters > 4) return false;
        return !(i + 1 < view.Tokens.Count && view.Tokens[i + 1].IsUpper && letters > 4);
    }

    private static bool IsDay(string folded) => folded is "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday" || IsMonth(folded);
    internal static bool IsMonth(string folded) => folded is "january" or "february" or "march" or "april" or "may" or "june" or "july" or "august" or "september" or "october" or "november" or "december";
}
