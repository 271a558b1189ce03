using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>Questions to press after an answer: those that the event's documents answer, but for the one just asked.</summary>
internal static class Suggestions
{
    private const int Most = 3;

    // In the order of the phrase "suggestions".
    private static readonly (Intent Intent, Func<Event, DocumentRegister?, bool> IsAnswered)[] All =
    [
        (Intent.Attendees, (told, _) => told.Attendees.Count > 0),
        (Intent.Presentations, (told, _) => told.Presentations.Count > 0),
        (Intent.Contact, (_, register) => register?.Contacts.Count > 0),
        (Intent.Date, (told, _) => told.DateAsPrinted is not null),
        (Intent.Place, (told, _) => told.City is not null || told.Country is not null),
        (Intent.Organizer, (told, _) => told.Organizers.Count > 0),
    ];

    /// <summary>What one may ask before an event is spoken of.</summary>
    public static IReadOnlyList<string> ToStart(Phrases phrases) => [.. phrases.List("suggestions").Take(Most)];

    /// <param name="about">The event that was spoken of; null where there was none, or several.</param>
    public static IReadOnlyList<string> After(Reading reading, Event? about, KnowledgeSnapshot snapshot)
    {
        IReadOnlyList<string> texts = Phrases.For(reading.Language).List("suggestions");
        DocumentRegister? register = about is null ? null : snapshot.RegisterOf(about.DocumentId);
        return [.. Enumerable.Range(0, All.Length).Where(i => All[i].Intent != reading.Intent && (about is null ? i < Most : All[i].IsAnswered(about, register))).Select(i => texts[i]).Take(Most)];
    }
}
