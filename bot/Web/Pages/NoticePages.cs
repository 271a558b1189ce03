using ChatAssistant.Model;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Web.Pages;

/// <summary>What visitors should know: <c>/privacy</c>, from what the parts of the bot say that they keep, and <c>/terms</c>.</summary>
/// <param name="wording">Where a chat model is set, questions go to it.</param>
/// <param name="vectors">Where a service for vectors is set, questions go to it.</param>
internal sealed class NoticePages(Layout layout, StaticAssets assets, IEnumerable<KeptData> kept, IOptions<WebOptions> options, IAnswerWording? wording = null, IQuestionVectors? vectors = null)
{
    private readonly string[] _notKept = ["privacy_no_account", "privacy_no_logs", "privacy_crisis", wording is null && vectors is null ? "privacy_offline" : "privacy_model", "privacy_platforms"];
    private static readonly string[] Rules = ["terms_sources", "terms_missing", "terms_no_advice", "terms_danger", "terms_people", "terms_owners", "terms_fair"];

    public IResult Privacy(HttpContext http)
    {
        PageTexts texts = PageTexts.For(http.Request);
        return layout.Page(http, texts, texts["privacy"], Html.Of($"""
            <div class="prose">
            <h1>{texts["privacy"]}</h1>
            <p>{texts["privacy_intro"]}</p>
            <h2>{texts["privacy_kept"]}</h2>
            <div class="scroll" tabindex="0" role="group" aria-label="{texts["privacy_kept"]}"><table>
            <tr><th scope="col">{texts["kept_what"]}</th><th scope="col">{texts["kept_where"]}</th><th scope="col">{texts["kept_lasts"]}</th></tr>
            {kept.SelectMany(data => data.Rows).Select(row => Html.Of($"""<tr><td>{texts["kept_" + row.What]}</td><td>{texts["where_" + row.Where]}</td><td>{Lasts(texts, row)}</td></tr>"""))}
            </table></div>
            <h2>{texts["privacy_not_kept"]}</h2>
            <ul>{_notKept.Select(key => Html.Of($"<li>{texts[key]}</li>"))}</ul>
            <h2>{texts["leave"]}</h2>
            <p>{texts["privacy_leave"]}</p>
            <h2>{texts["privacy_rights"]}</h2>
            <p>{texts["privacy_erase"]}</p>
            {Operator(texts)}
            </div>
            """), here: "");
    }

    public IResult Terms(HttpContext http)
    {
        PageTexts texts = PageTexts.For(http.Request);
        return layout.Page(http, texts, texts["terms"], Html.Of($"""
            <div class="prose">
            <h1>{texts["terms"]}</h1>
            <ul>{Rules.Select(key => Html.Of($"<li>{texts[key]}</li>"))}</ul>
            {Operator(texts)}
            {(assets.Path("licences.txt") is { } licences ? Html.Of($"""<p><a href="{licences}">{texts["licences"]}</a></p>""") : Html.Of($""))}
            </div>
            """), here: "");
    }

    private static string Lasts(PageTexts texts, Kept row) => row.Lasts is { } time ? texts.Say("lasts_" + row.What, texts.Duration(time)) : texts["ends_" + row.Where];

    private Html Operator(PageTexts texts) => Html.Of($"<p>{(options.Value.Operator.Length > 0 ? texts.Say("operator", options.Value.Operator) : texts["operator_site"])}</p>");
}
