using System.Text;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web.Access;

namespace ChatAssistant.Web.Pages;

/// <summary>What all pages share: head, bar, and the headers that say what a page may do.</summary>
internal sealed class Layout(StaticAssets assets)
{
    private static readonly string[] Notices = ["privacy", "terms"];

    /// <summary>A page to read: text, a style sheet, one small script.</summary>
    /// <param name="here">The key of the part that the page belongs to; none for one beside them.</param>
    public IResult Page(HttpContext http, PageTexts texts, string title, Html content, int status = StatusCodes.Status200OK, string here = "documents") => Send(http, status,
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", Html.Of($"""
        {Head(texts, title)}
        <script defer src="{assets.Path("sources.js")}"></script>
        </head>
        <body>
        <a class="skip" href="#content">{texts["to_content"]}</a>
        {Bar(http, texts, here, Html.Nothing)}
        <main class="page" id="content">
        {content}
        </main>
        {Foot(texts)}
        </body>
        </html>
        """));

    public Html Head(PageTexts texts, string title) => Html.Of($"""
        <!doctype html>
        <html lang="{texts.Language.Code()}">
        <head>
        <meta charset="utf-8">
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{assets.Path("site.css")}">
        """);

    /// <param name="here">The key of the part that the page belongs to.</param>
    public static Html Bar(HttpContext http, PageTexts texts, string here, Html buttons) => Html.Of($"""
        <header class="bar">
        <a class="name" href="/?language={texts.Language.Code()}">{texts["name"]}</a>
        <nav aria-label="{texts["name"]}"><a href="/?language={texts.Language.Code()}"{Current(here == "chat")}>{texts["chat"]}</a><a href="/documents?language={texts.Language.Code()}"{Current(here == "documents")}>{texts["documents"]}</a></nav>
        <nav aria-label="{texts["languages"]}">{Enum.GetValues<Language>().Select(language => Html.Of($"""<a href="{WithLanguage(http.Request, language)}" lang="{language.Code()}" hreflang="{language.Code()}"{Current(language == texts.Language)}>{PageTexts.For(language)["language_name"]}</a>"""))}</nav>
        {buttons}
        </header>
        """);

    /// <summary>The way to what visitors should know; it opens beside a chat, which would end otherwise for those without storage.</summary>
    public static Html Foot(PageTexts texts) => Html.Of($"""
        <footer class="foot">{Notices.Select(key => Html.Of($"""<a href="/{key}?language={texts.Language.Code()}" target="_blank" rel="noopener">{texts[key]}</a>"""))}</footer>
        """);

    public static IResult Send(HttpContext http, int status, string policy, Html page)
    {
        http.Response.Headers.ContentSecurityPolicy = policy;
        return Results.Text(page.ToString(), "text/html", Encoding.UTF8, status);
    }

    private static Html Current(bool isHere) => Html.If(isHere, $" aria-current=\"page\"");

    private static string WithLanguage(HttpRequest request, Language language) =>
        request.PathBase + request.Path.ToUriComponent() + QueryString.Create(request.Query.Where(pair => pair.Key != "language").Append(new("language", language.Code()))).ToUriComponent();
}
