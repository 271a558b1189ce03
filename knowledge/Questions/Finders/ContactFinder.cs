using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions.Matching;
using ChatAssistant.Knowledge.Questions.Words;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>Tells which contacts a question asks for: all of an event's document, those of a person, body or place, those with the means asked for.</summary>
internal sealed class ContactFinder(KnowledgeSnapshot snapshot, EventIndex index)
{
    /// <summary>The contacts of the event's document that the question's names and posts fit best; all where they fit none.</summary>
    public IReadOnlyList<Contact> Asked(Event told, QuestionText question)
    {
        IReadOnlyList<Contact> all = snapshot.RegisterOf(told.DocumentId)!.Contacts;
        QuestionWord[] part = [.. question.Words.Where(word => (word.IsContent || Nouns.IsPost(word.Folded)) && !EventNouns.Contains(word.Folded) && (index.FieldsOf(told, word) & EventFields.Title) == 0)];
        var scored = all.Select(contact => (Contact: contact, Hits: Hits(told, contact, part))).ToList();
        int most = scored.Count == 0 ? 0 : scored.Max(pair => pair.Hits);
        Contact[] fitting = most > 0 ? [.. scored.Where(pair => pair.Hits == most).Select(pair => pair.Contact)] : [.. all];
        return ByMeans(fitting, question);
    }

    /// <summary>How to reach a person, over all documents.</summary>
    public IEnumerable<(Event? Event, Contact Contact)> Of(string person, IEnumerable<Event> events) =>
        from told in events.DistinctBy(e => e.DocumentId)
        from contact in snapshot.RegisterOf(told.DocumentId)!.Contacts
        where contact.Name is { } name && PeopleOfQuestion.SameName(name.Clean, person)
        select ((Event?)told, contact);

    private int Hits(Event told, Contact contact, QuestionWord[] part)
    {
        HashSet<string> own = [.. EventShard.Keys(string.Join(' ', new[] { contact.Name, contact.Role, contact.Organization }.OfType<Printed>().Select(value => value.Clean)), snapshot.Documents[told.DocumentId].Language)];
        // The place right before a number belongs to it: "in Geneva: …".
        HashSet<string> near = [.. EventShard.Keys(snapshot.Documents[told.DocumentId].Plain.Substring(contact.Evidence.Start, contact.Evidence.Length), snapshot.Documents[told.DocumentId].Language)];
        return part.Sum(word => word.Keys.Any(own.Contains) ? 2 : word.Keys.Any(near.Contains) ? 1 : 0);
    }

    private static readonly HashSet<string> Means = ["whatsapp", "fax", "mobile", "mob", "cell", "cellphone", "movil", "celular", "portable", "cellulaire", "email", "mail", "emails", "mails", "correo", "correos", "courriel", "e-mail", "phone", "telephone", "tel", "telefono", "telefonos", "extension"];

    /// <summary>True for a word for a means of reaching somebody: "and his e-mail?" takes the place of the telephone asked for before.</summary>
    public static bool IsMeans(QuestionWord word) => Means.Contains(word.Folded);

    // "whatsapp?", "fax": who has that is meant; an address is no answer to who asks for a number.
    private static Contact[] ByMeans(Contact[] contacts, QuestionText question)
    {
        PhoneKind? kind = question.HasAny("whatsapp") ? PhoneKind.WhatsApp : question.HasAny("fax") ? PhoneKind.Fax : question.HasAny("mobile", "mob", "cell", "cellphone", "movil", "celular", "portable", "cellulaire") ? PhoneKind.Mobile : null;
        bool mail = question.HasAny("email", "mail", "emails", "mails", "correo", "correos", "courriel", "e-mail"), phone = question.HasAny("phone", "telephone", "tel", "telefono", "telefonos", "extension");
        if (kind is { } asked && Array.FindAll(contacts, c => c.Phones.Any(number => number.Kind == asked)) is var some && (some.Length > 0 || asked is PhoneKind.Fax or PhoneKind.WhatsApp && !mail && !phone)) return some;
        if (kind is null or PhoneKind.Mobile && mail && Array.FindAll(contacts, c => c.Emails.Count > 0) is { Length: > 0 } written) return written;
        if ((phone || kind is not null) && !mail) return Array.FindAll(contacts, c => c.Phones.Count > 0);
        return mail && !phone ? Array.FindAll(contacts, c => c.Emails.Count > 0) : contacts;
    }
}
