using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Passages;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Knowledge.Questions.Finders;
using ChatAssistant.Knowledge.Questions.Matching;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge;

/// <summary>The face of what is known: a question about events in, findings out. One for each snapshot; safe on several threads.</summary>
public sealed class EventKnowledge
{
    /// <summary>An event that fits this share of what tells events apart is meant even where one name is not in its documents ("in Malta", of one in Valletta).</summary>
    private const double EnoughOfTheEvent = 0.75;

    /// <summary>Sentences up to this many UTF-16 units are quoted beside the value that they hold.</summary>
    private const int LongestQuote = 400;

    private readonly IReadOnlySet<string> _commonWords;
    private readonly EventIndex _index;
    private readonly QuestionTextReader _reader;
    private readonly EventChooser _chooser;
    private readonly PeopleOfQuestion _people;
    private readonly AttendeeFilter _attendees;
    private readonly TalkFinder _talks;
    private readonly ContactFinder _contacts;
    private readonly ValueFinder _values;
    private readonly EventLister _lister;
    private readonly SentenceFinder _sentences;
    private readonly SentenceAnswers _quotes;

    /// <param name="commonWords">Words that people use to ask, whatever they ask about; lower case without accents.</param>
    public EventKnowledge(KnowledgeSnapshot snapshot, IReadOnlySet<string> commonWords)
    {
        Snapshot = snapshot;
        _commonWords = commonWords;
        _index = snapshot.Index;
        _reader = new QuestionTextReader(commonWords, _index.IsName, _index.IsPlace, _index.Knows);
        _chooser = new EventChooser(_index);
        _people = new PeopleOfQuestion(snapshot, _index);
        _attendees = new AttendeeFilter(snapshot, _index);
        _talks = new TalkFinder(snapshot, _index);
        _contacts = new ContactFinder(snapshot, _index);
        _values = new ValueFinder(snapshot);
        _lister = new EventLister(snapshot, _index);
        _sentences = new SentenceFinder(snapshot, _index);
        _quotes = new SentenceAnswers(snapshot, _index, _sentences, _values);
    }

    public KnowledgeSnapshot Snapshot { get; }

    /// <summary>All events, in the order of the documents.</summary>
    public IEnumerable<Event> Events => _index.All;

    /// <summary>The event of this id; null where no document tells of it any more.</summary>
    public Event? ById(string id) => _index.ById(id);

    /// <summary>The question's words, the names of the documents told among them.</summary>
    public QuestionText Read(EventQuestion question) => _reader.Read(question.Text, question.Language, question.Today);

    /// <summary>True when the words name a person of the documents, or an event by its kind and a name: somebody who writes them asks about the documents.</summary>
    public bool Tells(QuestionText question) => _people.Named(question) is [(_, > 1), ..]
        || (question.Words.Any(word => EventNouns.Contains(word.Folded)) && question.Names.Any(name => _index.Rarity(name) > 0) && IsHalfKnown(question, word => _index.Rarity(word) > 0));

    /// <summary>True when the words name a person of the documents by two words of the name, or by one that is no word of the documents otherwise.</summary>
    public bool Names(QuestionText question) => _people.Named(question) is [(_, > 1), ..] or [_];

    /// <summary>True when one of the words is one that people use to ask, or one of the documents.</summary>
    public bool KnowsAny(QuestionText question) => question.Words.Any(word => word.IsCommon || _index.Rarity(word) > 0 || EventNouns.Contains(word.Folded));

    /// <summary>True when the words tell one event by its place, title or venue, or by its date: it is asked about, whatever else the words say.</summary>
    public bool TellsOne(QuestionText question) => Told(question) is not null;

    /// <summary>The same where the event's document also has at least half of the question's other words: "a good restaurant in Dakar" asks nothing of it.</summary>
    /// <param name="focus">What the conversation is about: its event may be meant where the words tell none.</param>
    public bool TellsOneWholly(QuestionText question, IReadOnlyList<Event> focus)
    {
        if ((Told(question) ?? (focus is [var only] ? only : null)) is not { } told) return false;
        bool more = Others(question).Any() || !question.Date.IsEmpty || question.Words.Any(word => EventNouns.Contains(word.Folded));
        return more && IsHalfKnown(question, word => _index.FieldsOf(told, word) != EventFields.None);
    }

