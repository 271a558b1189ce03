using System.ComponentModel;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Knowledge.Questions;
using Microsoft.SemanticKernel;

namespace ChatAssistant.Knowledge;

/// <summary>
/// What is known, as functions that a Semantic Kernel can call: typed results, each with the place that proves it. The places are numbered from 1 as they
/// are given, one number a place, so that an answer can cite them: one plugin serves one answer.
/// </summary>
/// <param name="isShown">False for a document that nothing may be given of; null: all are shown.</param>
/// <example><c>kernel.Plugins.AddFromObject(new KnowledgePlugin(knowledge), "knowledge");</c></example>
public sealed class KnowledgePlugin(EventKnowledge knowledge, Func<Document, bool>? isShown = null)
{
    private const int Most = 10, MostPassages = 5;
    private readonly KnowledgeSnapshot _snapshot = knowledge.Snapshot;
    private readonly List<SourceSpan> _given = [];

    /// <summary>The places given so far, by their numbers.</summary>
    public IReadOnlyDictionary<int, SourceSpan> Given => _given.Index().ToDictionary(pair => pair.Index + 1, pair => pair.Item);

    [KernelFunction("find_events"), Description("Finds seminars, trainings and conferences by place, date, organiser, person or topic. Returns their ids.")]
    public IReadOnlyList<EventResult> FindEvents([Description("Words that tell the event: \"Lima 2017\"; empty for all.")] string query)
    {
        IEnumerable<Event> found = string.IsNullOrWhiteSpace(query) ? knowledge.Events
            : knowledge.Find(new EventQuestion(Aspect.Events, query, Language.English)) is Findings.Found { Items: var items } ? items.OfType<EventFound>().Select(item => item.Told) : [];
        return [.. found.Where(told => IsShown(told.DocumentId)).Take(Most).Select(told => new EventResult(told.Id, told.Title?.Clean, told.DateAsPrinted?.Clean, told.City?.Clean, told.Country?.Clean, Cite(told.Title?.Source ?? told.DateAsPrinted?.Source ?? told.Scope)))];
    }

    [KernelFunction("attendees"), Description("Lists who took part in an event: people, bodies and groups.")]
    public IReadOnlyList<AttendeeResult> Attendees([Description("The event's id, from find_events.")] string eventId) =>
        [.. Find(eventId).Attendees.Select(a => new AttendeeResult(a.Name?.Clean, a.Role?.Clean, a.Organization?.Clean, a.Kind.ToString(), Cite(a.Evidence)))];

    [KernelFunction("presentations"), Description("Lists who presented what at an event.")]
    public IReadOnlyList<PresentationResult> Presentations([Description("The event's id, from find_events.")] string eventId) =>
        [.. Find(eventId).Presentations.Select(p => new PresentationResult(p.Speaker?.Clean, p.Organization?.Clean, p.Topic?.Clean, Cite(p.Evidence)))];

    [KernelFunction("contacts"), Description("Lists whom to reach about an event, as printed.")]
    public IReadOnlyList<ContactResult> Contacts([Description("The event's id, from find_events.")] string eventId)
    {
        return [.. _snapshot.RegisterOf(Find(eventId).DocumentId)!.Contacts.Select(c => new ContactResult(c.Name?.Clean, c.Role?.Clean, c.Organization?.Clean, [.. c.Phones.Select(p => p.Printed.Clean)], [.. c.Emails.Select(e => e.Clean)], Cite(c.Evidence)))];
    }

    [KernelFunction("search_passages"), Description("Finds the sentences of the passages that fit an open question best, passage by passage.")]
    public IReadOnlyList<CitationResult> SearchPassages([Description("The question's own words.")] string query) =>
        [.. _snapshot.Passages.Search(query, Most).Where(hit => IsShown(hit.Passage.Document.Id)).Take(MostPassages).SelectMany(hit => SentenceCutter.Cut(hit.Passage)).Select(Cite)];

    /// <exception cref="KeyNotFoundException">No event has this id.</exception>
    private Event Find(string eventId) => _snapshot.Events.FirstOrDefault(told => told.Id == eventId && IsShown(told.DocumentId)) ?? throw new KeyNotFoundException($"No event has the id '{eventId}'; find_events gives the ids.");

    /// <summary>True when places of the document may be given.</summary>
    public bool IsShown(string documentId) => isShown is null || isShown(_snapshot.Documents[documentId]);

    /// <summary>The place with its number.</summary>
    public CitationResult Cite(SourceSpan source)
    {
        int known = _given.IndexOf(source);
        if (known < 0) _given.Add(source);
        return new CitationResult(known < 0 ? _given.Count : known + 1, source.DocumentId, source.Start, source.Length, _snapshot.Documents[source.DocumentId].TextAt(source));
    }
}

/// <summary>The place that proves a result. <paramref name="Quote"/> is the document's text there.</summary>
/// <param name="Number">What it is cited by, from 1.</param>
public sealed record CitationResult(int Number, string Document, int Start, int Length, string Quote);

public sealed record EventResult(string Id, string? Title, string? Date, string? City, string? Country, CitationResult Citation);

public sealed record AttendeeResult(string? Name, string? Role, string? Organization, string Kind, CitationResult Citation);

public sealed record PresentationResult(string? Speaker, string? Organization, string? Topic, CitationResult Citation);

public sealed record ContactResult(string? Name, string? Role, string? Organization, IReadOnlyList<string> Phones, IReadOnlyList<string> Emails, CitationResult Citation);
