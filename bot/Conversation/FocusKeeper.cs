using ChatAssistant.Answers;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Conversation;

/// <summary>Keeps what a conversation is about from turn to turn.</summary>
internal static class FocusKeeper
{
    /// <summary>What the conversation is about after a turn that looked something up.</summary>
    public static ConversationState After(ConversationState before, Reading reading, Findings findings, Reply reply)
    {
        EventQuestion question = reading.Question!;
        ConversationState after = before with
        {
            Language = reading.Language,
            Asked = reading.Intent,
            // A question that went on from another keeps the words of both, newest first.
            Question = question.Before is { } earlier ? Short($"{question.Text} {earlier}") : Short(question.Text),
            Offered = [],
            Shown = reply.Remaining > 0 ? reading.Skip + reply.Shown : 0,
        };
        return findings switch
        {
            Findings.Found found => after with { Events = found.About.Count > 0 ? [.. found.About.Select(told => told.Id)] : before.Events, Person = Person(found) ?? (found.IsPart ? before.Person : null), Offered = Listed(found) },
            Findings.SeveralMatch several => after with { Offered = [.. several.Candidates.Take(AskBack.Offered).Select(told => told.Id)], Person = question.Person },
            Findings.NothingKnown { About: { } told } => after with { Events = [told.Id] },
            _ => after,
        };
    }

    // "The second one" after a list of events chooses from it.
    private static IReadOnlyList<string> Listed(Findings.Found found) =>
        [.. found.Items.OfType<EventFound>().Select(item => item.Told.Id) is var ids && ids.Count() > 1 ? ids.Take(AskBack.Offered) : []];

    // An answer about one person makes them the one that "she" and "his" mean.
    private static string? Person(Findings.Found found)
    {
        if (found.Person is { } person) return person;
        string[] people = [.. found.Items.Select(NameOf).OfType<string>().Distinct()];
        return people.Length == 1 ? people[0] : null;
    }

    private static string? NameOf(Finding item) => item switch
    {
        AttendeeFound { Attendee.Name: { } name } => name.Clean,
        AbsenteeFound absentee => absentee.Absentee.Name.Clean,
        TalkFound { Talk.Speaker: { } speaker } => speaker.Clean,
        ContactFound { Contact.Name: { } name } => name.Clean,
        _ => null,
    };

    private static string Short(string text) => text.Length <= 400 ? text : text[..400];
}
