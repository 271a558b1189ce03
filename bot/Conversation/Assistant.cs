using ChatAssistant.Answers;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Model;
using ChatAssistant.Understanding;

namespace ChatAssistant.Conversation;

/// <summary>One turn: read the message, look it up, say what was found.</summary>
public sealed class Assistant : IAssistant
{
    private readonly IIntentClassifier _classifier;
    private readonly LiveKnowledge _live;
    private readonly IConversationMemory _memory;
    private readonly HelpReply _help;
    private readonly IAnswerWording? _wording;
    private readonly IQuestionVectors? _vectors;
    private readonly Lock _swap = new();
    private EventKnowledge? _knowledge;

    /// <param name="wording">Words quoted answers, where a chat model is set; null for none.</param>
    /// <param name="vectors">Gives open questions their vectors, where a service is set; null for none.</param>
    public Assistant(IIntentClassifier classifier, LiveKnowledge live, IConversationMemory memory, HelpReply help, IAnswerWording? wording = null, IQuestionVectors? vectors = null)
    {
        (_classifier, _live, _memory, _help, _wording, _vectors) = (classifier, live, memory, help, wording, vectors);
        // What questions need of a new snapshot is made when it comes, not by who asks first.
        live.Swapped += _ => KnownNow();
    }

    public async Task<Reply> ReplyAsync(IncomingMessage message, CancellationToken cancellation)
    {
        await using ConversationTurn turn = await _memory.BeginTurnAsync(message.ConversationId, cancellation);
        EventKnowledge knowledge = KnownNow();

        Reading reading = new QuestionReader(_classifier, knowledge).Read(message.Text, LanguageCodes.FromLocale(message.Locale), turn.State);
        // A cry for help leaves no trace, not even that it was one.
        if (reading.Intent == Intent.Crisis) return _help.Write(reading, message.Locale);
        if (reading.Question is null)
        {
            turn.State = turn.State with { Language = reading.Language };
            return AnswerComposer.WithoutLookup(reading);
        }
        EventQuestion question = reading.Question;
        if (_vectors is not null && question.Aspect == Aspect.Open) question = question with { Meaning = await _vectors.OfAsync(question, cancellation) };
        Findings findings = knowledge.Find(question);
        Reply reply = new AnswerComposer(knowledge.Snapshot).Compose(reading, findings);
        if (_wording is not null && findings is Findings.Found { IsQuoted: true } found) reply = await _wording.WordAsync(knowledge, reading, found, reply, cancellation);
        turn.State = FocusKeeper.After(turn.State, reading, findings, reply);
        return reply;
    }

    public async Task ForgetAsync(string conversationId, CancellationToken cancellation)
    {
        await using ConversationTurn turn = await _memory.BeginTurnAsync(conversationId, cancellation);
        turn.Forget = true;
    }

    public Reply Welcome(string? locale) => AnswerComposer.Plain(Outcome.SmallTalk, Intent.Greeting, 1, LanguageCodes.FromLocale(locale) ?? Language.English, "greeting");

    // What was prepared for a snapshot serves until the next one comes.
    private EventKnowledge KnownNow()
    {
        KnowledgeSnapshot current = _live.Current;
        EventKnowledge? known = Volatile.Read(ref _knowledge);
        if (known?.Snapshot == current) return known;
        lock (_swap)
        {
            if (_knowledge?.Snapshot != current) _knowledge = new EventKnowledge(current, CommonWords.All);
            return _knowledge;
        }
    }
}
