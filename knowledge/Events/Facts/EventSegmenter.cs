using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Dates;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events.Facts;

/// <summary>Decides whether a document reports one event or several, each under a heading of its own with its own date.</summary>
internal static class EventSegmenter
{
    private static readonly string[] DayWords = ["day", "dia", "jour", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "session", "sesion", "programme", "programa", "agenda"];

    /// <summary>The stretches that tell of one event each; a single one, the whole document, where it reports one.</summary>
    public static IReadOnlyList<SourceSpan> Scopes(Document document)
    {
        var sections = new List<(int Heading, int Start, int End)>();
        for (int b = 1; b < document.Blocks.Count; b++)
        {
            Block heading = document.Blocks[b];
            if (heading.Kind != BlockKind.Heading || IsDay(document, heading)) continue;
            int end = b + 1;
            while (end < document.Blocks.Count && (document.Blocks[end].Kind != BlockKind.Heading || IsDay(document, document.Blocks[end]))) end++;
            if (end == b + 1) continue;
            int stop = document.Blocks[end - 1].End;
            if (DateFinder.Find(Tokenizer.Tokenize(document.Plain, heading.Start, stop, document.Language)).Count > 0 && Reports(document, b + 1, end)) sections.Add((b, heading.Start, stop));
        }
        if (sections.Count < 2 || DistinctDates(document, sections) < 2) return [document.Span(0, document.Text.Length)];
        return [.. sections.Select(section => document.Span(section.Start, section.End - section.Start))];
    }

    // Prose of some length; a list of resolutions or an agenda day is no report of an event.
    private static bool Reports(Document document, int from, int to) =>
        Enumerable.Range(from, to - from).Any(b => document.Blocks[b].Kind == BlockKind.Paragraph && document.Blocks[b].Length > 120);

    private static bool IsDay(Document document, Block heading)
    {
        string first = Token.Fold(document.Print(heading).Clean).Split(' ', ',')[0];
        return DayWords.Contains(first);
    }

    private static int DistinctDates(Document document, List<(int Heading, int Start, int End)> sections) =>
        sections.Select(section => DateFinder.Find(Tokenizer.Tokenize(document.Plain, section.Start, section.End, document.Language))[0]).Select(date => (date.Month, date.FirstDay)).Distinct().Count();
}
