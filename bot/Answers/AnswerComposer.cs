using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Answers;

/// <summary>Writes the answer to a question: which kind of answer it is. The register answers what it holds, passages the rest; every fact with its source.</summary>
internal sealed class AnswerComposer(KnowledgeSnapshot snapshot)
{
    private const int Offered = 6;

    /// <summary>Below this probability an intent without any event to be about is a guess.</summary>
    private const double Guess = 0.5;
    private readonly RegisterAnswers _register = new(snapshot);
    private readonly PassageAnswers _passages = new(snapshot);

    public Reply Compose(Reading reading) => reading.Intent switch
    {
        Intent.Crisis => Plain(Outcome.Crisis, reading.Intent, reading.Confidence, reading.Language, "crisis") with { Suggestions = [] },
        Intent.OutOfScope => Plain(Outcome.OutOfScope, reading, "out_of_scope"),
        Intent.Greeting => Plain(Outcome.SmallTalk, reading, "greeting"),
        Intent.Thanks => Plain(Outcome.SmallTalk, reading, "thanks"),
        Intent.Goodbye => Plain(Outcome.SmallTalk, reading, "goodbye"),
        Intent.SmallTalk or Intent.Affirm or Intent.Deny => Plain(Outcome.SmallTalk, reading, "small_talk"),
        Intent.Help => Plain(Outcome.Help, reading, "help"),
        _ when reading.Missing.Count > 0 => NotFound(reading, string.Join(", ", reading.Missing)),
        _ when Details(reading) is { Length: > 0 } details => NotFound(reading, string.Join(", ", details)),
        Intent.ListEvents or Intent.PersonEvents => Written(reading, draft => _register.Events(draft, reading)),
        Intent.OpenQuestion => Written(reading, draft => _passages.Answer(draft, reading)),
        Intent.Contact when Tried(reading, draft => _register.ContactOf(draft, reading)) is { } reply => reply,
        Intent.Contact when reading.Person is { } person && NameMatcher.Words(person).Count(reading.Names.Contains) > 1 => NotFound(reading, person),
        _ when reading.Events.Count > 1 => AskBack(reading, reading.Events),
        _ when reading.Events.Count == 0 && reading.Confidence < Guess => NotFound(reading, reading.Text.Trim()),
        _ when reading.Events.Count == 0 => reading.Content.Count > 1 ? Written(reading, draft => _passages.Answer(draft, reading)) : AskBack(reading, [.. snapshot.Events.OrderByDescending(e => e.StartDate)]),
        _ => Written(reading, draft =>
        {
            _register.About(draft, reading, reading.Events[0]);
            if (draft.Facts.Count == 0 && reading.Intent is Intent.PersonTopic or Intent.PersonInfo or Intent.TopicSpeaker) _passages.Answer(draft, reading);
        }),
    };

    // "Who paid for the hotel?": that somebody supported the event says nothing of a hotel.
    private string[] Details(Reading reading)
    {
        string[] asked = [.. reading.Words.Where(DetailWords.Contains)];
        if (asked.Length == 0) return asked;
        HashSet<string> own = [.. reading.Events.SelectMany(told => NameMatcher.Words(snapshot.Documents[told.DocumentId].Plain))];
        return [.. asked.Where(word => !own.Contains(word))];
    }

    public static Reply Plain(Outcome outcome, Intent intent, double confidence, Language language, string key) => new()
    {
        Outcome = outcome, Intent = intent.Label(), Confidence = confidence, Language = language,
        Statements = [Statement.Plain(Phrases.For(language).Say(key))], Suggestions = Phrases.For(language).List("suggestions"),
    };

    private static Reply Plain(Outcome outcome, Reading reading, string key) => Plain(outcome, reading.Intent, reading.Confidence, reading.Language, key);

    private Reply? Tried(Reading reading, Action<AnswerDraft> write)
    {
        var draft = new AnswerDraft(snapshot);
        write(draft);
        return draft.Facts.Count == 0 ? null : Answered(reading, draft);
    }

    private Reply Written(Reading reading, Action<AnswerDraft> write)
    {
        return Tried(reading, write) ?? NotFound(reading, reading.Text.Trim());
    }

    private Reply AskBack(Reading reading, IReadOnlyList<Event> events)
    {
        var draft = new AnswerDraft(snapshot);
        draft.Statements.Add(Statement.Plain(Phrases.For(reading.Language).Say("ask_back")));
        foreach (Event told in events.Take(Offered)) RegisterAnswers.EventItem(draft, told);
        return Answered(reading, draft) with { Outcome = Outcome.AskBack, Suggestions = [.. events.Take(Offered).Select(told => told.Title?.Clean ?? told.Id)] };
    }

    private static Reply NotFound(Reading reading, string sought) => Plain(Outcome.NotFound, reading, "help") with { Statements = [Statement.Plain(Phrases.For(reading.Language).Say("not_found", sought))] };

    private static Reply Answered(Reading reading, AnswerDraft draft) => new()
    {
        Outcome = Outcome.Answered, Intent = reading.Intent.Label(), Confidence = reading.Confidence, Language = reading.Language,
        Statements = draft.Statements, Facts = draft.Facts, Citations = draft.Citations, Suggestions = Phrases.For(reading.Language).List("suggestions"),
    };
}
