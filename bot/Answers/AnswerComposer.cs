using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>Says what was found, what is not known, or asks back; every fact with its source.</summary>
internal sealed class AnswerComposer(KnowledgeSnapshot snapshot)
{
    private const int MostInstead = 6;

    public Reply Compose(Reading reading, Findings findings) => findings switch
    {
        Findings.Found found => new FoundWriter(snapshot, reading, found).Write(),
        Findings.SeveralMatch several => AskBack.Write(snapshot, reading, several.Candidates),
        Findings.NothingKnown nothing => NotFound(reading, nothing),
        Findings.NobodyMeant => Plain(Outcome.AskBack, reading, "ask_person") with { Suggestions = [] },
        _ => throw new ArgumentOutOfRangeException(nameof(findings), findings, "Unknown findings."),
    };

    /// <summary>The reply to an utterance that asks nothing of the documents.</summary>
    public static Reply WithoutLookup(Reading reading) => reading.Intent switch
    {
        Intent.OutOfScope => Plain(Outcome.OutOfScope, reading, "out_of_scope"),
        Intent.Greeting => Plain(Outcome.SmallTalk, reading, "greeting"),
        Intent.Thanks => Plain(Outcome.SmallTalk, reading, "thanks"),
        Intent.Goodbye => Plain(Outcome.SmallTalk, reading, "goodbye"),
        Intent.Help => Plain(Outcome.Help, reading, "help"),
        _ => Plain(Outcome.SmallTalk, reading, "small_talk"),
    };

    public static Reply Plain(Outcome outcome, Intent intent, double confidence, Language language, string key) => new()
    {
        Outcome = outcome, Intent = intent.Label(), Confidence = confidence, Language = language,
        Statements = [Statement.Plain(Phrases.For(language).Say(key))], Suggestions = Suggestions.ToStart(Phrases.For(language)),
    };

    private static Reply Plain(Outcome outcome, Reading reading, string key) => Plain(outcome, reading.Intent, reading.Confidence, reading.Language, key);

    private Reply NotFound(Reading reading, Findings.NothingKnown nothing)
    {
        Phrases phrases = Phrases.For(reading.Language);
        string sought = nothing.LookedFor.Count > 0 ? string.Join(", ", nothing.LookedFor.Take(6)) : reading.Question!.Text.Trim().TrimEnd('.');
        string said = nothing.About is { } told ? phrases.Say("not_in_event", EventText.Title(told), sought) : phrases.Say("not_found", sought);
        // Whoever asked for the attorney general of one country may mean another's: their names are a start for the next question.
        string[] instead = [.. nothing.Instead.Select(a => a.Name?.Clean).OfType<string>().Distinct().Take(MostInstead)];
        if (instead.Length > 0) said += " " + phrases.Say("instead", string.Join(", ", instead));
        return Plain(Outcome.NotFound, reading, "help") with { Statements = [Statement.Plain(said)], Suggestions = instead.Length > 0 ? [.. instead.Select(name => phrases.Say("who_is", name))] : Suggestions.After(reading, nothing.About, snapshot) };
    }
}
