using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web.Access;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Web.Pages;

/// <summary>The page with the chat, alone at <c>/</c> and inside other pages at <c>/embedded</c>.</summary>
internal sealed partial class ChatPage(StaticAssets assets, Layout layout, Origins origins, IOptions<WebOptions> options)
{
    // A part of Web Chat makes an empty style element without the nonce, and fills it by script: the hash of nothing lets it.
    private const string EmptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    public IResult Alone(HttpContext http)
    {
        PageTexts texts = PageTexts.For(http.Request);
        return Page(http, texts, "chat", "'none'", Layout.Bar(http, texts, "chat", Leave(texts)), texts["chat_heading"], null);
    }

    /// <summary>The same within a frame of a page of the allow-list, which may give it a title, a greeting and a colour.</summary>
    public IResult Embedded(HttpContext http)
    {
        PageTexts texts = PageTexts.For(http.Request);
        IQueryCollection query = http.Request.Query;
        string title = query["title"].ToString() is { Length: > 0 and <= 80 } own ? own : texts["name"];
        var bar = Html.Of($"""<header class="bar"><p class="name">{title}</p>{Leave(texts)}<button type="button" id="close">{texts["close"]}</button></header>""");
        http.Response.Headers.Remove("X-Frame-Options");
        return Page(http, texts, "chat embedded", $"'self' {string.Join(' ', origins.Allowed)}", bar, title, query["greeting"].ToString() is { Length: > 0 and <= 300 } greeting ? greeting : null);
    }

    private IResult Page(HttpContext http, PageTexts texts, string kind, string ancestors, Html bar, string title, string? greeting)
    {
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)), color = http.Request.Query["color"].ToString();
        Html script = assets.Path("chat.js") is { } path
            ? Html.Of($"""<script defer src="{path}" nonce="{nonce}" data-language="{texts.Language.Code()}" data-leave-to="{options.Value.LeaveTo}" data-error="{texts["unreachable"]}" data-color="{(HexColor().IsMatch(color) ? color : "")}"></script>""")
            : Html.Nothing;
        string state = script == Html.Nothing ? texts["no_bundle"] : texts["loading"];
        // Web Chat makes its styles as it runs: they carry the page's nonce.
        return Layout.Send(http, StatusCodes.Status200OK, $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}", Html.Of($"""
            {layout.Head(texts, title)}
            {script}
            </head>
            <body class="{kind}">
            {bar}
            <main>
            <h1 class="unseen">{title}</h1>
            {Html.If(greeting is not null, $"""<p class="notice">{greeting}</p>""")}
            <p id="status" role="status"></p>
            <div id="chat"><p class="notice">{state}</p></div>
            <noscript><p class="notice">{texts["no_script"]}</p></noscript>
            </main>
            </body>
            </html>
            """));
    }

    private static Html Leave(PageTexts texts) => Html.Of($"""<button type="button" id="leave" title="{texts["leave_title"]}">{texts["leave"]}</button>""");

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex HexColor();
}
