using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>The values of an event that stand alone: date, place, organisers, hosts, funders, number of participants, laws.</summary>
internal sealed class ValueFinder(KnowledgeSnapshot snapshot)
{
    public IReadOnlyList<Finding> Find(Event told, Aspect aspect)
    {
        Printed?[] values = aspect switch
        {
            Aspect.Date => [told.DateAsPrinted],
            Aspect.Place => [told.Venue, told.City, told.Country],
            Aspect.Organizer => [.. told.Organizers],
            Aspect.Host => [.. told.Hosts],
            Aspect.Funder => [.. told.Supporters],
            Aspect.Count => [told.ParticipantCount?.Printed],
            Aspect.Law => [.. told.Laws],
            _ => [],
        };
        Printed[] found = [.. values.OfType<Printed>().DistinctBy(value => value.Clean)];
        if (found.Length == 0) return [];
        // Laws are a list; the parts of a place, or several organisers, make one sentence.
        return aspect == Aspect.Law
            ? [.. found.Select(law => new ValueFound(told, aspect, [law], Sentence(law.Source)))]
            : [new ValueFound(told, aspect, found, Sentence(found[0].Source))];
    }

    /// <summary>The sentence that a value stands in: a value alone proves little.</summary>
    public SourceSpan Sentence(SourceSpan value)
    {
        Document document = snapshot.Documents[value.DocumentId];
        Sentence? sentence = SentenceSplitter.Around(document, value.Start, value.End);
        return sentence is null ? value : document.Span(sentence.Start, sentence.End - sentence.Start);
    }
}
