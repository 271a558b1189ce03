using System.Globalization;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Web.Pages;

namespace ChatAssistant.Web.Sources;

/// <summary>The page of an event: what is known of it, each line with the way to its place in the source.</summary>
internal sealed class EventPage(Layout layout)
{
    private static readonly string[] Lines = ["place", "organizer", "host", "supporter", "count", "law"], Tables = ["attendees", "absent", "presentations"];

    public IResult Show(HttpContext http, PageTexts texts, KnowledgeSnapshot snapshot, Event told, SourceLinks links)
    {
        Document document = snapshot.Documents[told.DocumentId];
        ILookup<string, RegisterEntry> entries = RegisterEntry.Of(told).ToLookup(entry => entry.Kind);
        IReadOnlyList<Contact> contacts = RegisterEntry.Contacts(snapshot, told.DocumentId);
        string title = told.Title?.Clean ?? told.Id;
        return layout.Page(http, texts, title, Html.Of($"""
            <h1 lang="{document.Language.Code()}">{title}</h1>
            {Html.If(told.StartDate is not null, $"""<p><a class="button" href="{links.To(Links.CalendarPath(told.Id))}">{texts["save_event"]}</a></p>""")}
            <table lang="{document.Language.Code()}">
            {Row(texts, "date", RegisterEntry.Days(told, texts.Culture), entries["date"], links)}
            {Lines.Select(kind => Row(texts, kind, string.Join(", ", entries[kind].Select(entry => entry.Text).Distinct()), entries[kind], links))}
            <tr><th scope="row" lang="{texts.Language.Code()}">{texts["document"]}</th><td><a href="{links.To(Links.DocumentPath(told.DocumentId))}">{told.DocumentId}</a></td><td></td></tr>
            </table>
            {Tables.Where(entries.Contains).Select(kind => Table(texts, kind, entries[kind], document, links))}
            {Html.If(contacts.Count > 0, $"<h2>{texts["contacts"]}</h2>{contacts.Select(contact => Card(texts, contact, document, links))}")}
            """));
    }

    private static Html Row(PageTexts texts, string kind, string? text, IEnumerable<RegisterEntry> entries, SourceLinks links) =>
        Html.If(!string.IsNullOrEmpty(text), $"""<tr><th scope="row" lang="{texts.Language.Code()}">{texts[kind]}</th><td>{text}</td><td>{entries.Take(1).Select(entry => ToSource(texts, entry.Source, text!, links))}</td></tr>""");

    private static Html Table(PageTexts texts, string kind, IEnumerable<RegisterEntry> entries, Document document, SourceLinks links) => Html.Of($"""
        <h2>{texts[kind]}</h2>
        <table lang="{document.Language.Code()}">{entries.Select(entry => Html.Of($"""<tr><td>{entry.Text}{Html.If(entry.More is not null, $"<br><span class=\"quiet\">{entry.More}</span>")}</td><td>{ToSource(texts, entry.Source, entry.Text, links)}</td></tr>"""))}</table>
        """);

    private static Html Card(PageTexts texts, Contact contact, Document document, SourceLinks links)
    {
        string id = Links.ContactId(document.Id, document.TextAt(contact.Evidence), contact.Name?.Clean);
        return Html.Of($"""
            <div class="contact">
            <p><strong>{RegisterEntry.Who(contact)}</strong></p>
            <p>{RegisterEntry.Join(contact.Role, contact.Organization)}</p>
            {contact.Phones.Select(phone => Html.Of($"<p>{texts[phone.Kind.ToString().ToLowerInvariant()]} {(phone.Dial is { } dial ? Html.Of($"<a href=\"tel:{dial}\">{phone.Printed.Clean}</a>") : Html.Of($"{phone.Printed.Clean}"))}</p>"))}
            {contact.Emails.Select(email => Html.Of($"<p><a href=\"mailto:{email.Clean}\">{email.Clean}</a></p>"))}
            <p><a class="button" href="{links.To(Links.ContactPath(id))}">{texts["save_contact"]}</a> {ToSource(texts, contact.Evidence, RegisterEntry.Who(contact), links)}</p>
            </div>
            """);
    }

    private static Html ToSource(PageTexts texts, SourceSpan source, string what, SourceLinks links) =>
        Html.Of($"""<a class="source" href="{links.To(Links.DocumentPath(source.DocumentId), string.Create(CultureInfo.InvariantCulture, $"start={source.Start}&length={source.Length}"), "#passage")}" lang="{texts.Language.Code()}">{texts["source"]}<span class="unseen">: {what}</span></a>""");
}
