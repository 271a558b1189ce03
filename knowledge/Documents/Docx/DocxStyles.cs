using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatAssistant.Knowledge.Documents.Docx;

/// <summary>What a paragraph is by its own properties or its style's, styles that it is based on included. Word keeps the names of its styles in English in every language.</summary>
internal sealed class DocxStyles(MainDocumentPart main)
{
    private const int MostBases = 16;
    /// <summary>The outline level of body text.</summary>
    private const int Body = 9;

    private readonly Dictionary<string, Style> _styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? []).Where(style => style.StyleId?.Value is not null).DistinctBy(style => style.StyleId!.Value).ToDictionary(style => style.StyleId!.Value!);
    private readonly Dictionary<int, AbstractNum> _numberings = Numberings(main.NumberingDefinitionsPart?.Numbering);
    private readonly Dictionary<(int List, int Level), int> _counts = [];

    /// <summary>1 to 6 for a heading, else 0.</summary>
    public int HeadingLevel(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own and < Body) return Math.Min(6, own + 1);
        foreach ((string id, Style? style) in Chain(paragraph))
        {
            string name = style?.StyleName?.Val?.Value ?? id;
            if (name.Equals("title", StringComparison.OrdinalIgnoreCase)) return 1;
            if (name.StartsWith("heading", StringComparison.OrdinalIgnoreCase)) return Math.Clamp(name.FirstOrDefault(char.IsAsciiDigit) - '0', 1, 6);
            if (style?.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level and < Body) return Math.Min(6, level + 1);
        }
        return 0;
    }

    /// <summary>The level of a list item from 1, with its bullet or number; null for no item.</summary>
    public (int Level, string Marker)? ListItem(Paragraph paragraph)
    {
        (int? list, int? level) = (paragraph.ParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value, paragraph.ParagraphProperties?.NumberingProperties?.NumberingLevelReference?.Val?.Value);
        foreach ((string _, Style? style) in Chain(paragraph))
        {
            list ??= style?.StyleParagraphProperties?.NumberingProperties?.NumberingId?.Val?.Value;
            level ??= style?.StyleParagraphProperties?.NumberingProperties?.NumberingLevelReference?.Val?.Value;
        }
        // List 0 means: none, whatever the style says.
        if (list is null or 0) return null;
        int depth = Math.Clamp(level ?? 0, 0, 8);
        NumberFormatValues? format = _numberings.GetValueOrDefault(list.Value)?.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == depth)?.NumberingFormat?.Val?.Value;
        if (format is null || format == NumberFormatValues.Bullet || format == NumberFormatValues.None) return (depth + 1, "•");
        int number = _counts[(list.Value, depth)] = _counts.GetValueOrDefault((list.Value, depth)) + 1;
        for (int deeper = depth + 1; deeper <= 8; deeper++) _counts.Remove((list.Value, deeper));
        return (depth + 1, $"{number}.");
    }

    private IEnumerable<(string Id, Style? Style)> Chain(Paragraph paragraph)
    {
        string? id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (int bases = 0; id is not null && bases < MostBases; bases++)
        {
            Style? style = _styles.GetValueOrDefault(id);
            yield return (id, style);
            id = style?.BasedOn?.Val?.Value;
        }
    }

    private static Dictionary<int, AbstractNum> Numberings(Numbering? numbering)
    {
        var found = new Dictionary<int, AbstractNum>();
        if (numbering is null) return found;
        var kinds = numbering.Elements<AbstractNum>().Where(kind => kind.AbstractNumberId?.Value is not null).DistinctBy(kind => kind.AbstractNumberId!.Value).ToDictionary(kind => kind.AbstractNumberId!.Value);
        foreach (NumberingInstance list in numbering.Elements<NumberingInstance>())
        {
            if (list.NumberID?.Value is { } id && list.AbstractNumId?.Val?.Value is { } kind && kinds.TryGetValue(kind, out AbstractNum? definition)) found[id] = definition;
        }
        return found;
    }
}
