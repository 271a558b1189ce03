using ChatAssistant.Knowledge.Events;
using ChatAssistant.Understanding;

namespace ChatAssistant.Conversation;

/// <summary>What a conversation is about: the event and person last spoken of.</summary>
public sealed class Focus
{
    public Event? Event { get; private set; }
    public string? Person { get; private set; }
    public Intent? Intent { get; private set; }

    internal void Keep(Reading reading)
    {
        if (reading.Events.Count == 1) Event = reading.Events[0];
        Person = reading.Person ?? Person;
        if (reading.Intent is < Understanding.Intent.Greeting) Intent = reading.Intent;
    }
}
