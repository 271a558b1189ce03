using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Places;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Reads the bodies, countries and unnamed office-holders of a stretch: "Burkina Faso, Niger and the Ombudsman".</summary>
internal static class Parties
{
    private static readonly string[] Heads = ["associat", "asociacion", "federat", "federacion", "federation", "syndicat", "sindicat", "compagnie", "compan", "empresa", "societe", "sociedad", "organisation", "organization", "organizacion", "airline", "aerolinea", "union", "chambre", "camara", "chamber"];

    /// <param name="peopleOnly">Only posts.</param>
    /// <param name="closely">The list must begin with the stretch; what comes later is another matter.</param>
    /// <param name="nounPhrase">Where there is no name, the words themselves: "no representative of the cocoa exporters".</param>
    public static List<Stretch> Read(SentenceView view, Stretch stretch, bool peopleOnly, bool closely, bool nounPhrase = false)
    {
        var parties = new List<Stretch>();
        var roles = new RoleReader(view);
        int last = stretch.From;
        for (int i = stretch.From; i < stretch.To;)
        {
            if (closely && i > last + (parties.Count == 0 ? 6 : 3)) break;
            Stretch? party = Post(view, roles, i, stretch.To) ?? (peopleOnly ? null : BodyOrCountry(view, i, stretch.To));
            if (party is not { } found) { i++; continue; }
            parties.Add(found);
            last = i = found.To;
        }
        if (parties.Count == 0 && !peopleOnly && (nounPhrase ? NounPhrase(view, stretch) : closely ? null : Collective(view, stretch)) is { } whole) parties.Add(whole);
        return parties;
    }

    // "the Ombudsman", "l'ambassadeur du Japon": one office-holder, after an article.
    private static Stretch? Post(SentenceView view, RoleReader roles, int i, int to)
    {
        int at = view.SkipArticle(i);
        if (at == i && !(i == 0 || SentenceView.IsOf(view.Folded(i - 1)) && view.Folded(i - 1) is "del" or "du")) return null;
        if (view.Folded(i) is "a" or "an" or "un" or "una" or "une" || roles.At(at) is not { IsPlural: false } phrase || phrase.Role.To > to) return null;
        return phrase.Role.Count > 0 && Words.PluralRoles.Match(view.Tokens, phrase.Role.From) == 0 ? phrase.Role : null;
    }

    private static Stretch? BodyOrCountry(SentenceView view, int i, int to)
    {
        if (view.BodyAt(i) is { } body) return body;
        for (int words = Math.Min(4, to - i); words > 0; words--)
        {
            if (view.Tokens[i].IsCapitalised && CountryNames.IsCountryName(string.Join(' ', Enumerable.Range(i, words).Select(k => view.Tokens[k].Text)))) return new Stretch(i, i + words);
        }
        return null;
    }

    // "no representative of the cocoa exporters took part", "no se contó con la Marina": what stands between the pattern and the verb.
    private static Stretch? NounPhrase(SentenceView view, Stretch stretch)
    {
        int from = stretch.From;
        while (from < stretch.To && (SentenceView.IsArticle(view.Folded(from)) || SentenceView.IsOf(view.Folded(from)))) from++;
        int end = from;
        while (end < stretch.To && end < from + 6 && !view.Tokens[end].IsPunctuation && Words.VerbKind(view.Folded(end)) is null && view.Folded(end) is not ("n'" or "ne" or "took" or "had" or "has" or "did" or "was" or "were")) end++;
        return end > from && end < from + 6 ? new Stretch(from, end) : null;
    }

    // "la compagnie aérienne nationale", "the association of recruitment offices": a body without a name of its own.
    public static Stretch? Collective(SentenceView view, Stretch stretch)
    {
        int from = view.SkipArticle(stretch.From);
        string head = view.Folded(from) is "owners" or "fishermen" or "farmers" or "recruitment" ? view.Folded(from + 1) : view.Folded(from);
        if (from >= stretch.To || Words.Bodies.Match(view.Tokens, from) == 0 && !Array.Exists(Heads, stem => head.StartsWith(stem, StringComparison.Ordinal))) return null;
        int end = from;
        while (end < stretch.To && end < from + 10 && view.Folded(end) is not ("," or "." or "who" or "which" or "que" or "qui" or "had" or "has" or "was" or "were") && Words.VerbKind(view.Folded(end)) is null) end++;
        return end > from ? new Stretch(from, end) : null;
    }
}
