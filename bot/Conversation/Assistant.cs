using System.Collections.Concurrent;
using ChatAssistant.Answers;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Understanding;

namespace ChatAssistant.Conversation;

/// <summary>One turn: read the message, look it up, say what was found.</summary>
public sealed class Assistant(IIntentClassifier classifier, LiveKnowledge knowledge) : IAssistant
{
    private Known _known = new(knowledge.Current, classifier);
    private readonly ConcurrentDictionary<string, Focus> _memory = new();

    public Task<Reply> ReplyAsync(IncomingMessage message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Focus focus = _memory.GetOrAdd(message.ConversationId, _ => new Focus());
        lock (focus)
        {
            Known known = KnownNow();
            Reading reading = known.Reader.Read(message.Text, focus.Language ?? LanguageCodes.FromLocale(message.Locale), focus);
            Reply reply = known.Composer.Compose(reading);
            // A cry for help leaves no trace, not even that it was one.
            if (reading.Intent != Intent.Crisis) focus.Keep(reading, reply);
            return Task.FromResult(reply);
        }
    }

    public Reply Welcome(string? locale) => AnswerComposer.Plain(Outcome.SmallTalk, Intent.Greeting, 1, LanguageCodes.FromLocale(locale) ?? Language.English, "greeting");

    // What was prepared for a snapshot serves until the next one comes.
    private Known KnownNow()
    {
        KnowledgeSnapshot current = knowledge.Current;
        return _known.Snapshot == current ? _known : _known = new Known(current, classifier);
    }

    private sealed class Known(KnowledgeSnapshot snapshot, IIntentClassifier classifier)
    {
        public KnowledgeSnapshot Snapshot { get; } = snapshot;
        public QuestionReader Reader { get; } = new(classifier, snapshot);
        public AnswerComposer Composer { get; } = new(snapshot);
    }
}
