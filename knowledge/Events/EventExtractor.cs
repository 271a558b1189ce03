using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events.Bodies;
using ChatAssistant.Knowledge.Events.Contacts;
using ChatAssistant.Knowledge.Events.Dates;
using ChatAssistant.Knowledge.Events.Facts;
using ChatAssistant.Knowledge.Events.Mentions;
using ChatAssistant.Knowledge.Events.People;
using ChatAssistant.Knowledge.Events.Places;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Events;

/// <summary>Reads a document's events, people, talks and contacts. Stateless; safe from several threads.</summary>
public static class EventExtractor
{
    /// <summary>Changes whenever the extraction does, so that caches of its results are not used with another version.</summary>
    public const string Version = "1";

    public static DocumentRegister Extract(Document document)
    {
        List<SentenceView> sentences = SentenceSplitter.Split(document).ConvertAll(sentence => new SentenceView(document, sentence));
        IReadOnlyList<Contact> contacts = new ContactExtractor(document, sentences).Extract();
        SourceSpan[] contactAreas = [.. contacts.Select(c => c.Evidence)];
        (List<Attendee> people, List<Absentee> absent, List<Presentation> presentations) = new PeopleReader(document, sentences, contactAreas).Read();
        (List<Printed> organizers, List<Printed> hosts, List<Printed> supporters) = RelationReader.Read(sentences, contactAreas);
        List<Attendee> bodies = AttendingBodies.Read(sentences, contactAreas, view => new PersonFinder(view, new HashSet<string>()).Find());
        SourceSpan scope = document.Span(0, document.Text.Length);
        List<SentenceView> outside = sentences.FindAll(view => !contactAreas.Any(area => area.Overlaps(view.Span)));
        EventDate date = EventDates.Choose(document, outside, scope);
        Place place = PlaceFinder.Find(outside, scope);
        var told = new Event(Path.ChangeExtension(document.Id, null), document.Id)
        {
            Scope = scope,
            Title = TitleFinder.Find(document, scope),
            StartDate = date.Start,
            EndDate = date.End,
            DateAsPrinted = date.AsPrinted,
            City = place.City,
            Country = place.Country,
            ParticipantCount = CountFinder.Find(outside, scope),
            Laws = LawFinder.Find(document, scope),
            Organizers = organizers,
            Hosts = hosts,
            Supporters = supporters,
            Attendees = [.. people, .. bodies],
            Absent = absent,
            Presentations = presentations,
        };
        return new DocumentRegister(document.Id, document.Language, [told], contacts);
    }
}