    private static bool IsHalfKnown(QuestionText question, Func<QuestionWord, bool> known) => Others(question).Count(known) * 2 >= Others(question).Count();

    private static IEnumerable<QuestionWord> Others(QuestionText question) => question.Content.Where(word => !word.IsName && word.Folded.Length > 3 && !EventNouns.Contains(word.Folded));

    private Event? Told(QuestionText question) =>
        _chooser.Choose(question, new EventQuestion(Aspect.Overview, question.Text, question.Language)) is { Told: true, Events: [{ Missing.Count: 0 } only] }
        && (question.Date.Confirms(only.Event) > 1 || question.Content.Any(word => (_index.FieldsOf(only.Event, word) & (EventFields.Title | EventFields.Place | EventFields.Venue | EventFields.Head)) != 0)) ? only.Event : null;

    /// <summary>The one of these events that the words fit; null where they fit none or several.</summary>
    public Event? OnlyOneOf(IReadOnlyList<Event> events, EventQuestion question)
    {
        Choice choice = _chooser.Choose(Read(question), question with { Among = events, Focus = [] });
        return choice is { Told: true, Events: [{ Missing.Count: 0 } only] } ? only.Event : null;
    }

    /// <summary>True when the place is about what is asked of the event: it holds one of the words that an answer must hold.</summary>
    public bool Touches(EventQuestion asked, Event? told, SourceSpan place)
    {
        QuestionText own = Read(asked);
        IReadOnlySet<string> held = _sentences.KeysOf(place);
        return _quotes.Wanted(asked.Before is { } before ? Continuing(own, before, asked) : own, told).Any(word => word.Keys.Any(held.Contains));
    }

    /// <summary>Answers from the register where it holds what is asked, else from sentences, else tells what is not known.</summary>
    public Findings Find(EventQuestion asked)
    {
        QuestionText own = Read(asked);
        Choice choice = _chooser.Choose(own, asked);
        QuestionText question = asked.Before is { } before ? Continuing(own, before, asked) : own;
        switch (asked.Aspect)
        {
            case Aspect.Events: return Listed(_lister.Fitting(question), question);
            case Aspect.PersonEvents: return EventsOf(question, asked);
            case Aspect.Open: return Open(question, choice, asked);
            case Aspect.Count when question.Words.Any(word => Nouns.Events.Contains(word.Folded) && CountedNoun.IsCounted(question, word)) && !(choice is { Told: true, Events: [{ Missing.Count: 0 } series] } && SaysHowMany(question, series.Event)): return Counted(_lister.Fitting(question), question);
            case Aspect.TopicSpeaker when !choice.Told && choice.Events.Count != 1: return SpeakersAnywhere(question, choice, asked);
        }
        string? person = Person(question, choice, asked, out IReadOnlyList<EventMatch> events);
        if (person is null && question.MeansAPerson && asked.Aspect is Aspect.Contact) return new Findings.NobodyMeant();
        if (events.Count == 0) return NoEvent(question, asked, choice, person);
        if (choice.Told && asked.Before is null && events[0].Missing.Count > 0 && Compared(question, asked, events[0]) is { } compared) return compared;
        if (events[0].Missing.Count > 0 && events[0].Share < EnoughOfTheEvent && !OnlyPartsMissing(question, asked, choice, events[0])) return new Findings.NothingKnown([.. events[0].Missing.Select(word => word.Folded)], !choice.Told || events[0].Named > 0 ? events[0].Event : null);
        if (asked.Aspect == Aspect.Contact && person is not null && ContactsOf(question, asked, events, person) is { } theirs) return theirs;
        if (events.Count > 1 && !OneToAnswer(events, asked)) return Several(events.Select(match => match.Event));
        Event told = events[0].Event;
        if (Unanswerable(question, told) is { } word) return new Findings.NothingKnown([word], told);
        if (question.AsksForATime && asked.Aspect is Aspect.Date or Aspect.Open) return _quotes.Times(question, told) ?? (Findings)new Findings.NothingKnown([], told);
        Findings? answer = StandIns(question, told, person) ?? OfAllDocuments(question, asked, told, person) ?? _quotes.Otherwise(question, told, asked, person);
        return answer is Findings.Found found ? _quotes.Weighed(_quotes.Completed(found, question, asked, told), question, told) : answer ?? new Findings.NothingKnown([], told);
    }

