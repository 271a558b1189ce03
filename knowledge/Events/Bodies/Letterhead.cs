using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Bodies;

/// <summary>The body that a document's head names as its author: lines before the text that are a body's name and nothing else.</summary>
internal static class Letterhead
{
    private const int HeadLines = 6;

    private static readonly PhraseSet EventNouns = PhraseSet.Load("eventnouns.txt");

    /// <summary>The last such line, the most particular ("Ministry …", then "Anti-Trafficking Unit"); null where there is none.</summary>
    public static Printed? Find(IReadOnlyList<SentenceView> sentences)
    {
        Printed? found = null;
        foreach (SentenceView view in sentences.Take(HeadLines).TakeWhile(view => view.Sentence.Kind == BlockKind.Heading || view.Tokens.Count < 16))
        {
            foreach (Stretch body in view.Bodies)
            {
                bool opens = body.From <= 1 || view.Tokens[body.From].AfterLineEnd, closes = body.To >= view.Tokens.Count || view.Tokens[body.To].AfterLineEnd || view.Tokens[body.To].Text is "-" or "–" or "|";
                if (opens && closes && body.Count > 1 && EventNouns.Match(view.Tokens, body.From) == 0) found = view.Print(body);
            }
        }
        return found;
    }
}
