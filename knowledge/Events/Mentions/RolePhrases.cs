using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Mentions;

/// <summary>Reads role phrases: a head noun with what belongs to it ("Deputy Minister for Gender, Children and Social Protection").</summary>
internal static class RolePhrases
{
    /// <summary>Roles that mean nothing without what they are the head of: the body stays part of the phrase.</summary>
    private static readonly HashSet<string> Incomplete =
    [
        "head", "chief", "director", "minister", "secretary", "president", "chair", "chairperson", "chairman", "chairwoman", "ambassador", "governor", "mayor", "commissioner", "member", "representative", "general", "attorney", "deputy", "director-general", "secretary-general",
        "jefe", "jefa", "directora", "ministro", "ministra", "secretario", "secretaria", "presidente", "presidenta", "embajador", "embajadora", "gobernador", "gobernadora", "alcalde", "alcaldesa", "titular", "representante", "subdirector", "subdirectora", "viceministro", "viceministra", "fiscal", "procurador", "procuradora", "lider", "coordinador", "coordinadora",
        "chef", "cheffe", "directeur", "directrice", "ministre", "secretaire", "presidente", "president", "ambassadeur", "ambassadrice", "gouverneur", "maire", "representant", "representante", "cabinet", "sous-directeur", "sous-directrice", "procureur", "procureure", "coordonnateur", "coordonnatrice", "conseiller", "conseillere", "adjoint", "adjointe", "generale", "commandant", "responsable", "mission",
    ];

    private static readonly HashSet<string> Modifiers =
    [
        "deputy", "vice", "assistant", "associate", "senior", "junior", "chief", "principal", "acting", "former", "national", "regional", "permanent", "executive", "general", "first", "second", "third", "special", "state", "clinical", "forensic", "financial", "honorary", "consultant", "public", "police", "labour", "labor", "child", "legal", "technical", "field", "political", "programme", "program", "project", "investigative",
        "general", "generale", "nacional", "regional", "adjunto", "adjunta", "adjoint", "adjointe", "superior", "provincial", "especial", "ejecutivo", "ejecutiva", "tecnico", "technique", "executive", "executif", "nationale", "superieur", "principal", "principale", "coordinadora", "coordinador", "social", "sociale", "scalabriniana", "jure", "anfitriona", "adscrito", "adscrita", "residente", "resident",
    ];

    public static bool IsModifier(string folded) => Modifiers.Contains(folded);

    /// <summary>The phrase from <paramref name="from"/>, whose head ends before <paramref name="headEnd"/>; never past <paramref name="limit"/>.</summary>
    /// <returns>The role, the body inside or after it where there is one, and the index after both.</returns>
    public static (Stretch Role, Stretch? Body, int To) Read(SentenceView view, int from, int headEnd, int limit)
    {
        int to = headEnd;
        Stretch? body = null;
        bool incomplete = Incomplete.Contains(view.Folded(headEnd - 1));
        if (view.BodyAt(from) is { } prefix && prefix.To < headEnd) body = prefix;
        while (to < limit)
        {
            string word = view.Folded(to);
            if (word == "(" && to + 2 < limit && view.Tokens[to + 1].IsUpper && view.Folded(to + 2) == ")") { to += 3; continue; }
            if (Modifiers.Contains(word) || (Words.BodyWords.Contains(word) && !view.Tokens[to].IsCapitalised)) { to++; continue; }
            int role = Words.Roles.Match(view.Tokens, to);
            if (role > 0 && to + role <= limit && view.BodyAt(to) is null && !view.Tokens[to - 1].IsPunctuation) { to += role; incomplete |= Incomplete.Contains(view.Folded(to - 1)); continue; }
            if (SentenceView.IsAnd(word))
            {
                int next = view.SkipArticle(to + 1);
                while (next < limit && (Modifiers.Contains(view.Folded(next)) || Words.Roles.Match(view.Tokens, next) == 0 && view.Tokens[next].IsCapitalised && next < to + 4 && Words.Honorifics.Match(view.Tokens, next) == 0)) next++;
                int second = next < limit ? Words.Roles.Match(view.Tokens, next) : 0;
                // "Deputy Minister of Interior and National Anti-Trafficking Co-ordinator": one person's two posts; "and Attorney General of Brazil, X" is another's.
                if (second > 0 && next + second >= limit && limit < view.Tokens.Count) { to = next + second; continue; }
                // "First Secretary and Head of the Consular Office": a second post after the name.
                if (second > 0 && limit == view.Tokens.Count && next + second < limit && SentenceView.IsOf(view.Folded(next + second))) { to = next + second; incomplete = true; continue; }
                break;
            }
            if (!SentenceView.IsOf(word) && word is not ("for" or "in" or "en" or "para" or "a" or "to" or "pour" or "aux" or "au" or "contra" or "contre" or "on" or "al" or "charge" or "against" or "desde")) break;
            int at = to + 1;
            while (SentenceView.IsArticle(view.Folded(at)) || SentenceView.IsOf(view.Folded(at))) at++;
            if (at >= limit) break;
            if (view.BodyAt(at) is { } named && named.To <= limit)
            {
                body = named;
                if (!SentenceView.IsOf(word) || !incomplete) return (new Stretch(from, to), named, named.To);
                to = named.To;
                continue;
            }
            int end = Complement(view, at, limit);
            if (end == at) break;
            to = end;
        }
        return (new Stretch(from, to), body, to);
    }

