using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions.Matching;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>The part of an event's people that a question asks for.</summary>
/// <param name="IsPart">True where the question asks for some only.</param>
/// <param name="Sought">The words that tell the part.</param>
internal sealed record PeoplePart(IReadOnlyList<Attendee> Attendees, bool IsPart, IReadOnlyList<QuestionWord> Sought)
{
    /// <summary>Where nobody has both post and country, those who have the post: the attorneys general that there were, none of them Chile's.</summary>
    public IReadOnlyList<Attendee> OfThePost { get; init; } = [];
}

/// <summary>Tells which of an event's attendees a question asks for: all, those of a post, body or country, or those who opened or chaired.</summary>
internal sealed class AttendeeFilter(KnowledgeSnapshot snapshot, EventIndex index)
{
    public PeoplePart Asked(Event told, QuestionText question)
    {
        Document document = snapshot.Documents[told.DocumentId];
        IEnumerable<Attendee> people = told.Attendees;
        if (question.AsksForAName) people = people.Where(a => a.Name is not null);
        // Where nobody is called a trainer, those trained may be told apart all the same.
        if (Deeds.Of(question) is { } deed && ByDeed(told, document, deed) is var doing && (doing.Length > 0 || deed != Deed.Train)) return new PeoplePart([.. doing.Intersect(people)], true, []);

        List<QuestionWord> sought = Sought(told, question);
        bool bodies = question.Words.Any(word => Nouns.Bodies.Contains(word.Folded)) && !sought.Exists(word => Nouns.Bodies.Contains(word.Folded));
        if (bodies) people = people.Where(a => a.Kind != AttendeeKind.Person || a.Organization is not null);
        if (question.Words.Any(word => Nouns.Countries.Contains(word.Folded)) && sought.Count == 0)
            return new PeoplePart([.. people.Where(a => OwnKeys(document, a).Any(Words.Countries.IsKey))], true, []);
        QuestionWord[] countries = [.. sought.Where(word => word.IsCountry)], others = [.. sought.Where(word => !word.IsCountry)];
        Attendee[] ofThePost = others.Length == 0 ? [.. people] : [.. people.Where(a => Has(document, told, a, others))];
        // "The governor of Chiapas" is neither every governor nor everybody from Chiapas.
        QuestionWord[] posts = [.. others.Where(word => Nouns.IsPost(word.Folded))], names = [.. others.Where(word => word.IsProper && !Nouns.IsPost(word.Folded))];
        if (question.AsksWhether && posts.Length > 0 && names.Length > 0) ofThePost = [.. ofThePost.Where(a => Has(document, told, a, posts) && Has(document, told, a, names))];
        Attendee[] all = countries.Length == 0 ? ofThePost : [.. ofThePost.Where(a => Has(document, told, a, countries))];
        // Whoever asks for the Ministry of Health does not ask for the other ministries.
        QuestionWord[] offices = [.. Offices(question, sought)];
        all = [.. all.Where(a => Array.TrueForAll(offices, office => Has(document, told, a, [office])))];
        sought = [.. sought.Union(offices)];
        return new PeoplePart(all, sought.Count > 0 || bodies, sought) { OfThePost = all.Length == 0 && others.Length > 0 ? WithMost(document, ofThePost, others) : [] };
    }

    // "Attorney general" means those who are both, not every other general.
    private static Attendee[] WithMost(Document document, Attendee[] people, QuestionWord[] words)
    {
        var scored = Array.ConvertAll(people, a => (Attendee: a, Hits: OwnKeys(document, a).ToHashSet() is var own ? words.Count(word => word.Keys.Any(own.Contains)) : 0));
        int most = scored.Length == 0 ? 0 : scored.Max(pair => pair.Hits);
        return most == 0 ? [] : [.. scored.Where(pair => pair.Hits == most).Select(pair => pair.Attendee)];
    }

    /// <summary>Those who opened, closed, chaired or moderated.</summary>
    private static Attendee[] ByDeed(Event told, Document document, Deed deed)
    {
        HashSet<string> doing = [.. told.Presentations.Where(p => Tells(deed, p.Topic?.Clean) || Tells(deed, p.Role?.Clean)).Select(p => p.Speaker?.Clean).OfType<string>()];
        Attendee[] some = [.. told.Attendees.Where(a => a.Kind == AttendeeKind.Person && (a.Name is { } name && doing.Contains(name.Clean) || Tells(deed, a.Role?.Clean)))];
        if (some.Length > 0) return some;
        some = [.. told.Attendees.Where(a => a.Kind == AttendeeKind.Person && Tells(deed, document.Plain.Substring(a.Evidence.Start, a.Evidence.Length)))];
        return some.Length * 2 <= told.Attendees.Count || some.Length == 1 ? some : [];
    }

