using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Understanding;

namespace ChatAssistant.Conversation;

/// <summary>What a conversation is about: the event and person last spoken of, and what was asked last.</summary>
public sealed class Focus
{
    private static readonly HashSet<string> OfPeople = ["attendee", "absent", "presentation", "contact", "person"];

    public Event? Event { get; private set; }
    public string? Person { get; private set; }
    public Intent? Intent { get; private set; }
    public Language? Language { get; private set; }

    internal void Keep(Reading reading, Reply reply)
    {
        Language = reading.Language;
        if (reading.Events.Count == 1) Event = reading.Events[0];
        // An answer about one person makes them the one that "she" and "his" mean.
        string[] people = [.. reply.Facts.Where(fact => OfPeople.Contains(fact.Kind)).Select(fact => fact.Fields.GetValueOrDefault("name")).OfType<string>().Distinct()];
        Person = reading.Person ?? (people.Length == 1 ? people[0] : Person);
        if (reading.Intent is < Understanding.Intent.Greeting) Intent = reading.Intent;
    }
}