    // "The attorney general of Chile", of whom an event tells nothing: those of its people that have the post are looked for first.
    private static bool OnlyPartsMissing(QuestionText question, EventQuestion asked, Choice choice, EventMatch match) =>
        asked.Aspect == Aspect.Attendees && (!choice.Told || match.Named > 0) && match.Missing.All(name => name.IsCountry && PartOfQuestion.Follows(question, name)) && question.Words.Any(word => Nouns.IsPost(word.Folded));

    // "How many came to Lahore, and how many to Nanning?": each name that the first event lacks tells another, and both are asked about.
    private Findings.Found? Compared(QuestionText question, EventQuestion asked, EventMatch first)
    {
        QuestionWord[] told = [.. question.Names.Where(name => (_index.FieldsOf(first.Event, name) & (EventFields.Title | EventFields.Place)) != 0)];
        QuestionText rest = question with { Words = [.. question.Words.Except(told)] };
        if (told.Length == 0 || asked.Aspect is Aspect.Contact or Aspect.PersonTopic or Aspect.PersonInfo || _chooser.Choose(rest, asked with { Focus = [], Before = null }) is not { Told: true, Events: [{ Missing.Count: 0 } second] }) return null;
        if (!first.Missing.All(name => (_index.FieldsOf(second.Event, name) & (EventFields.Title | EventFields.Place)) != 0)) return null;
        return About(question with { Words = [.. question.Words.Except(first.Missing)] }, asked, first.Event, null) is Findings.Found one && About(rest, asked, second.Event, null) is Findings.Found other
            ? new Findings.Found([.. one.Items, .. other.Items], [first.Event, second.Event], null) { IsPart = one.IsPart } : null;
    }

    // What the register of all documents on the event holds.
    private Findings? OfAllDocuments(QuestionText question, EventQuestion asked, Event told, string? person)
    {
        Findings? first = About(question, asked, told, person);
        IReadOnlyList<Event> group = Snapshot.Identity.GroupOf(told).Events;
        if (group.Count == 1 || asked.Aspect is Aspect.Overview) return first;
        Findings.Found? found = first as Findings.Found;
        IReadOnlyList<Finding> all = SaidOnce.Join(found?.Items ?? [], group.Where(other => other.Id != told.Id).SelectMany(other => (About(question, asked, other, person) as Findings.Found)?.Items ?? []));
        return all.Count == 0 ? first : Found(all, told, found?.Person ?? person, found?.IsPart ?? false);
    }

    private Findings? About(QuestionText question, EventQuestion asked, Event told, string? person)
    {
        switch (asked.Aspect)
        {
            case Aspect.Attendees when person is not null: return Found([.. Info(told, person)], told, person, true);
            case Aspect.Attendees: return TookPart(question, told);
            case Aspect.Count: return CountOf(question, told);
            case Aspect.Absent: return Found([.. told.Absent.Where(a => !question.AsksForAName || !NameMatcher.Words(a.Name.Clean).Any(Nouns.IsPost)).Select(a => new AbsenteeFound(told, a))], told, null, false);
            case Aspect.Presentations when person is not null && TalkFinder.Of(told, person) is { Count: > 0 } theirs: return Found([.. theirs.Select(talk => new TalkFound(told, talk))], told, person, true);
            case Aspect.Presentations: return Found([.. _talks.Asked(told, question).Select(talk => new TalkFound(told, talk))], told, null, false);
            case Aspect.TopicSpeaker: return Speakers(question, told);
            case Aspect.PersonTopic: return person is null ? null : TalkFinder.Of(told, person) is { Count: > 0 } talks ? Found([.. talks.Select(talk => new TalkFound(told, talk)), .. Named(person, told).Where(said => !talks.Any(talk => IsMostOf(talk.Topic, said.Evidence)))], told, person, true) : null;
            case Aspect.PersonInfo when person is null && !_quotes.Wanted(question, told).Any(): return Found([.. told.Attendees.Select(a => new AttendeeFound(told, a))], told, null, false);
            // Two Sangarés are both told of: which is meant, the reader sees.
            case Aspect.PersonInfo when person is not null && Namesakes(question, told) is { Length: > 1 } several: return Found([.. several.SelectMany(name => Info(told, name).Concat(Named(name, told)))], told, null, true);
            case Aspect.PersonInfo: return person is null ? null : Found([.. Info(told, person), .. Named(person, told)], told, person, true);
            case Aspect.Contact: return Found([.. _contacts.Asked(told, question).Select(contact => new ContactFound(told, contact))], told, null, false);
            case Aspect.Overview: return Found(Overview(told), told, null, false);
            default: return Found(WithSentences(_values.Find(told, asked.Aspect)), told, null, false);
        }
    }

