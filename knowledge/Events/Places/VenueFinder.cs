using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Places;

/// <summary>Finds the house where an event was held: a body or building after "at the", "en la", "à l'" in a sentence that says that it took place.</summary>
internal static class VenueFinder
{
    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");

    public static Printed? Find(IReadOnlyList<SentenceView> sentences)
    {
        foreach (SentenceView view in sentences.Take(12))
        {
            if (view.Folded(0) is "venue" or "lugar" or "lieu" or "sede" && view.Folded(1) == ":" && view.Tokens.Count > 2) return view.Print(view.BodyAt(view.SkipArticle(2)) ?? new Stretch(2, view.Tokens.Count));
            if (!Enumerable.Range(0, view.Tokens.Count).Any(i => EventNouns.Match(view.Tokens, i) > 0)) continue;
            foreach (Stretch body in view.Bodies)
            {
                int before = body.From - 1;
                while (before > 0 && SentenceView.IsArticle(view.Folded(before))) before--;
                if (before < 0 || view.Folded(before) is not ("at" or "en" or "a" or "au" or "dans") || Words.Roles.Match(view.Tokens, before - 1) > 0) continue;
                if (view.Folded(before) == "a" && view.Document.Language != Language.French) continue;
                if (BodyFinder.IsAcronym(view, body.From)) continue;
                return view.Print(body);
            }
        }
        return null;
    }
}
