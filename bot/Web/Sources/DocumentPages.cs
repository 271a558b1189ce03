using System.Globalization;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Web.Pages;

namespace ChatAssistant.Web.Sources;

/// <summary>The page of a document, and the list of all.</summary>
internal sealed class DocumentPages(Layout layout)
{
    private const int OnePage = 100;

    /// <param name="passage">The cited passage; null for none.</param>
    public IResult Document(HttpContext http, PageTexts texts, KnowledgeSnapshot snapshot, Document document, SourceSpan? passage, SourceLinks links)
    {
        Event[] events = [.. snapshot.Events.Where(told => told.DocumentId == document.Id)];
        IReadOnlyList<Contact> contacts = RegisterEntry.Contacts(snapshot, document.Id);
        RegisterEntry[] entries = [.. events.SelectMany(RegisterEntry.Of), .. contacts.Select(RegisterEntry.Of)];
        string title = Title(events, document);
        var text = new DocumentText(document, passage, entries);
        // A text that begins with its title shows it once.
        bool titled = document.Blocks is [{ Kind: BlockKind.Heading } first, ..] && document.Print(first).Clean == title;
        return layout.Page(http, texts, title, Html.Of($"""
            <h1 lang="{document.Language.Code()}">{(titled ? text.Words(0) : Html.Of($"{title}"))}</h1>
            {Facts(texts, events, document)}
            <div class="columns">
            <article class="text" lang="{document.Language.Code()}">
            {text.Render(from: titled ? 1 : 0)}
            </article>
            <aside class="register" aria-labelledby="register">
            <h2 id="register">{texts["register"]}</h2>
            {Html.If(entries.Length == 0, $"<p>{texts["register_empty"]}</p>")}
            {Register(texts, entries)}
            <h3>{texts["event_page"]}</h3>
            <ul>{events.Select(told => Html.Of($"<li><a href=\"{links.To(Links.EventPath(told.Id))}\">{told.Title?.Clean ?? told.Id}</a></li>"))}</ul>
            <p class="more">{texts["as_read"]}</p>
            <button type="button" class="button" id="print">{texts["print"]}</button>
            </aside>
            </div>
            """));
    }

    public IResult List(HttpContext http, PageTexts texts, KnowledgeSnapshot snapshot, SourceLinks links)
    {
        int pages = Math.Max(1, (snapshot.Documents.Count + OnePage - 1) / OnePage);
        int page = Math.Clamp(int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1, 1, pages);
        ILookup<string, Event> events = snapshot.Events.ToLookup(told => told.DocumentId);
        IEnumerable<Document> shown = snapshot.Documents.Values.OrderByDescending(document => events[document.Id].Max(told => told.StartDate)).ThenBy(document => document.Id, StringComparer.Ordinal).Skip((page - 1) * OnePage).Take(OnePage);
        Html Turn(int to, string key) => Html.If(to >= 1 && to <= pages, $"""<a class="button" href="{links.To("/documents", string.Create(CultureInfo.InvariantCulture, $"page={to}"))}">{texts[key]}</a>""");
        return layout.Page(http, texts, texts["documents"], Html.Of($"""
            <h1>{texts["documents"]}</h1>
            {Html.If(snapshot.Documents.Count == 0, $"<p>{texts["no_documents"]}</p>")}
            <ul class="list">{shown.Select(document => Html.Of($"""<li><a href="{links.To(Links.DocumentPath(document.Id))}" lang="{document.Language.Code()}">{Title([.. events[document.Id]], document)}</a>{Facts(texts, [.. events[document.Id]], document)}</li>"""))}</ul>
            {Html.If(pages > 1, $"""<p>{Turn(page - 1, "previous")} {texts.Say("page_of", page, pages)} {Turn(page + 1, "next")}</p>""")}
            """));
    }

    private static string Title(IReadOnlyList<Event> events, Document document) =>
        (events is [{ Title: { } title }, ..] ? title.Clean : null) ?? (document.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading) is { } heading ? document.Print(heading).Clean : document.Id);

    private static Html Facts(PageTexts texts, IReadOnlyList<Event> events, Document document)
    {
        string?[] facts = [events is [{ } first, ..] ? RegisterEntry.Days(first, texts.Culture) : null, events is [{ } same, ..] ? RegisterEntry.Place(same) : null, texts["in_" + document.Language.Code()], document.Id];
        return Html.Of($"""<ul class="facts">{facts.Where(fact => !string.IsNullOrEmpty(fact)).Select(fact => Html.Of($"<li>{fact}</li>"))}</ul>""");
    }

    private static Html Register(PageTexts texts, RegisterEntry[] entries) => Html.Join(entries.Select((entry, n) => (entry, Name: DocumentText.Name(n))).GroupBy(pair => pair.entry.Kind).Select(group => Html.Of($"""
        <h3>{texts[group.Key]}</h3>
        <ul>{group.Select(pair => Html.Of($"""<li data-facts="{pair.Name}"><a href="#{pair.Name}">{pair.entry.Text}</a>{Html.If(pair.entry.More is not null, $"<span class=\"more\">{pair.entry.More}</span>")}</li>"""))}</ul>
        """)));
}
