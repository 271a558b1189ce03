using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Web.Access;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Web.Pages;

/// <summary>The page with the chat, alone at <c>/</c> and inside other pages at <c>/embedded</c>.</summary>
internal sealed partial class ChatPage(StaticAssets assets, Layout layout, Origins origins, IAssistant assistant, IOptions<WebOptions> options)
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
        bool bundled = assets.Path("chat.js") is not null;
        Html scripts = Html.If(bundled, $"""
            <script defer src="{assets.Path("conversation.js")}" data-language="{texts.Language.Code()}" data-leave-to="{options.Value.LeaveTo}"></script>
            <script defer src="{assets.Path("chat.js")}" nonce="{nonce}" data-language="{texts.Language.Code()}" data-error="{texts["unreachable"]}" data-color="{(HexColor().IsMatch(color) ? color : "")}"></script>
            """);
        // Web Chat makes its styles as it runs: they carry the page's nonce.
        return Layout.Send(http, StatusCodes.Status200OK, $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}' {EmptyStyle}; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}", Html.Of($"""
            {layout.Head(texts, title)}
            {scripts}
            </head>
            <body class="{kind}">
            {bar}
            <main>
            <h1 class="unseen">{title}</h1>
            {Html.If(greeting is not null, $"""<p class="notice">{greeting}</p>""")}
            <p id="status" role="status"></p>
            {(bundled ? Chat(texts) : Html.Of($"""<p class="notice">{texts["no_bundle"]}</p>"""))}
            <noscript><p class="notice">{texts["no_script"]}</p></noscript>
            </main>
            {Layout.Foot(texts)}
            </body>
            </html>
            """));
    }

    // A browser shows this at once and the chat a little later, which takes over what was written or asked by then.
    private Html Chat(PageTexts texts)
    {
        Reply welcome = assistant.Welcome(texts.Language.Code());
        return Html.Of($"""
            <div id="chat"></div>
            <div id="waiting">
            <p class="said">{welcome.PlainText()}</p>
            <div class="ask">{welcome.Suggestions.Select(suggestion => Html.Of($"<button type=\"button\">{suggestion}</button>"))}</div>
            <input type="text" aria-label="{texts["your_question"]}" placeholder="{texts["your_question"]}" autocomplete="off" maxlength="2000">
            </div>
            """);
    }

    // A link, so that it leaves before any script has come, too.
    private Html Leave(PageTexts texts) => Html.Of($"""<a class="button" id="leave" href="{options.Value.LeaveTo}" target="_top" title="{texts["leave_title"]}">{texts["leave"]}</a>""");

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex HexColor();
}