    private static bool Tells(Deed deed, string? text) => text is not null && NameMatcher.Words(text).Any(word => Deeds.Tells(deed, word));

    // Countries, bodies and posts of the question that do not belong to what the event is called.
    private List<QuestionWord> Sought(Event told, QuestionText question)
    {
        var sought = new List<QuestionWord>();
        for (int i = 0; i < question.Words.Count; i++)
        {
            QuestionWord word = question.Words[i];
            if (word.IsName && index.FieldsOf(told, word) != EventFields.None && PartOfQuestion.TellsTheEvent(question, word)) continue;
            if (Nouns.Anybody.Contains(word.Folded) || Nouns.Speakers.Contains(word.Folded) || Nouns.Bodies.Contains(word.Folded) || Nouns.Countries.Contains(word.Folded) || EventNouns.Contains(word.Folded)) continue;
            // "Was the navy there?": of what the documents do not name, nobody was.
            if (question.AsksWhether && word.IsContent && !word.IsName && !Nouns.Attending.Contains(word.Folded) && index.FieldsOf(told, word) == EventFields.None) sought.Add(word);
            else if (word.IsName && PartOfQuestion.IsPart(index, told, question, i) || (!word.IsName || question.AsksWhether) && Nouns.IsPost(word.Folded) && IsAskedPost(told, question, i)) sought.Add(word);
        }
        return sought;
    }

    // What a post or body of the question is of: "ministry of health", "fiscal de trata".
    private static IEnumerable<QuestionWord> Offices(QuestionText question, List<QuestionWord> sought)
    {
        for (int i = 2; i < question.Words.Count; i++)
        {
            QuestionWord word = question.Words[i];
            if (word.Folded.Length < 4 || word.IsCountry || EventNouns.Contains(word.Folded) || Nouns.Bodies.Contains(word.Folded)) continue;
            int before = i - 1;
            while (before > 1 && question.Words[before].Folded is "the" or "la" or "el" or "l" or "le" or "los" or "las" or "les") before--;
            if (question.Words[before].Folded is "of" or "de" or "del" or "du" or "des" or "d" && question.Words[before - 1] is var post && Nouns.IsPost(post.Folded) && sought.Contains(post)) yield return word;
        }
    }

    private bool IsAskedPost(Event told, QuestionText question, int i) => question.Words is var words &&
        !NamesTheEvent(words, i) && (i == 0 || question.AsksForAName || question.AsksWhether || Nouns.Asking.Contains(words[i - 1].Folded)) && (index.FieldsOf(told, words[i]) & EventFields.Title) == 0;

    // "prosecutors' workshop", "taller de fiscales": the post belongs to the name of the event.
    private static bool NamesTheEvent(IReadOnlyList<QuestionWord> words, int i) =>
        (i + 1 < words.Count && EventNouns.Contains(words[i + 1].Folded)) || (i > 1 && EventNouns.Contains(words[i - 2].Folded)) || (i > 2 && EventNouns.Contains(words[i - 3].Folded) && Nouns.Asking.Contains(words[i - 1].Folded));

    private static bool Has(Document document, Event told, Attendee attendee, QuestionWord[] any)
    {
        HashSet<string> own = [.. OwnKeys(document, attendee)];
        if (Array.Exists(any, word => word.Keys.Any(own.Contains))) return true;
        string near = Near(document, told, attendee);
        HashSet<string> around = [.. EventShard.Keys(near, document.Language)];
        return Array.Exists(any, word => (word.IsCountry || word.IsName) && word.Keys.Any(around.Contains));
    }

    private static IEnumerable<string> OwnKeys(Document document, Attendee a) =>
        EventShard.Keys(string.Join(' ', new[] { a.Name, a.Role, a.Organization, a.Country }.OfType<Printed>().Select(value => value.Clean)), document.Language);

    /// <summary>The words around a name, up to the next person's name: "the Mexican delegation, led by …".</summary>
    private static string Near(Document document, Event told, Attendee attendee)
    {
        if (attendee.Name is not { } name) return "";
        int from = Math.Max(attendee.Evidence.Start, name.Source.Start - 90), to = Math.Min(attendee.Evidence.End, name.Source.End + 60);
        foreach (Attendee other in told.Attendees)
        {
            if (other.Name is not { } theirs || ReferenceEquals(other, attendee)) continue;
            if (theirs.Source.End <= name.Source.Start) from = Math.Max(from, Math.Min(name.Source.Start, Math.Max(theirs.Source.End, other.Role?.Source.End is { } role && role <= name.Source.Start ? role : 0)));
            else if (theirs.Source.Start >= name.Source.End) to = Math.Min(to, other.Role?.Source.Start is { } post && post >= name.Source.End ? Math.Min(post, theirs.Source.Start) : theirs.Source.Start);
        }
        return to > from ? document.Plain[from..to] : "";
    }
}