    // All who took part, or the part asked for: of the register, else by a sentence; who is not among them is not told of.
    private Findings? TookPart(QuestionText question, Event told)
    {
        PeoplePart part = _attendees.Asked(told, question);
        bool countries = part.Sought.Count == 0 && question.Words.Any(word => Nouns.Countries.Contains(word.Folded));
        Findings.Found? found = Found([.. part.Attendees.Select(a => new AttendeeFound(told, a))], told, null, part.IsPart);
        if (countries) return _quotes.WithCountries(found, told);
        if (found is not null) return found;
        if (Deeds.Of(question) is { } deed && part.Sought.Count == 0) return question.AsksForAName ? null : _quotes.Done(deed, told);
        if (!part.IsPart || part.Sought.Count == 0) return null;
        var nothing = new Findings.NothingKnown([.. part.Sought.Select(word => word.Folded)], told) { Instead = part.OfThePost };
        return question.AsksForAName ? nothing : Found([.. _sentences.Holding(part.Sought, told.Scope).Select(source => new SentenceFound(told, source))], told, null, true) ?? (Findings)nothing;
    }

    private string[] Namesakes(QuestionText question, Event told) => [.. _people.Named(question).Where(pair => ReferenceEquals(pair.Person.Event, told)).Select(pair => pair.Person.Name).Distinct().Take(4)];

    private IEnumerable<Finding> Named(string person, Event told) => _sentences.Naming(person, told).Select(source => new SentenceFound(told, source));

    // A sentence that is little more than the topic of the talk need not be said again.
    private static bool IsMostOf(Printed? topic, SourceSpan sentence) => topic is not null && topic.Source.Overlaps(sentence) && topic.Source.Length * 10 >= sentence.Length * 6;

    // The sentence says more than the value: "twenty-nine judges, eleven of them women".
    private static IReadOnlyList<Finding> WithSentences(IReadOnlyList<Finding> values) =>
        [.. values, .. values.OfType<ValueFound>().Where(value => value.Aspect != Aspect.Law && value.Sentence.Length is > 0 and < LongestQuote).Select(value => new SentenceFound(value.Told, value.Sentence)).Distinct()];

    private static Findings.Found? Found(IReadOnlyList<Finding> items, Event told, string? person, bool part) => items.Count == 0 ? null : new Findings.Found(items, [told], person) { IsPart = part };

    private Findings.Found? Speakers(QuestionText question, Event told)
    {
        if (Deeds.Of(question) is not null && _attendees.Asked(told, question) is { Attendees.Count: > 0 } doing) return Found([.. doing.Attendees.Select(a => new AttendeeFound(told, a))], told, null, true);
        if (Deeds.Of(question) is { } deed && _quotes.Done(deed, told) is { } done) return done;
        if (!_talks.HasTopic(told, question)) return Found([.. told.Presentations.Select(talk => new TalkFound(told, talk))], told, null, false);
        return Found([.. _talks.About([told], question).Select(pair => new TalkFound(told, pair.Talk))], told, null, true);
    }

    private Findings SpeakersAnywhere(QuestionText question, Choice choice, EventQuestion asked)
    {
        IReadOnlyList<(Event Event, Presentation Talk)> talks = _talks.Anywhere(question);
        if (talks.Count == 0) return Open(question, choice, asked);
        Event[] events = [.. talks.Select(pair => pair.Event).Distinct<Event>(ReferenceEqualityComparer.Instance)];
        return new Findings.Found([.. talks.Select(pair => new TalkFound(pair.Event, pair.Talk))], events, null) { IsPart = true };
    }

