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
    private const int HeadSentences = 6;

    public static DocumentRegister Extract(Document document)
    {
        List<SentenceView> sentences = SentenceSplitter.Split(document).ConvertAll(sentence => new SentenceView(document, sentence));
        var extractor = new ContactExtractor(document, sentences);
        IReadOnlyList<Contact> contacts = extractor.Extract();
        IReadOnlyList<SourceSpan> unreached = extractor.WithoutReach();
        List<SentenceView> telling = sentences.FindAll(view => !contacts.Any(contact => contact.Evidence.Overlaps(view.Span)) && !unreached.Any(span => span.Overlaps(view.Span)));
        IReadOnlyList<SourceSpan> scopes = EventSegmenter.Scopes(document, telling);
        string id = Path.ChangeExtension(document.Id, null);
        List<SentenceView> shared = telling.FindAll(view => !scopes.Any(scope => scope.Overlaps(view.Span)));
        DocumentDate written = DocumentDate.Of(telling);
        // The date may stand in the head among contact data.
        if (written.Day is null && DocumentDate.Of(sentences[..Math.Min(HeadSentences, sentences.Count)]) is { Day: not null } head) written = head;
        var register = new PeopleReader(document, telling).Read();
        Event[] events = [.. scopes.Select((scope, n) => Read(document, telling.FindAll(view => scope.Overlaps(view.Span)), shared, written, sentences, scope, register, n == 0 ? id : $"{id}#{n + 1}"))];
        return new DocumentRegister(document.Id, document.Language, events, [.. contacts.Select(contact => Dialled(contact, events))]);
    }

    // The numbers of a contact as they are dialled in the countries of the events and of the contact's own body.
    private static Contact Dialled(Contact contact, Event[] events)
    {
        IEnumerable<string> named = contact.Organization is { } body ? CountryNames.In(body.Clean) : [];
        IEnumerable<string> held = events.SelectMany(told => told.Country is { } country ? CountryNames.In(country.Clean) : told.City is { } city ? Gazetteer.Countries(city.Clean) : []);
        string[] own = [.. named.Distinct()];
        string[] regions = own.Length > 0 ? own : [.. held.Distinct()];
        return contact with { Phones = [.. contact.Phones.Select(phone => phone with { Dial = Dialling.E164(phone.Printed.Clean, regions) })] };
    }

    private static Event Read(Document document, List<SentenceView> sentences, List<SentenceView> shared, DocumentDate written, IReadOnlyList<SentenceView> all, SourceSpan scope, PeopleOfDocument people, string id)
    {
        EventDate date = EventDates.Choose(document, written, sentences);
        Place place = PlaceFinder.Find(sentences, all);
        Count? count = CountFinder.Find(sentences);
        HashSet<string> names = [.. people.Attendees(scope).Select(attendee => attendee.Name?.Clean).OfType<string>(), .. people.Absent(scope).Select(absent => absent.Name.Clean)];
        EventBodies bodies = RelationReader.Read(sentences, names);
        Printed? venue = VenueFinder.Find(sentences);
        // What a report of several events says before the first holds for each.
        EventBodies common = RelationReader.Read(shared, names);
        Attendee[] group = count is null ? [] : [new Attendee(AttendeeKind.Group, count.Printed, null, null, null) { Evidence = count.Printed.Source }];
        (List<Attendee> groups, List<Presentation> groupTalks) = GroupReader.Read(sentences);
        // "The ambassador" may be one who is named elsewhere: then the post alone is nobody new.
        string[] posts = [.. people.Attendees(scope).Select(a => a.Role).Concat(people.Absent(scope).Select(a => a.Role)).OfType<Printed>().Select(role => Token.Fold(role.Clean))];
        groups = [.. groups.Where(g => g.Role is not { } role || !posts.Any(post => post.Contains(Token.Fold(role.Clean).Split(' ')[0], StringComparison.Ordinal))).DistinctBy(g => Token.Fold((g.Name ?? g.Role)!.Clean).Split(" of ")[0])];
        return new Event(id, document.Id)
        {
            Scope = scope,
            Title = TitleFinder.Find(document, all, scope),
            StartDate = date.Start,
            EndDate = date.End,
            IsAnnouncement = date.IsAhead,
            DateAsPrinted = date.AsPrinted,
            City = place.City,
            Country = place.Country,
            ParticipantCount = count,
            Laws = LawFinder.Find(document, scope),
            Organizers = bodies.Organizers.Count > 0 ? bodies.Organizers : common.Organizers.Count > 0 ? common.Organizers : Letterhead.Find(all) is { } author ? [author] : [],
            Venue = venue,
            // The house that an event is held in is its host where the text names no other.
            Hosts = bodies.Hosts.Count > 0 || venue is null ? bodies.Hosts : [venue],
            Supporters = bodies.Supporters.Count > 0 ? bodies.Supporters : common.Supporters,
            Attendees = [.. people.Attendees(scope), .. AttendingBodies.Read(sentences), .. groups.Where(g => count is null || g.Name?.Source.Overlaps(count.Printed.Source) != true), .. group],
            Absent = people.Absent(scope),
            Presentations = [.. people.Presentations(scope), .. groupTalks],
        };
    }
}
