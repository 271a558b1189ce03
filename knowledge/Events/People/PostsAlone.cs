using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Facts;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>People whom the text knows by their post alone: "a customs officer told …", "moderated by the Ombudsman", "attended by … and a representative of the Department".</summary>
internal static class PostsAlone
{
    /// <param name="listed">Index from which the sentence lists who took part; negative where it does not.</param>
    public static IEnumerable<Attendee> Read(SentenceView view, int listed)
    {
        var roles = new RoleReader(view);
        for (int i = 0; i + 1 < view.Tokens.Count; i++)
        {
            if (!IsArticle(view, i) || roles.At(i + 1) is not { IsPlural: false } phrase || !Stands(view, i, phrase)) continue;
            bool any = view.Folded(i) is "a" or "an" or "un" or "una" or "une";
            // "The director said …" is somebody named before; "the director of the shelter" may be nobody named.
            if (!any && phrase.Role.Count < 2 && phrase.Body is null) continue;
            if (!(listed >= 0 && i >= listed || Agent(view, i) || Acts(view, i, phrase.To, any) || any && InList(view, i))) continue;
            yield return new Attendee(AttendeeKind.Person, null, view.Print(phrase.Role), phrase.Body is { } body ? view.Print(body) : null, null) { Evidence = view.Span };
            i = phrase.To - 1;
        }
    }

    private static bool IsArticle(SentenceView view, int i) => view.Folded(i) switch
    {
        "a" => view.Document.Language == Language.English,
        "an" or "un" or "una" or "une" or "the" or "el" or "la" or "le" or "l'" => !view.Tokens[i].IsUpper,
        _ => false,
    };

    // Nobody is named beside it, and nobody says that they were absent; "officials of the Public Prosecutor" tells of the officials.
    private static bool Stands(SentenceView view, int i, RolePhrase phrase)
    {
        if (phrase.Role.Count == 0 || view.BodyAt(phrase.Role.From) is not null || SentenceView.IsOf(view.Folded(i - 1)) && i > 1 && PeopleNouns.Contains(view.Folded(i - 2))) return false;
        var whole = new Stretch(i, phrase.To + 2);
        if (view.People.Any(person => person.Whole.Overlaps(whole)) || view.Absent.Any(party => party.Overlaps(whole))) return false;
        return !(view.Folded(phrase.To) == "," && phrase.To + 1 < view.Tokens.Count && view.Tokens[phrase.To + 1].IsCapitalised);
    }

    // "opened by the mayor", "présidée par le préfet"
    private static bool Agent(SentenceView view, int i) => view.Folded(i - 1) is "by" or "por" or "par" && Words.VerbKind(view.Folded(i - 2)) is "open" or "chair" or "give" or "present" or "attend";

    // The verb after it, or a verb of saying before it; what a relative clause between two commas tells is skipped.
    private static bool Acts(SentenceView view, int i, int to, bool any)
    {
        if (any && Words.VerbKind(view.Folded(i - 1)) == "say") return true;
        if (i > 2 && view.Folded(i - 1) is not ("," or ";" or "and" or "y" or "et")) return false;
        int k = to;
        if (view.Folded(k) == ",")
        {
            int close = k + 1;
            while (close < view.Tokens.Count && close < k + 14 && view.Folded(close) is not ("," or ";" or ".")) close++;
            k = view.Folded(close) == "," ? close + 1 : k + 1;
        }
        for (int n = k; n < Math.Min(k + 4, view.Tokens.Count) && !view.Tokens[n].IsPunctuation; n++)
        {
            string? kind = view.Tokens[n].IsCapitalised ? null : Words.VerbKind(view.Folded(n));
            if (kind is "attend" or "present" or "open" or "give" or "chair" || any && kind == "say") return true;
            if (SentenceView.IsPreposition(view.Folded(n)) && view.Folded(n) != "a") return false;
        }
        return false;
    }

    // "X, Y, and a teacher of the school": the last of people who are named.
    private static bool InList(SentenceView view, int i) => view.People.Count > 0 && SentenceView.IsAnd(view.Folded(i - 1)) && view.People.Any(person => person.Whole.To >= i - 3 && person.Whole.To <= i);
}
