using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Lexicon;
using ChatAssistant.Knowledge.Events.Mentions;

namespace ChatAssistant.Knowledge.Events.People;

/// <summary>Reads programmes that print a talk's title on one line and who gives it on the next.</summary>
internal static class TitleLines
{
    private const int MostSpeakers = 6, LongestTitle = 30, LongestLine = 60;

    /// <param name="at">Index of a line that names speakers and nothing else.</param>
    /// <returns>The line with the title and the title in it; null where the lines before are none.</returns>
    public static (SentenceView Line, Stretch Title)? Above(IReadOnlyList<SentenceView> sentences, int at)
    {
        if (!IsSpeakers(sentences[at])) return null;
        int above = at - 1;
        while (above >= 0 && at - above < MostSpeakers && IsSpeakers(sentences[above])) above--;
        if (above < 0 || sentences[above] is not { People.Count: 0 } line || line.Tokens.Count is < 2 or > LongestTitle) return null;
        int from = AgendaReader.SkipTimes(line, new Stretch(0, line.Tokens.Count));
        bool timed = from > 1 && line.Tokens[0].IsNumber;
        if (!timed && !(line.Sentence.Kind == BlockKind.ListItem && IsProgramme(sentences, above))) return null;
        if (line.Tokens[^1].Text is "." or ":" or ";" || line.Tokens.Any(token => Words.VerbKind(token.Folded) is "attend" or "say")) return null;
        return Topics.Trim(line, from, line.Tokens.Count) is { } title && AgendaReader.IsTitle(line, title) ? (line, title) : null;
    }

    // "Charlotte Vandal, directrice du Refuge": a name opens the line, and no verb says what the person did.
    private static bool IsSpeakers(SentenceView view) => view.People.Count > 0 && view.People[0].Name is not null && view.People[0].Whole.From == 0 && view.Tokens.Count < LongestLine
        && !view.Tokens.Any(token => token.Text == ":" || !token.IsCapitalised && Words.VerbKind(token.Folded) is "present" or "open" or "give" or "say" or "attend" or "chair");

    private static bool IsProgramme(IReadOnlyList<SentenceView> sentences, int before) =>
        sentences.Take(before).Any(view => view.Tokens.Count < 12 && view.Tokens.Any(token => token.Folded is "programme" or "program" or "agenda" or "schedule" or "programa" or "cronograma"));
}
