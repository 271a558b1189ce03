using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions.Matching;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>Lists events: by place, year, body, topic, or by the people and bodies that took part.</summary>
internal sealed class EventLister(KnowledgeSnapshot snapshot, EventIndex index)
{
    /// <summary>The events that the question's names, topic and dates fit, by date; empty when there are none.</summary>
    public IReadOnlyList<Event> Fitting(QuestionText question)
    {
        QuestionWord[] names = [.. question.Names], topics = [.. question.Content.Where(word => !word.IsName && !EventNouns.Contains(word.Folded))];
        IEnumerable<Event> dated = index.All.Where(told => question.Date.IsEmpty || question.Date.Confirms(told) > 0 || (told.StartDate is null && Prints(told, question.Date)));
        Event[] among = [.. dated];
        // "Kenya and Niger" are two places: an event has either; "IOM in Kenya" wants both.
        Event[] places = names.Count(name => name.IsCountry) > 1 ? [.. among.Where(told => names.Any(name => name.IsCountry && Tells(told, name)))] : [];
        Event[] all = places.Length > 0 ? places : [.. among.Where(told => Array.TrueForAll(names, name => Tells(told, name)))];
        if (all.Length == 0) all = [.. among.Where(told => Array.TrueForAll(names, name => index.FieldsOf(told, name) != EventFields.None))];
        Event[] onTopic = topics.Length == 0 ? all : [.. all.Where(told => topics.Any(topic => (index.FieldsOf(told, topic) & (EventFields.Title | EventFields.Topic | EventFields.Head | EventFields.Body)) != 0))];
        if (onTopic.Length == 0 && topics.Length > 0 && !topics.All(topic => index.Rarity(topic) == 0)) onTopic = [.. all.Where(told => Array.TrueForAll(topics, topic => index.FieldsOf(told, topic) != EventFields.None))];
        return Ordered(topics.Length > 0 && onTopic.Length == 0 && names.Length == 0 && question.Date.IsEmpty ? [] : onTopic.Length > 0 ? onTopic : all);
    }

    /// <summary>The events that somebody took part in.</summary>
    public IReadOnlyList<Event> OfPerson(string person) => Ordered(index.All.Where(told =>
        told.Attendees.Any(a => a.Name is { } name && PeopleOfQuestion.SameName(name.Clean, person)) || told.Presentations.Any(p => p.Speaker is { } name && PeopleOfQuestion.SameName(name.Clean, person))));

    /// <summary>The events that every one of the bodies or countries took part in, organised, hosted or supported.</summary>
    public IReadOnlyList<Event> OfBodies(IReadOnlyList<QuestionWord> names)
    {
        if (names.Count == 0) return [];
        Event[] part = Ordered(index.All.Where(told => names.All(name => TookPart(told, name))));
        // A name that the register does not hold may stand in the text.
        return part.Length > 0 ? part : Ordered(index.All.Where(told => names.All(name => index.FieldsOf(told, name) != EventFields.None)));
    }

    /// <summary>The place of the document that names the event.</summary>
    public SourceSpan Place(Event told) => told.Title?.Source ?? told.DateAsPrinted?.Source ?? FirstBlock(told);

    private SourceSpan FirstBlock(Event told) => snapshot.Documents[told.DocumentId].Blocks.FirstOrDefault(block => block.End > told.Scope.Start) is { } block
        ? new SourceSpan(told.DocumentId, block.Start, block.Length) : told.Scope;

    private bool Tells(Event told, QuestionWord name) => (index.FieldsOf(told, name) & EventFields.Telling) != 0;

    private bool TookPart(Event told, QuestionWord name)
    {
        Language language = snapshot.Documents[told.DocumentId].Language;
        if ((index.FieldsOf(told, name) & (EventFields.Body | EventFields.Place)) != 0) return true;
        return told.Attendees.Any(a => EventShard.Keys($"{a.Name?.Clean} {a.Role?.Clean} {a.Organization?.Clean} {a.Country?.Clean}", language).Any(name.Keys.Contains));
    }

    private bool Prints(Event told, DateWords date) => date.Years.Any(year => snapshot.Documents[told.DocumentId].Plain.Contains(year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static Event[] Ordered(IEnumerable<Event> events) => [.. events.OrderBy(told => told.StartDate ?? DateOnly.MaxValue).ThenBy(told => told.Id, StringComparer.Ordinal)];
}
