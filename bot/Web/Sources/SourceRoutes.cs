using System.Globalization;
using System.Net.Mime;
using System.Text;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Web.Access;
using ChatAssistant.Web.Pages;

namespace ChatAssistant.Web.Sources;

/// <summary>Answers requests for documents, events and contacts, each from the snapshot of its moment.</summary>
internal sealed class SourceRoutes(LiveKnowledge knowledge, SourceGate gate, DocumentPages documents, EventPage events, Layout layout, Origins origins, TimeProvider time)
{
    private const string Card = ".vcf", Day = ".ics";

    public IResult Documents(HttpContext http) => Enter(http, "/documents", links => documents.List(http, PageTexts.For(http.Request), knowledge.Current, links));

    public IResult Document(HttpContext http, string id) => Enter(http, Links.DocumentPath(id), links =>
    {
        KnowledgeSnapshot snapshot = knowledge.Current;
        return snapshot.Documents.TryGetValue(id, out Document? document) ? documents.Document(http, PageTexts.For(http.Request), snapshot, document, Passage(http.Request, document), links) : NotFound(http);
    });

    /// <summary>An event's page, or with ".ics" after its id the event for a calendar.</summary>
    public IResult Event(HttpContext http, string id)
    {
        KnowledgeSnapshot snapshot = knowledge.Current;
        if (Find(snapshot, id) is { } told) return Enter(http, Links.EventPath(id), links => events.Show(http, PageTexts.For(http.Request), snapshot, told, links));
        if (!id.EndsWith(Day, StringComparison.Ordinal)) return Enter(http, Links.EventPath(id), _ => NotFound(http));
        string dated = id[..^Day.Length];
        return Enter(http, Links.CalendarPath(dated), links => Find(snapshot, dated) is { StartDate: not null } known
            ? File(http, Calendar.Write(known, origins.Root(http.Request) + links.To(Links.EventPath(dated)), time.GetUtcNow()), "text/calendar", dated + Day)
            : NotFound(http));
    }

    /// <summary>A contact as vCard; where one place gives several people without names, all of them.</summary>
    public IResult Contact(HttpContext http, string id) => Enter(http, Links.ContactPath(id), links =>
    {
        KnowledgeSnapshot snapshot = knowledge.Current;
        var cards = from register in snapshot.Registers
                    from contact in register.Contacts
                    let evidence = contact.Evidence
                    where Links.ContactId(register.DocumentId, snapshot.Documents[register.DocumentId].TextAt(evidence), contact.Name?.Clean) == id
                    select VCard.Write(contact, origins.Root(http.Request) + links.To(Links.DocumentPath(register.DocumentId), Query(evidence)));
        string text = string.Concat(cards);
        return text.Length == 0 ? NotFound(http) : File(http, text, "text/vcard", "contact" + Card);
    });

    private IResult Enter(HttpContext http, string path, Func<SourceLinks, IResult> show) => gate.Enter(http.Request, path) is { } links ? show(links) : Message(http, "refused_title", "needs_link", StatusCodes.Status403Forbidden);

    private IResult NotFound(HttpContext http) => Message(http, "not_found_title", "not_found", StatusCodes.Status404NotFound);

    private IResult Message(HttpContext http, string title, string text, int status)
    {
        PageTexts texts = PageTexts.For(http.Request);
        return layout.Page(http, texts, texts[title], Html.Of($"<h1>{texts[title]}</h1><p>{texts[text]}</p>"), status);
    }

    private static Event? Find(KnowledgeSnapshot snapshot, string id) => snapshot.Events.FirstOrDefault(told => told.Id == id);

    private static SourceSpan? Passage(HttpRequest request, Document document) =>
        int.TryParse(request.Query["start"], NumberStyles.None, CultureInfo.InvariantCulture, out int start) && int.TryParse(request.Query["length"], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
        && length > 0 && start <= document.Length - length ? document.Span(start, length) : null;

    private static string Query(SourceSpan source) => string.Create(CultureInfo.InvariantCulture, $"start={source.Start}&length={source.Length}");

    private static IResult File(HttpContext http, string text, string type, string name)
    {
        http.Response.Headers.ContentDisposition = new ContentDisposition { FileName = string.Concat(name.Split('/')[^1].Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-')) }.ToString();
        return Results.Text(text, type, Encoding.UTF8);
    }
}
