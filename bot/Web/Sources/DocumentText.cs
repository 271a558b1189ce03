using System.Globalization;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web.Pages;

namespace ChatAssistant.Web.Sources;

/// <summary>A document's text as HTML: its blocks, the cited passage marked, each fact of the register in a span that names it.</summary>
internal sealed class DocumentText(Document document, SourceSpan? passage, IReadOnlyList<RegisterEntry> entries)
{
    private readonly (SourceSpan Span, string Name)[] _facts = [.. entries.Select((entry, n) => (entry.Source, Name(n))).Where(fact => fact.Source.DocumentId == document.Id)];
    private bool _marked;

    /// <summary>The name of the n-th fact, as its spans and its anchor carry it.</summary>
    public static string Name(int n) => string.Create(CultureInfo.InvariantCulture, $"f{n + 1}");

    /// <summary>The words of a block.</summary>
    public Html Words(int block) => Text(document.Blocks[block].Start, document.Blocks[block].End);

    /// <summary>The blocks in order; neighbours of one kind, list items or table rows, together.</summary>
    /// <param name="from">The first that is shown.</param>
    public Html Render(int from = 0)
    {
        var pieces = new List<Html>();
        for (int i = from; i < document.Blocks.Count;)
        {
            BlockKind kind = document.Blocks[i].Kind;
            int end = i + 1;
            while (kind is BlockKind.ListItem or BlockKind.TableRow && end < document.Blocks.Count && document.Blocks[end].Kind == kind) end++;
            IEnumerable<Html> blocks = document.Blocks.Skip(i).Take(end - i).Select(Render).ToArray();
            pieces.Add(kind switch
            {
                BlockKind.ListItem => Html.Of($"<ul>{blocks}</ul>\n"),
                BlockKind.TableRow => Html.Of($"<div class=\"scroll\" tabindex=\"0\" role=\"group\"><table>{blocks}</table></div>\n"),
                _ => Html.Join(blocks),
            });
            i = end;
        }
        return Html.Join(pieces);
    }

    private Html Render(Block block) => block.Kind switch
    {
        BlockKind.Heading when block.Level <= 1 => Html.Of($"<h2>{Text(block.Start, block.End)}</h2>\n"),
        BlockKind.Heading => Html.Of($"<h3>{Text(block.Start, block.End)}</h3>\n"),
        BlockKind.ListItem => Html.Of($"<li{Html.If(block.Level > 1, $" class=\"deeper\"")}>{Html.If(block.Marker is not null, $"<span class=\"sign\">{block.Marker}</span>")}{Text(block.Start, block.End)}</li>"),
        BlockKind.TableRow => Html.Of($"<tr>{(block.Cells.Count > 0 ? block.Cells.Select(cell => Html.Of($"<td>{Text(cell.Start, cell.Start + cell.Length)}</td>")) : [Html.Of($"<td>{Text(block.Start, block.End)}</td>")])}</tr>"),
        _ => Html.Of($"<p>{Text(block.Start, block.End)}</p>\n"),
    };

    // Spans overlap as they like: the text is cut at each of their ends, and every piece says what it belongs to.
    private Html Text(int start, int end)
    {
        (SourceSpan Span, string Name)[] here = [.. _facts.Where(fact => fact.Span.Start < end && fact.Span.End > start)];
        SourceSpan cited = passage is { } span && span.Start < end && span.End > start ? span : default;
        int[] cuts = [.. here.SelectMany(fact => new[] { fact.Span.Start, fact.Span.End }).Append(cited.Start).Append(cited.End).Append(start).Append(end).Where(cut => cut >= start && cut <= end).Distinct().Order()];
        return Html.Join(cuts.Zip(cuts.Skip(1), (from, to) => Piece(from, to, here, cited)));
    }

    private Html Piece(int from, int to, (SourceSpan Span, string Name)[] facts, SourceSpan cited)
    {
        string[] names = [.. facts.Where(fact => fact.Span.Start <= from && fact.Span.End >= to).Select(fact => fact.Name)];
        IEnumerable<Html> anchors = facts.Where(fact => fact.Span.Start == from).Select(fact => Html.Of($"<span class=\"anchor\" id=\"{fact.Name}\"></span>"));
        string text = document.Plain[from..to];
        Html words = names.Length == 0 ? Html.Of($"{text}") : Html.Of($"<span class=\"fact\" data-facts=\"{string.Join(' ', names)}\">{text}</span>");
        if (cited.Length == 0 || from < cited.Start || to > cited.End) return Html.Of($"{anchors}{words}");
        bool first = !_marked;
        _marked = true;
        return Html.Of($"{anchors}<mark{Html.If(first, $" id=\"passage\"")}>{words}</mark>");
    }
}
