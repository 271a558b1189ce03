using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Contacts;

/// <summary>Sentences and lines that belong together as one statement of whom to reach.</summary>
/// <param name="Reaches">The numbers and addresses in them, in order.</param>
/// <param name="IsLabelled">True when one of them begins like "For more information" or "Contact:".</param>
internal sealed record ContactZone(IReadOnlyList<SentenceView> Views, IReadOnlyList<Reach> Reaches, bool IsLabelled);

/// <summary>Finds the zones of a document: each sentence or line with a number or an address, with the label and the name lines before it.</summary>
internal sealed class ContactZones(Document document, IReadOnlyList<SentenceView> sentences)
{
    private const int CardLine = 90, LinesBack = 5, LinesAhead = 3, LongestLabel = 12, ShortLine = 14, BodyLine = 170, FarthestWord = 400;

    private static readonly PhraseSet Labels = PhraseSet.Load("contactlabels.txt");
    private static readonly string[] Hotlines = [.. Words.Lines("hotlines.txt")];

    private readonly Dictionary<int, List<Reach>> _reaches = [];

    public IEnumerable<ContactZone> Find()
    {
        int free = 0;
        for (int i = 0; i < sentences.Count; i++)
        {
            if (i < free || ReachesOf(i).Count == 0) continue;
            int first = Back(i, free), last = Ahead(i);
            List<SentenceView> views = [.. Enumerable.Range(first, last + 1 - first).Select(k => sentences[k])];
            bool labelled = views.Exists(IsLabel);
            List<Reach> reaches = [.. Enumerable.Range(first, last + 1 - first).SelectMany(ReachesOf)];
            // A row of digits is a telephone number only among contact data.
            if (!labelled && !reaches.Exists(reach => reach.Sure)) continue;
            yield return new ContactZone(views, reaches, labelled);
            free = last + 1;
        }
    }

    /// <summary>The name lines under a label such as "For more information, please contact:" whose numbers and addresses are left out: no contact, and nobody who took part.</summary>
    public IEnumerable<SourceSpan> WithoutReach()
    {
        for (int i = 0; i < sentences.Count; i++)
        {
            SentenceView label = sentences[i];
            if (label.Tokens[^1].Text != ":" || label.Tokens.Count > LongestLabel || Labels.Match(label.Tokens, 0) == 0 || !label.Tokens.Any(Asks) || ReachesOf(i).Count > 0) continue;
            for (int k = i + 1; k < sentences.Count && k <= i + LinesBack && IsCardLine(sentences[k]) && ReachesOf(k).Count == 0; k++) yield return sentences[k].Span;
        }
    }

    // "Communications:" may also open a list of papers.
    private static bool Asks(Token token) => token.Folded.StartsWith("contact", StringComparison.Ordinal) || token.Folded is "information" or "informacion" or "informations" or "renseignements" or "enquiries" or "comunicarse";

    /// <summary>True when the sentence begins with the words of a contact label, or asks to contact somebody.</summary>
    public static bool IsLabel(SentenceView view)
    {
        int n = Labels.Match(view.Tokens, 0);
        // "Press Officer", "Spokesperson": a post on a line of its own.
        if (Enumerable.Range(0, 4).Any(k => Words.Roles.Match(view.Tokens, k) > 0) && !Enumerable.Range(1, 6).Any(k => view.Folded(k) == ":")) return false;
        if (n > 0 && (view.Tokens.Count <= n + 1 || view.Folded(n) is ":" or "-" or "–" || view.Tokens.Count < 60)) return true;
        // "Press contact for the project:", "UNODC press office:": the label's words stand before a colon.
        for (int k = 1; k < Math.Min(8, view.Tokens.Count) && view.Folded(k) != ":"; k++)
        {
            if (Labels.Match(view.Tokens, k) > 0 && Enumerable.Range(k, 6).Any(c => view.Folded(c) == ":")) return true;
        }
        return Enumerable.Range(0, view.Tokens.Count).Any(k => view.Folded(k) is "contact" or "contacter" or "contactar" or "comunicarse" or "contactez" or "contactarse" && !view.Tokens[k].IsCapitalised);
    }

