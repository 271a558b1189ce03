using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>Finds what a document or section is called: the heading that reads like a title.</summary>
internal static class TitleFinder
{
    private const int LongestKind = 14;

    // How lines begin that say what kind of paper it is, or whose.
    private static readonly string[] Letterhead = [.. Lexicon.Words.Lines("letterheads.txt")];

    private static readonly string[] EventNouns = ["seminar", "workshop", "training", "conference", "forum", "consultation", "dialogue", "meeting", "round", "course", "taller", "encuentro", "jornada", "reunion", "congreso", "foro", "atelier", "colloque", "formation", "journee", "capacita", "symposi", "congres"];

    /// <param name="sentences">Those of the whole document.</param>
    public static Printed? Find(Document document, IReadOnlyList<SentenceView> sentences, SourceSpan scope)
    {
        // A line that is a body's name and no more is a letterhead.
        HashSet<int> bodies = [.. sentences.Where(view => view.Sentence.OpensBlock && (!view.ShoutedCapitals || view.Tokens.Count <= 7 || Lexicon.Words.BodyNames.Match(view.Tokens, 0) >= view.Tokens.Count - 1) && view.Bodies.Any(body => body.Count > 0.7 * view.Tokens.Count)).Select(view => view.Sentence.Start)];
        // "Jane Doe, director": a speaker of the programme.
        HashSet<int> people = [.. sentences.Where(view => view.Sentence.OpensBlock && view.People.Any(person => person.Whole.From <= 1)).Select(view => view.Sentence.Start)];
        Printed? best = null;
        int bestScore = int.MinValue, found = 0;
        string before = "";
        foreach (Block block in document.Blocks)
        {
            if (block.Start < scope.Start || block.End > scope.End) continue;
            Printed line = document.Print(block);
            string folded = Text.Token.Fold(line.Clean);
            if (folded.StartsWith("subject:", StringComparison.Ordinal) || folded.StartsWith("asunto:", StringComparison.Ordinal) || folded.StartsWith("objet :", StringComparison.Ordinal))
            {
                int colon = document.Plain.IndexOf(':', block.Start);
                return document.Print(colon + 1, block.End - colon - 1);
            }
            // "Colloque", and below it what it is called.
            bool announced = before.Length is > 0 and <= LongestKind && !before.Contains(' ', StringComparison.Ordinal) && EventNouns.Any(noun => before.StartsWith(noun, StringComparison.Ordinal));
            before = folded;
            bool title = block.Kind == BlockKind.Heading || announced && block.Length < 130 || (found < 4 && block.Length < 130 && EventNouns.Any(noun => folded.Contains(noun, StringComparison.Ordinal)) && !line.Clean.EndsWith('.') && !line.Clean.Contains(':', StringComparison.Ordinal));
            if (!title) { if (block.Length > 200 && best is not null) break; continue; }
            if (line.Clean.Length < 60 && Dates.DateFinder.Find(Text.Tokenizer.Tokenize(document.Plain, block.Start, block.End, document.Language)) is [var date] && date.TextLength * 3 > line.Clean.Length && block.Start > scope.Start) continue;
            if (line.Clean.Length < 12) continue;
            int score = (bodies.Contains(block.Start) ? -6 : 0) + (Letterhead.Any(word => folded.StartsWith(word, StringComparison.Ordinal)) ? -6 : 0) + (EventNouns.Any(noun => folded.Contains(noun, StringComparison.Ordinal)) ? 3 : 0) + (folded.Count(c => c == ' ') >= 4 ? 2 : 0) + (line.Clean.Any(char.IsLower) ? 2 : 0) + (people.Contains(block.Start) ? -5 : 0) + (announced ? 4 : 0) - found++;
            if (score <= bestScore) continue;
            (best, bestScore) = (line, score);
        }
        bool headline = best is not null && bestScore > 0;
        // A headline that tells what happened does not name the event; a letterhead is no title at all.
        if (!headline || !EventNouns.Any(noun => Text.Token.Fold(best!.Clean).Contains(noun, StringComparison.Ordinal)))
        {
            SentenceView[] own = [.. sentences.Where(view => scope.Overlaps(view.Span))];
            if ((EventNames.Given(own) ?? (headline ? null : EventNames.Described(own))) is { } name) return name;
        }
        if (best is not null) return best;
        return document.Blocks.Count > 0 && document.Blocks[0].Length < 200 ? document.Print(document.Blocks[0]) : null;
    }
}
