namespace ChatAssistant.Knowledge.Questions;

/// <summary>What a question about events asks for.</summary>
public enum Aspect
{
    /// <summary>Who took part: all, or only some (ministers, from Brazil, of IOM).</summary>
    Attendees,
    /// <summary>Who was invited or expected and did not come.</summary>
    Absent,
    /// <summary>Who presented what.</summary>
    Presentations,
    /// <summary>Who spoke about a topic.</summary>
    TopicSpeaker,
    /// <summary>What a person spoke about.</summary>
    PersonTopic,
    /// <summary>Who a person is.</summary>
    PersonInfo,
    /// <summary>Which events a person or body took part in.</summary>
    PersonEvents,
    /// <summary>Whom to reach, and how.</summary>
    Contact,
    Date,
    Place,
    Organizer,
    Host,
    /// <summary>Who paid or supported.</summary>
    Funder,
    /// <summary>How many took part; how many events, ministers, countries.</summary>
    Count,
    Law,
    /// <summary>Which events there are.</summary>
    Events,
    /// <summary>What an event was, in short.</summary>
    Overview,
    /// <summary>Why, how, what was concluded: answered by sentences of the documents.</summary>
    Open,
}
