using System.Collections.Concurrent;
using ChatAssistant.Answers;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Understanding;

namespace ChatAssistant.Conversation;

/// <summary>One turn: read the message, look it up, say what was found.</summary>
public sealed class Assistant(IIntentClassifier classifier, KnowledgeSnapshot snapshot) : IAssistant
{
    private readonly QuestionReader _reader = new(classifier, snapshot);
    private readonly AnswerComposer _composer = new(snapshot);
    private readonly ConcurrentDictionary<string, Focus> _memory = new();

    public Task<Reply> ReplyAsync(IncomingMessage message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Focus focus = _memory.GetOrAdd(message.ConversationId, _ => new Focus());
        lock (focus)
        {
            Reading reading = _reader.Read(message.Text, focus.Language ?? LanguageCodes.FromLocale(message.Locale), focus);
            Reply reply = _composer.Compose(reading);
            // A cry for help leaves no trace, not even that it was one.
            if (reading.Intent != Intent.Crisis) focus.Keep(reading, reply);
            return Task.FromResult(reply);
        }
    }

    public Reply Welcome(string? locale) => AnswerComposer.Plain(Outcome.SmallTalk, Intent.Greeting, 1, LanguageCodes.FromLocale(locale) ?? Language.English, "greeting");
}
