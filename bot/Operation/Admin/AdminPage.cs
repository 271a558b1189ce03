using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatAssistant.Knowledge;

namespace ChatAssistant.Operation.Admin;

/// <summary>The page for whoever runs the bot: how it is used, what it could not answer, which documents have problems.</summary>
internal static class AdminPage
{
    private const string Style =
        """
        :root{color-scheme:light dark;--bar:#2f6f9f;--line:#8a8a8a}
        body{font:16px/1.5 system-ui,sans-serif;max-width:1400px;margin:2rem auto;padding:0 1rem}
        main{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:1.5rem}
        section{border:1px solid var(--line);border-radius:8px;padding:1rem;overflow-x:auto}
        section.wide{grid-column:1/-1}
        h1{margin:0}h2{font-size:1.05rem;margin:0 0 .75rem}
        svg{width:100%;min-width:480px;height:auto}.wide svg{min-width:800px}svg text{font:12px system-ui,sans-serif;fill:currentColor}svg .bar{fill:var(--bar)}svg line{stroke:var(--line)}
        dl{display:flex;flex-wrap:wrap;gap:.5rem 2.5rem;margin:1rem 0}dt{font-size:.85rem}dd{margin:0;font-size:1.5rem;font-variant-numeric:tabular-nums}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
        td:first-child{font-variant-numeric:tabular-nums}.none,footer{opacity:.75}footer{overflow-wrap:anywhere}
        """;

    /// <summary>Lets the page have its own style and nothing else.</summary>
    public static string ContentSecurityPolicy { get; } = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static string Write(UseReport use, KnowledgeSnapshot knowledge, bool keepsQuestions)
    {
        string Count(string outcome) => Share(use.Outcomes.FirstOrDefault(row => row.Name == outcome).Count, use.Turns);
        FileResult[] problems = [.. knowledge.Files.Where(file => file.Problem is not null)];
        return $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ChatAssistant: operation</title><style>{Style}</style></head>
            <body><h1>ChatAssistant</h1>
            <dl>{Figure("turns in 30 days", Number(use.Turns))}{Figure("answered", Count("answered"))}{Figure("asked back", Count("ask_back"))}{Figure("not in the documents", Count("not_found"))}{Figure("average turn", use.AverageMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms")}{Figure("documents", Number(knowledge.Documents.Count))}{Figure("events", Number(knowledge.Events.Count()))}{Figure("files with problems", Number(problems.Length))}</dl>
            <main>
            {Section("Turns a day", Charts.Days("Turns a day", use.Days), wide: true)}
            {Section("Outcomes", Charts.Bars("Outcomes", use.Outcomes))}
            {Section("Languages", Charts.Bars("Languages", use.Languages))}
            {Section("Channels", Charts.Bars("Channels", use.Channels))}
            {Section("Feedback", Charts.Bars("Feedback", use.Feedback))}
            {Section("What is asked", Charts.Bars("Intents", use.Intents))}
            {Section("Not answered", keepsQuestions ? Table(["times", "question, without names, numbers and addresses"], use.Themes.Select(row => new[] { Number(row.Count), row.Name })) : "<p class=\"none\">Not kept: the setting Privacy:Records names no file.</p>")}
            {Section("Documents with problems", Table(["file", "problem"], problems.Select(file => new[] { file.File, file.Problem! })), wide: true)}
            </main>
            <footer><p>Snapshot {knowledge.ContentHash}. Days are UTC.</p></footer></body></html>
            """;
    }

    private static string Section(string title, string content, bool wide = false) => $"<section{(wide ? " class=\"wide\"" : "")}><h2>{title}</h2>{content}</section>";

    private static string Figure(string name, string value) => $"<div><dt>{name}</dt><dd>{value}</dd></div>";

    private static string Table(string[] heads, IEnumerable<string[]> rows)
    {
        string body = string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{WebUtility.HtmlEncode(cell)}</td>"))}</tr>"));
        return body.Length == 0 ? "<p class=\"none\">None.</p>" : $"<table><thead><tr>{string.Concat(heads.Select(head => $"<th>{head}</th>"))}</tr></thead><tbody>{body}</tbody></table>";
    }

    private static string Share(long part, long all) => all == 0 ? "–" : (100.0 * part / all).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