    // Place, country or field after a preposition: "of Paraguay", "de Madre de Dios", "in Kwale County", "en trata", "de Posconflicto y Convivencia".
    private static int Complement(SentenceView view, int at, int limit)
    {
        int k = at;
        while (k < limit)
        {
            if (Words.Honorifics.Match(view.Tokens, k) > 0 && view.Tokens[k].IsCapitalised && view.Tokens[k].Text.Length > 1) break;
            if (view.BodyAt(k) is { } body && k > at) { if (body.To > limit) break; k = body.To; continue; }
            Token token = view.Tokens[k];
            if (!token.IsWord) { if (token.Text == "," && k > at && ClosesInField(view, k, limit)) { k++; continue; } break; }
            if (token.IsCapitalised || Words.BodyWords.Contains(token.Folded)) { k++; continue; }
            if (SentenceView.IsAnd(token.Folded) && k > at && k + 1 < limit && (view.Tokens[k + 1].IsCapitalised || Words.BodyWords.Contains(view.Folded(k + 1))) && view.BodyAt(k + 1) is null && Words.Roles.Match(view.Tokens, k + 1) == 0 && Words.Honorifics.Match(view.Tokens, k + 1) == 0 && limit < view.Tokens.Count) { k += 2; continue; }
            if (k == at && Words.VerbKind(token.Folded) is null && !SentenceView.IsPreposition(token.Folded)) { k++; continue; }
            break;
        }
        return k;
    }

    private static bool ClosesInField(SentenceView view, int comma, int limit)
    {
        if (limit == view.Tokens.Count) return false;
        for (int k = comma + 1; k < limit && k < comma + 8; k++)
        {
            if (SentenceView.IsAnd(view.Folded(k))) return true;
            if (!view.Tokens[k].IsCapitalised && view.Folded(k) != ",") return false;
        }
        return false;
    }

    /// <summary>"heads the Protection Unit at IOM Kenya": the words before "at", and the body after it.</summary>
    public static Stretch CutAtBody(SentenceView view, int from, int to, out Stretch? body)
    {
        body = null;
        for (int k = from + 1; k < to; k++)
        {
            if (view.Folded(k) is not ("at" or "in" or "en" or "a" or "au")) continue;
            int at = view.SkipArticle(k + 1);
            if (view.BodyAt(at) is not { } named) continue;
            body = named;
            return new Stretch(from, k);
        }
        return new Stretch(from, to);
    }
}
