using System.Globalization;
using System.Net;
using System.Text;

namespace ChatAssistant.Operation.Admin;

/// <summary>Charts as SVG inside a page: no script, and readable by a screen reader.</summary>
internal static class Charts
{
    private const int Width = 640, WholeWidth = 2 * Width, Height = 160, Foot = 20, Row = 24, NameWidth = 150, Head = 14;

    /// <summary>Upright bars over the whole page, one a day, with the first and last day and the highest count written beside.</summary>
    public static string Days(string title, IReadOnlyList<(DateOnly Day, long Turns)> days)
    {
        long most = Math.Max(1, days.Max(day => day.Turns));
        double step = (double)WholeWidth / days.Count;
        var svg = new StringBuilder();
        Begin(svg, title, WholeWidth, Head + Height + Foot);
        for (int i = 0; i < days.Count; i++)
        {
            double height = (double)days[i].Turns / most * Height;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"{(i * step) + 1:0.#}\" y=\"{Head + Height - height:0.#}\" width=\"{Math.Max(1, step - 2):0.#}\" height=\"{height:0.#}\"><title>{days[i].Day:yyyy-MM-dd}: {days[i].Turns}</title></rect>");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{Head - 3}\">{most}</text><line x1=\"0\" y1=\"{Head + Height}\" x2=\"{WholeWidth}\" y2=\"{Head + Height}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{Head + Height + 15}\">{days[0].Day:yyyy-MM-dd}</text><text x=\"{WholeWidth}\" y=\"{Head + Height + 15}\" text-anchor=\"end\">{days[^1].Day:yyyy-MM-dd}</text>");
        return svg.Append("</svg>").ToString();
    }

    /// <summary>Lying bars, one a name, with count and share.</summary>
    public static string Bars(string title, IReadOnlyList<(string Name, long Count)> rows)
    {
        if (rows.Count == 0) return "<p class=\"none\">Nothing yet.</p>";
        long most = rows.Max(row => row.Count), all = rows.Sum(row => row.Count);
        var svg = new StringBuilder();
        Begin(svg, title, Width, rows.Count * Row);
        for (int i = 0; i < rows.Count; i++)
        {
            double width = (double)rows[i].Count / most * (Width - NameWidth - 110);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{NameWidth - 8}\" y=\"{(i * Row) + 16}\" text-anchor=\"end\">{WebUtility.HtmlEncode(rows[i].Name)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"bar\" x=\"{NameWidth}\" y=\"{(i * Row) + 3}\" width=\"{Math.Max(1, width):0.#}\" height=\"{Row - 8}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{NameWidth + width + 8:0.#}\" y=\"{(i * Row) + 16}\">{rows[i].Count} ({100.0 * rows[i].Count / all:0} %)</text>");
        }
        return svg.Append("</svg>").ToString();
    }

    private static void Begin(StringBuilder svg, string title, int width, int height) =>
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
}
