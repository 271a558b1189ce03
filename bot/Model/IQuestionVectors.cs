using ChatAssistant.Knowledge.Questions;

namespace ChatAssistant.Model;

/// <summary>Gives an open question the vector that passages are compared with.</summary>
public interface IQuestionVectors
{
    /// <returns>Of length 1; null where none can be had in time: the passages are then searched by words alone.</returns>
    /// <exception cref="OperationCanceledException">The turn was given up; nothing else is thrown.</exception>
    Task<float[]?> OfAsync(EventQuestion question, CancellationToken cancellation);
}
