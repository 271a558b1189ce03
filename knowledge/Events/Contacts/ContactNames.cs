using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Contacts;

/// <summary>Finds the names in a contact line, where a name may stand with nothing to vouch for it.</summary>
internal static class ContactNames
{
    public static IEnumerable<PersonMention> Find(SentenceView view, int from)
    {
        HashSet<string> candidates = [];
        foreach (string run in Runs(view)) candidates.Add(run);
        return new PersonFinder(view, candidates).Find().Where(p => p.Name is { Count: >= 2 } name && view.Tokens[name.From].Start >= from);
    }

    // Two to five capitalised words at the start of the line, or after a label or separator.
    private static IEnumerable<string> Runs(SentenceView view)
    {
        for (int i = 0; i < view.Tokens.Count; i++)
        {
            bool opens = i == 0 || view.Tokens[i - 1].IsPunctuation || view.Folded(i - 1) is "contact" or "by" or "por" or "par" or "contacter" or "or" or "and" or "o" or "y" or "ou" or "et" or "con" or "a" || Words.Honorifics.Match(view.Tokens, i - 1) > 0;
            if (!opens) continue;
            int to = i;
            while (to < view.Tokens.Count && view.Tokens[to].IsWord && view.BodyCovering(to) is null && Words.Roles.Match(view.Tokens, to) == 0
                && (view.Tokens[to].IsCapitalised || to > i && Words.Particles.Contains(view.Folded(to)))) to++;
            if (to - i is >= 2 and <= 5) yield return string.Join(' ', Enumerable.Range(i, to - i).Select(view.Folded));
        }
    }
}