    // The number that the document prints, where it is of what is asked; else what can be counted in the register.
    private Findings.Found? CountOf(QuestionText question, Event told)
    {
        Finding[] printed = [.. _values.Find(told, Aspect.Count)];
        QuestionWord? noun = CountedNoun.Of(question);
        if (noun is null || Nouns.Anybody.Contains(noun.Folded)) return Found(WithSentences(printed), told, null, false) ?? (_sentences.Numbered(AspectCues.People, told.Scope) is { } people ? Found([new SentenceFound(told, people)], told, null, true) : null);
        if (told.ParticipantCount is { } count && EventShard.Keys(count.Printed.Clean, Snapshot.Documents[told.DocumentId].Language).Any(noun.Keys.Contains)) return Found(WithSentences(printed), told, null, false);
        if (_sentences.Numbered(noun.Keys.ToHashSet(), told.Scope) is { } sentence && _quotes.HoldsNames([sentence], _quotes.Wanted(question, told).Where(word => !PartOfQuestion.TellsTheEvent(question, word)), told)) return Found([new SentenceFound(told, sentence)], told, null, true);
        PeoplePart part = _attendees.Asked(told, question);
        return part is { IsPart: true, Attendees.Count: > 0 } ? Found([new NumberFound(told, part.Attendees.Count, noun.Folded, part.Attendees[0].Evidence), .. part.Attendees.Select(a => new AttendeeFound(told, a))], told, null, true) : null;
    }

    // "How many seminars are in the Orhei series?": the event's own text tells the number.
    private bool SaysHowMany(QuestionText question, Event told) => CountedNoun.Of(question) is { } noun && _sentences.Numbered(noun.Keys.ToHashSet(), told.Scope) is not null;

    private IEnumerable<Finding> Info(Event told, string person)
    {
        foreach (Attendee attendee in told.Attendees.Where(a => a.Name is { } name && PeopleOfQuestion.SameName(name.Clean, person))) yield return new AttendeeFound(told, attendee);
        foreach (Absentee absentee in told.Absent.Where(a => PeopleOfQuestion.SameName(a.Name.Clean, person))) yield return new AbsenteeFound(told, absentee);
        foreach (Presentation talk in TalkFinder.Of(told, person)) yield return new TalkFound(told, talk);
        foreach ((_, Contact contact) in _contacts.Of(person, [told])) yield return new ContactFound(told, contact);
    }

    // Somebody else's number is no answer to how to reach a person named.
    private Findings? ContactsOf(QuestionText question, EventQuestion asked, IReadOnlyList<EventMatch> events, string person)
    {
        Finding[] theirs = [.. _contacts.Of(person, events.Select(match => match.Event)).Select(pair => new ContactFound(pair.Event, pair.Contact))];
        if (theirs.Length == 0) theirs = [.. _contacts.Of(person, _index.Naming(person)).Select(pair => new ContactFound(pair.Event, pair.Contact))];
        if (theirs.Length > 0) return new Findings.Found(theirs, [theirs[0].Event!], person) { IsPart = true };
        bool meant = question.Names.Any(name => NameMatcher.Words(person).Contains(name.Folded) && !events.Any(match => (_index.FieldsOf(match.Event, name) & (EventFields.Title | EventFields.Place | EventFields.Head)) != 0)) || asked.Person == person && question.HasAny("her", "his", "him", "su", "son", "sa");
        return meant ? new Findings.NothingKnown([person], events.Count == 1 ? events[0].Event : null) : null;
    }

    // "Who spoke in place of the ambassador?": what the text says of those who were not there, and what follows it.
    private Findings.Found? StandIns(QuestionText question, Event told, string? person)
    {
        if (!question.AsksForAStandIn) return null;
        Absentee[] absent = [.. told.Absent.Where(a => person is null || PeopleOfQuestion.SameName(a.Name.Clean, person))];
        var items = new List<Finding>();
        foreach (Absentee absentee in absent)
        {
            items.Add(new AbsenteeFound(told, absentee));
            if (_sentences.After(absentee.Evidence) is { } next) items.Add(new SentenceFound(told, next));
        }
        return Found(items, told, person, true);
    }