    private List<Reach> ReachesOf(int i)
    {
        if (_reaches.TryGetValue(i, out List<Reach>? known)) return known;
        SentenceView view = sentences[i];
        int end = view.Sentence.End;
        List<Reach> reaches = ReachFinder.Find(document, view.Sentence.Start, end);
        if (reaches.Count > 0)
        {
            string text = Token.Fold(document.Plain[view.Sentence.Start..end]);
            if (Hotlines.Any(word => text.Contains(word, StringComparison.Ordinal))) reaches = reaches.FindAll(reach => !IsHotline(LineStart(reaches, reach, view.Sentence.Start), reach, end));
        }
        return _reaches[i] = reaches;
    }

    // The number's own statement: from the line after another number or a colon to the line's end.
    private int LineStart(List<Reach> reaches, Reach reach, int start)
    {
        string text = document.Plain;
        start = Math.Max(start, reach.Start - FarthestWord);
        for (int i = reach.Start - 1; i > start; i--)
        {
            if (text[i] != '\n') continue;
            int last = i - 1;
            while (last > start && char.IsWhiteSpace(text[last])) last--;
            if (text[last] == ':' || reaches.Exists(other => other.End > text.LastIndexOf('\n', last) && other.Start <= last)) return i + 1;
        }
        return start;
    }

    private bool IsHotline(int from, Reach reach, int end)
    {
        end = Math.Min(end, reach.End + FarthestWord);
        int stop = document.Plain.IndexOf('\n', reach.End, end - reach.End);
        string text = Token.Fold(document.Plain[from..(stop < 0 ? end : stop)]);
        return Hotlines.Any(word => text.Contains(word, StringComparison.Ordinal));
    }

    // Back over the lines of a card ("Name", "Post", "Body") to its label or name.
    private int Back(int i, int free)
    {
        int first = i;
        // A line that is labelled itself needs no name from above.
        if (IsLabel(sentences[i]) && ContactNames.Find(sentences[i]).Count == 0 && sentences[i].Sentence.OpensBlock) return i;
        for (int k = i - 1; k >= Math.Max(free, i - LinesBack); k--)
        {
            SentenceView view = sentences[k];
            bool sameBlock = view.Sentence.Block == sentences[k + 1].Sentence.Block;
            if (IsLabel(view) && (view.Sentence.End - view.Sentence.Start < 200 || sameBlock)) return k;
            if (sameBlock)
            {
                if (view.Sentence.End - view.Sentence.Start > CardLine) break;
                // "Anti-Trafficking Unit, PO Box 00, Lomé. Tel. …"
                if (view.Bodies.Count > 0 && view.BodyAt(view.SkipArticle(0)) is not null && view.Tokens.Count <= ShortLine) first = k;
                continue;
            }
            if (!IsCardLine(view)) break;
            // A line that begins with a name; "31 recruits sworn in by Judge X" is none.
            if (ContactNames.Find(view) is [{ From: <= 3 }, ..] names && Enumerable.Range(0, names[0].From).All(t => Words.Honorifics.Match(view.Tokens, t) > 0 || !view.Tokens[t].IsWord || view.Tokens[t].Text.EndsWith('.'))) first = k;
        }
        return first;
    }

    // As long as lines with numbers follow, with few short lines between.
    private int Ahead(int i)
    {
        int last = i;
        for (int k = i + 1; k < sentences.Count && k <= last + LinesAhead; k++)
        {
            if (ReachesOf(k).Count > 0) { last = k; continue; }
            if (!IsCardLine(sentences[k]) && sentences[k].Sentence.Block != sentences[last].Sentence.Block) break;
        }
        return last;
    }

    private static bool IsCardLine(SentenceView view) =>
        view.Sentence.End - view.Sentence.Start <= (IsBodyLine(view) ? BodyLine : CardLine) && view.Tokens[^1].Text is not ("." or "?" or "!") && view.Sentence.Kind != BlockKind.TableRow;

    // "Communications and Outreach Unit, Council for Women, Children and Families, Port Town": a body's long name.
    private static bool IsBodyLine(SentenceView view) => view.Sentence.OpensBlock && view.Bodies.Count > 0 && !view.Tokens.Any(token => !token.IsCapitalised && Words.VerbKind(token.Folded) is not null);
}
