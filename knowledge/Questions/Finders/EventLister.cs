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
        HashSet<Event> printing = index.With(Listed.Years, question.Date.Years.Select(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToHashSet<Event>(ReferenceEqualityComparer.Instance);
        IEnumerable<Event> dated = index.All.Where(told => question.Date.IsEmpty || question.Date.Confirms(told) > 0 || printing.Contains(told));
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
    public IReadOnlyList<Event> OfPerson(string person) => Ordered(index.Naming(person).Where(told =>
        told.Attendees.Any(a => a.Name is { } name && PeopleOfQuestion.SameName(name.Clean, person)) || told.Presentations.Any(p => p.Speaker is { } name && PeopleOfQuestion.SameName(name.Clean, person))));

    /// <summary>The events that every one of the bodies or countries took part in, organised, hosted or supported.</summary>
    public IReadOnlyList<Event> OfBodies(IReadOnlyList<QuestionWord> names)
    {
        if (names.Count == 0) return [];
        HashSet<Event>[] attending = [.. names.Select(name => index.With(Listed.Attendees, name.Keys).ToHashSet<Event>(ReferenceEqualityComparer.Instance))];
        bool TookPart(Event told, int name) => attending[name].Contains(told) || (index.FieldsOf(told, names[name]) & (EventFields.Body | EventFields.Place)) != 0;
        Event[] part = Ordered(index.All.Where(told => Enumerable.Range(0, names.Count).All(name => TookPart(told, name))));
        // A name that the register does not hold may stand in the text.
        return part.Length > 0 ? part : Ordered(index.All.Where(told => names.All(name => index.FieldsOf(told, name) != EventFields.None)));
    }

    /// <summary>The place of the document that names the event.</summary>
    public SourceSpan Place(Event told) => told.Title?.Source ?? told.DateAsPrinted?.Source ?? FirstBlock(told);

    private SourceSpan FirstBlock(Event told) => snapshot.Documents[told.DocumentId].Blocks.FirstOrDefault(block => block.End > told.Scope.Start) is { } block
        ? new SourceSpan(told.DocumentId, block.Start, block.Length) : told.Scope;

    private bool Tells(Event told, QuestionWord name) => (index.FieldsOf(told, name) & EventFields.Telling) != 0;

    private static Event[] Ordered(IEnumerable<Event> events) => [.. events.OrderBy(told => told.StartDate ?? DateOnly.MaxValue).ThenBy(told => told.Id, StringComparer.Ordinal)];
}
