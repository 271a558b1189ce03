using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ChatAssistant.Knowledge.Documents.Html;

namespace ChatAssistant.Knowledge.Documents;

/// <summary>Reads HTML: the text is what a visitor reads in the main content, without navigation, banners, scripts and footers.</summary>
public sealed class HtmlReader : IDocumentReader
{
    /// <summary>The main content holds at least this share of the page's text; a smaller "main" is a teaser or a shell.</summary>
    private const double LeastOfThePage = 0.25;

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public Document Read(RawFile file)
    {
        string source = HtmlDecoder.Decode(file);
        HtmlDepth.Check(file.Id, source);
        IHtmlDocument page = new HtmlParser().ParseDocument(source);
        IElement body = page.Body ?? page.DocumentElement;
        var measures = new HtmlMeasures(body);
        IElement root = MainContent(body, measures);
        var writer = new BlockWriter();
        if (!measures.Of(root).HoldsTitle && Title(page, body, measures) is { } title)
        {
            writer.Write(title);
            writer.Close(BlockKind.Heading, 1);
        }
        new HtmlTextWriter(writer, new HtmlFurniture(root, measures), measures).Write(root);
        return writer.ToDocument(file, "the page has no readable text. Save the article itself as HTML or text.");
    }

    private static IElement MainContent(IElement body, HtmlMeasures measures)
    {
        int whole = measures.Of(body).Text;
        foreach (string selector in (string[])["main, [role=main]", "[itemprop=articleBody]", "article"])
        {
            IElement[] found = [.. body.QuerySelectorAll(selector)];
            IElement? largest = found.MaxBy(element => measures.Of(element).Text);
            if (largest is null || measures.Of(largest).Text < LeastOfThePage * whole) continue;
            // Several articles of a size are a list of articles: all of it is the page's content.
            if (selector == "article" && found.Count(element => measures.Of(element).Text * 2 > measures.Of(largest).Text && !largest.Contains(element)) > 1) continue;
            return largest;
        }
        return body;
    }

    // The title stands beside the main content, or only in the page's head, before the name of the site.
    private static string? Title(IHtmlDocument page, IElement body, HtmlMeasures measures)
    {
        IElement[] titles = [.. body.QuerySelectorAll("h1").Where(h1 => measures.Of(h1).Text > 0)];
        if (titles.Length == 1) return titles[0].TextContent;
        string? told = page.QuerySelector("meta[property='og:title']")?.GetAttribute("content");
        if (string.IsNullOrWhiteSpace(told)) told = page.Title;
        if (string.IsNullOrWhiteSpace(told)) return null;
        int site = told.LastIndexOfAny(['|', '»', '·']);
        if (site < 0) site = Math.Max(told.LastIndexOf(" - ", StringComparison.Ordinal), Math.Max(told.LastIndexOf(" – ", StringComparison.Ordinal), told.LastIndexOf(" — ", StringComparison.Ordinal)));
        return site > 10 ? told[..site] : told;
    }
}
