using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Understanding;

/// <summary>Which intents ask something of the documents, and what.</summary>
internal static class Aspects
{
    /// <summary>Null for an intent that asks nothing of the documents.</summary>
    public static Aspect? Of(Intent intent) => intent switch
    {
        Intent.Attendees => Aspect.Attendees,
        Intent.Absent => Aspect.Absent,
        Intent.Presentations => Aspect.Presentations,
        Intent.TopicSpeaker => Aspect.TopicSpeaker,
        Intent.PersonTopic => Aspect.PersonTopic,
        Intent.PersonInfo => Aspect.PersonInfo,
        Intent.PersonEvents => Aspect.PersonEvents,
        Intent.Contact => Aspect.Contact,
        Intent.Date => Aspect.Date,
        Intent.Place => Aspect.Place,
        Intent.Organizer => Aspect.Organizer,
        Intent.Host => Aspect.Host,
        Intent.Funder => Aspect.Funder,
        Intent.Count => Aspect.Count,
        Intent.Law => Aspect.Law,
        Intent.ListEvents => Aspect.Events,
        // With nothing said before, "more" and "the Lima one" ask what an event was.
        Intent.Overview or Intent.More or Intent.SameAgain or Intent.Correction => Aspect.Overview,
        Intent.OpenQuestion => Aspect.Open,
        _ => null,
    };
}
