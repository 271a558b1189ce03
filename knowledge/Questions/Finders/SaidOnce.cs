using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Events.Text;

namespace ChatAssistant.Knowledge.Questions.Finders;

/// <summary>Joins what several documents say of one event: each thing once, and what they say differently each with its own source.</summary>
internal static class SaidOnce
{
    /// <summary>The first ones, and those of the others that say something else.</summary>
    public static IReadOnlyList<Finding> Join(IReadOnlyList<Finding> first, IEnumerable<Finding> others)
    {
        List<Finding> all = [.. first];
        foreach (Finding other in others)
        {
            if (!all.Exists(known => SaysTheSame(known, other))) all.Add(other);
        }
        return all;
    }

    private static bool SaysTheSame(Finding known, Finding other) => (known, other) switch
    {
        (AttendeeFound a, AttendeeFound b) => Same(a.Attendee.Name ?? a.Attendee.Role, b.Attendee.Name ?? b.Attendee.Role),
        (AbsenteeFound a, AbsenteeFound b) => Same(a.Absentee.Name, b.Absentee.Name),
        (TalkFound a, TalkFound b) => Same(a.Talk.Speaker, b.Talk.Speaker) && Same(a.Talk.Topic, b.Talk.Topic),
        (ContactFound a, ContactFound b) => Reaches(a.Contact).Intersect(Reaches(b.Contact)).Any(),
        (ValueFound a, ValueFound b) => a.Aspect == b.Aspect && (a.Aspect == Aspect.Date && a.Told.StartDate == b.Told.StartDate && a.Told.EndDate == b.Told.EndDate
            || b.Values.All(value => a.Values.Any(mine => Same(mine, value)))),
        _ => false,
    };

    private static bool Same(Printed? a, Printed? b) => a is null || b is null ? a is null && b is null
        : PeopleOfQuestion.SameName(a.Clean, b.Clean) || Token.Fold(a.Clean) == Token.Fold(b.Clean);

    private static IEnumerable<string> Reaches(Contact contact) =>
        contact.Emails.Select(mail => Token.Fold(mail.Clean)).Concat(contact.Phones.Select(phone => string.Concat(phone.Printed.Clean.Where(char.IsAsciiDigit))));
}