    private List<Finding> Overview(Event told)
    {
        var items = new List<Finding>();
        foreach (Aspect aspect in (Aspect[])[Aspect.Date, Aspect.Place, Aspect.Organizer, Aspect.Host, Aspect.Funder, Aspect.Count]) items.AddRange(_values.Find(told, aspect));
        items.AddRange(told.Attendees.Where(a => a.Kind == AttendeeKind.Person && a.Name is not null).Take(6).Select(a => new AttendeeFound(told, a)));
        items.AddRange(told.Presentations.Take(6).Select(talk => new TalkFound(told, talk)));
        Document document = Snapshot.Documents[told.DocumentId];
        if (document.Blocks.FirstOrDefault(block => block.Kind == BlockKind.Paragraph && block.Length > 80 && told.Scope.Overlaps(document.Span(block.Start, block.Length))) is { } opening)
            items.Add(new SentenceFound(told, document.Span(opening.Start, opening.Length)));
        return items;
    }

    // The words name a person, a pronoun means the conversation's, or a post and body describe one.
    private string? Person(QuestionText question, Choice choice, EventQuestion asked, out IReadOnlyList<EventMatch> events)
    {
        events = choice.Events;
        bool personal = asked.Aspect is Aspect.PersonTopic or Aspect.PersonInfo or Aspect.PersonEvents or Aspect.Contact or Aspect.Presentations or Aspect.Attendees or Aspect.Absent;
        if (!personal) return null;
        IReadOnlyList<(PersonEntry Person, int Hits)> named = _people.Named(question);
        bool set = asked.Aspect is Aspect.Presentations or Aspect.Attendees or Aspect.Absent;
        if (named.Count > 0 && (named[0].Hits > 1 || !set))
        {
            // Of several events that fit, those are meant that the person was at.
            EventMatch[] theirs = [.. events.Where(match => named.Any(pair => ReferenceEquals(pair.Person.Event, match.Event)))];
            if (theirs.Length > 0) events = theirs;
            return named.FirstOrDefault(pair => choice.Events.Any(match => ReferenceEquals(match.Event, pair.Person.Event))).Person?.Name ?? named[0].Person.Name;
        }
        if (asked.Person is { } spokenOf && question.Words.Any(word => Nouns.Pronouns.Contains(word.Folded)) && (!set || question.AsksForAStandIn)) return spokenOf;
        IEnumerable<Event> within = events.Count > 0 ? events.Take(3).Select(match => match.Event) : asked.Focus;
        if (asked.Aspect is Aspect.PersonTopic or Aspect.PersonInfo or Aspect.PersonEvents && _people.Described(question, within) is { } described) return described;
        return set || asked.Aspect is Aspect.Contact ? null : asked.Person;
    }

    private Findings EventsOf(QuestionText question, EventQuestion asked)
    {
        IReadOnlyList<(PersonEntry Person, int Hits)> named = _people.Named(question);
        string? person = named.Count > 0 ? named[0].Person.Name : question.Words.Any(word => Nouns.Pronouns.Contains(word.Folded)) ? asked.Person : null;
        if (person is not null) return Listed(_lister.OfPerson(person), question, person);
        if (question.Words.All(word => !Nouns.Events.Contains(word.Folded)) && asked.Focus.Count == 1 && _quotes.BySentences(question, asked.Focus[0], asked) is { } told) return told;
        return Listed(_lister.OfBodies([.. question.Names]), question);
    }

    private Findings Listed(IReadOnlyList<Event> events, QuestionText question, string? person = null) => events.Count == 0
        ? new Findings.NothingKnown([.. question.Content.Select(word => word.Folded)], null)
        : new Findings.Found([.. Once(events).Select(told => new EventFound(told, _lister.Place(told)))], events.Count == 1 ? events : [], person) { IsPart = question.Content.Any() || !question.Date.IsEmpty };

    private Findings Counted(IReadOnlyList<Event> events, QuestionText question) => events.Count == 0
        ? new Findings.NothingKnown([.. question.Content.Select(word => word.Folded)], null)
        : new Findings.Found([new NumberFound(null, Once(events).Count(), CountedNoun.Of(question)?.Folded ?? "", _lister.Place(events[0])), .. Once(events).Select(told => new EventFound(told, _lister.Place(told)))], [], null);

