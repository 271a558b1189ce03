using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Questions;
using ChatAssistant.Understanding;

namespace ChatAssistant.Model;

/// <summary>Answers an open question in words of its own, where else sentences of the documents are quoted.</summary>
public interface IAnswerWording
{
    /// <param name="quoted">The answer as it is without.</param>
    /// <returns>An answer of which each sentence is proven by what it cites; <paramref name="quoted"/> where there is none.</returns>
    /// <exception cref="OperationCanceledException">The turn was given up; nothing else is thrown.</exception>
    Task<Reply> WordAsync(EventKnowledge knowledge, Reading reading, Findings.Found found, Reply quoted, CancellationToken cancellation);
}
