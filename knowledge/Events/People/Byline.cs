using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Tells a line that names who made the text ("Prepared by X", "Photos: Y", "By Z") from one that tells of the event.</summary>
internal static class Byline
{
    // Longer lines that begin with "by" are sentences.
    private const int LongestName = 60;

    private static readonly PhraseSet Phrases = PhraseSet.Load("bylines.txt");

    public static bool Is(SentenceView view, Document document)
    {
        int n = Phrases.Match(view.Tokens, 0);
        if (n > 0) return n > 1 || view.Folded(n) is ":" or "by" or "por" or "par" or "/" or "–" or "-" or "/©" || view.Tokens.Count < 8;
        // "Jane Doe/Gazette Writer", "Jane Doe, staff reporter".
        if (view.Tokens.Count <= 8 && view.Tokens[^1].Folded is "writer" or "reporter" or "correspondent" or "photographer" or "redactor" or "redactora" or "corresponsal" or "correspondant" or "correspondante" or "photographe" && view.Sentence.OpensBlock) return true;
        return view.Folded(0) is "by" or "por" or "par" && document.Blocks[view.Sentence.Block].Length < LongestName;
    }
}