    private Findings NoEvent(QuestionText question, EventQuestion asked, Choice choice, string? person)
    {
        if (person is not null && _lister.OfPerson(person) is { Count: > 0 } theirs && asked.Focus.Count == 0)
            return theirs.Count > 1 ? new Findings.SeveralMatch(theirs) : About(question, asked, theirs[0], person) ?? new Findings.NothingKnown([], theirs[0]);
        string[] unknown = [.. question.Content.Where(word => word.IsName && _index.Rarity(word) == 0).Select(word => word.Folded)];
        if (unknown.Length > 0 || !question.Date.IsEmpty || _index.Count == 0) return new Findings.NothingKnown(unknown, null);
        if (choice.Likely.Count > 1 && !question.Names.Any()) return Several(InLanguage(choice.Likely, question));
        return (Findings?)_quotes.BySentences(question, null, asked) ?? (question.Content.Any() ? new Findings.NothingKnown([.. question.Content.Select(word => word.Folded)], null)
            : new Findings.SeveralMatch([.. _index.All.OrderByDescending(told => told.StartDate)]));
    }

    // An event that several documents tell is offered once.
    private Findings.SeveralMatch Several(IEnumerable<Event> events) => new([.. Once(events)]);

    private IEnumerable<Event> Once(IEnumerable<Event> events) => events.DistinctBy(told => Snapshot.Identity.GroupOf(told).Id);

    // Who asks in a language has more likely read the documents in it.
    private Event[] InLanguage(IReadOnlyList<EventMatch> likely, QuestionText question) =>
        [.. likely.OrderByDescending(match => match.Score).Select(match => match.Event).OrderByDescending(told => Snapshot.Documents[told.DocumentId].Language == question.Language)];

    private Findings Open(QuestionText question, Choice choice, EventQuestion asked)
    {
        if (question.AsksForATime && choice.Events is [{ Missing.Count: 0 } timed]) return _quotes.Times(question, timed.Event) ?? (Findings)new Findings.NothingKnown([], timed.Event);
        Event? told = choice.Events.Count == 1 || (choice.Told && choice.Events.Count > 0) ? choice.Events[0].Event : null;
        if (choice.Told && choice.Events.Count > 1 && !SameEvent(choice.Events)) return Several(choice.Events.Select(match => match.Event));
        if (told is not null && choice.Events[0].Missing.Count > 0 && choice.Events[0].Share < EnoughOfTheEvent) return new Findings.NothingKnown([.. choice.Events[0].Missing.Select(word => word.Folded)], told);
        // Somebody's name: a sentence about a post is none.
        if (question.AsksForAName && question.Words.Any(word => Nouns.IsPost(word.Folded))) return new Findings.NothingKnown([], told);
        return (Findings?)_quotes.BySentences(question, told, asked) ?? new Findings.NothingKnown([.. _quotes.Wanted(question, told).Where(word => word.IsContent).Select(word => word.Folded)], told);
    }

    // "Who paid for the hotel?": that somebody supported the event says nothing of a hotel.
    private string? Unanswerable(QuestionText question, Event told) =>
        question.Words.FirstOrDefault(word => Nouns.IsDetail(word.Folded) && _index.FieldsOf(told, word) == EventFields.None)?.Folded;

    // "And at the Busia one?": what is asked comes from the turn before, which event from this one.
    private QuestionText Continuing(QuestionText own, string before, EventQuestion asked)
    {
        QuestionText earlier = _reader.Read(before, asked.Language, asked.Today);
        bool Identifies(QuestionWord word) => word.IsNumber || DateWords.IsMonth(word.Folded) || asked.Focus.Any(told => (_index.FieldsOf(told, word) & (EventFields.Title | EventFields.Place | EventFields.Venue | EventFields.Head)) != 0 && word.IsName);
        // "And Senegal?" takes the place of the country asked for before.
        bool Replaced(QuestionWord word) => ContactFinder.IsMeans(word) && own.Words.Any(ContactFinder.IsMeans) || word.IsName && own.Words.Any(mine => mine.IsName && mine.IsCountry == word.IsCountry);
        return own with { Words = [.. own.Words, .. earlier.Words.Where(word => !Identifies(word) && !Replaced(word) && !own.Words.Any(mine => mine.Folded == word.Folded))] };
    }

    // The events of one document have their contacts in common.
    private bool OneToAnswer(IReadOnlyList<EventMatch> events, EventQuestion asked) =>
        SameEvent(events) || (asked.Aspect == Aspect.Contact && events.All(match => match.Event.DocumentId == events[0].Event.DocumentId));

    private bool SameEvent(IReadOnlyList<EventMatch> events) => events.All(match => Snapshot.Identity.GroupOf(match.Event).Id == Snapshot.Identity.GroupOf(events[0].Event).Id);
}
