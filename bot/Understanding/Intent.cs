namespace ChatAssistant.Understanding;

/// <summary>What kind of thing an utterance asks. The names in snake_case are the labels of the utterance files and the wire.</summary>
public enum Intent
{
    /// <summary>Who took part: all, or only some (ministers, from Brazil, of IOM).</summary>
    Attendees,
    /// <summary>Who was invited or expected and did not come.</summary>
    Absent,
    /// <summary>Who presented what; the programme, speakers, talks.</summary>
    Presentations,
    /// <summary>Who spoke about a topic.</summary>
    TopicSpeaker,
    /// <summary>What a person spoke about.</summary>
    PersonTopic,
    /// <summary>Who a person is: post, body.</summary>
    PersonInfo,
    /// <summary>Which events a person or body took part in.</summary>
    PersonEvents,
    /// <summary>Whom to reach, and how: phone, e-mail.</summary>
    Contact,
    Date,
    Place,
    Organizer,
    Host,
    /// <summary>Who paid or supported.</summary>
    Funder,
    /// <summary>How many took part; how many events, countries, talks.</summary>
    Count,
    /// <summary>Which law or protocol.</summary>
    Law,
    /// <summary>What events there are.</summary>
    ListEvents,
    /// <summary>What an event was about, in short.</summary>
    Overview,
    /// <summary>Why, how, what was concluded: answered from passages.</summary>
    OpenQuestion,
    Greeting,
    Thanks,
    Goodbye,
    SmallTalk,
    /// <summary>What can you do?</summary>
    Help,
    Affirm,
    Deny,
    More,
    /// <summary>"And the Lima one?", "y en 2019?", "et lui ?": the last question once more, about something else. The words hold no question of their own.</summary>
    SameAgain,
    /// <summary>"No, the 2018 one."</summary>
    Correction,
    /// <summary>The writer, or somebody the writer knows, may be a victim.</summary>
    Crisis,
    OutOfScope,
}
