using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Contacts;

/// <summary>Reads the post of a contact: the piece between marks, beside the name or on the next line, that names one.</summary>
internal static class ContactRoles
{
    private static readonly PhraseSet Labels = PhraseSet.Load("contactlabels.txt");

    /// <param name="views">The lines of the contact.</param>
    /// <param name="reaches">Its numbers and addresses: no words of theirs are a post.</param>
    public static Printed? Beside(SentenceView view, Stretch name, IReadOnlyList<SentenceView> views, IReadOnlyList<Reach> reaches)
    {
        bool IsReach(SentenceView line, int i) => reaches.Any(reach => line.Tokens[i].Start < reach.End && line.Tokens[i].End > reach.Start);
        List<(SentenceView Line, int From)> lines = [.. views.SkipWhile(v => v != view).Select((v, n) => (v, n == 0 ? name.To : 0)).Take(3)];
        foreach ((SentenceView line, int from) in lines)
        {
            for (int i = from; i < line.Tokens.Count; i++)
            {
                int n = Words.Roles.Match(line.Tokens, i);
                if (n == 0 || IsReach(line, i) || line.BodyCovering(i) is { } body && body.From < i) continue;
                return line.Print(Piece(line, i, i + n, from));
            }
        }
        return lines.Select(line => AfterName(line.Line, line.From, i => IsReach(line.Line, i))).FirstOrDefault(role => role is not null);
    }

    // No known post: the words between the name and the next mark, when they are neither a body nor a number.
    private static Printed? AfterName(SentenceView view, int from, Func<int, bool> isReach)
    {
        int i = from;
        while (i < view.Tokens.Count && view.Tokens[i].Text is "," or "(" or "–" or "-" or "—" or "|") i++;
        int end = i;
        while (end < view.Tokens.Count && !IsMark(view, end) && !(end > i && view.Tokens[end].AfterLineEnd) && !isReach(end)) end++;
        bool post = end - i is >= 2 and <= 6 && i > 0 | i == from && Enumerable.Range(i, end - i).All(k => view.Tokens[k].IsWord && view.BodyCovering(k) is null) && !SentenceView.IsPreposition(view.Folded(i)) && view.Folded(i) is not ("email" or "e-mail" or "correo" or "courriel" or "or" or "and" or "o" or "y" or "ou" or "et");
        return post ? view.Print(new Stretch(i, end)) : null;
    }

    /// <summary>True for a label that says no more than that a contact follows ("Contact", "For more information").</summary>
    public static bool IsPlainLabel(SentenceView view, Stretch label) => Labels.Match(view.Tokens, label.From) >= label.Count || view.BodyAt(label.From) is { } body && body.To >= label.To
        || Enumerable.Range(label.From, label.Count).Any(k => view.Folded(k) is "for" or "para" or "pour" || view.Folded(k).StartsWith("contact", StringComparison.Ordinal));

    // From mark to mark around the post; "at", "en", "chez" end it.
    private static Stretch Piece(SentenceView view, int from, int to, int least)
    {
        while (from > least && !IsMark(view, from - 1) && !view.Tokens[from].AfterLineEnd && (view.Tokens[from - 1].IsCapitalised || RoleReader.IsModifier(view.Folded(from - 1)))) from--;
        int end = to;
        while (end < view.Tokens.Count && !IsMark(view, end) && !view.Tokens[end].AfterLineEnd && view.Folded(end) is not ("at" or "chez" or "aupres" or "en" or "in" or "a" or "with" or "con")) end++;
        return new Stretch(from, end);
    }

    private static bool IsMark(SentenceView view, int i) =>
        view.Tokens[i].Text is "," or ";" or "|" or "(" or ")" or ":" or "·" or "–" or "—" or "-" or "." or "•" or "/" || ReachFinder.IsPhoneWord(view.Folded(i)) && view.Folded(i).Length > 1 && view.Folded(i) is not ("central" or "office" or "bureau" or "linea" or "line");
}
