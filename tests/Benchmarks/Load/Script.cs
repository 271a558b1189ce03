using System.Collections.Concurrent;
using ChatAssistant.Commands.Evaluation;

namespace ChatAssistant.Benchmarks.Load;

/// <summary>What users ask a bot, and its right replies.</summary>
internal sealed class Script
{
    private readonly ExpectedAnswer[] _questions;
    private readonly Func<string, string> _right;

    private Script(ExpectedAnswer[] questions, Func<string, string> right) => (_questions, _right) = (questions, right);

    public int Count => _questions.Length;

    /// <summary>The questions that have an answer and need no earlier turn.</summary>
    /// <remarks>A bot whose reply is not known beforehand is asked each once, without load: the questions are kept whose reply says all that a right one says, and under load the same reply is the right one.</remarks>
    public static async Task<Script> RehearseAsync(IReadOnlyList<ExpectedAnswer> questions, Func<string, string>? known, Channel channel, PeerProcess bot, CancellationToken cancellation)
    {
        ExpectedAnswer[] single = [.. questions.Where(question => question.WantsAnswer && question.Question.Conversation is null && question.Question.Context.Count == 0 && question.Expect.Count > 0).DistinctBy(question => question.Question.Text)];
        if (known is not null) return new Script(single, known);
        var replies = new ConcurrentDictionary<string, string>();
        await Parallel.ForEachAsync(single, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation }, async (question, ended) =>
        {
            TurnResult turn = await channel.SendAsync(bot.Root, question.Question.Text, question.Language, null, ended);
            string said = Compare.Fold(turn.Text ?? "");
            if (question.Expect.All(expected => Compare.Says(said, expected))) replies[question.Question.Text] = turn.Text!;
        });
        return new Script([.. single.Where(question => replies.ContainsKey(question.Question.Text))], text => replies[text]);
    }

    public (string Text, string Locale) At(long turn)
    {
        ExpectedAnswer question = _questions[turn % _questions.Length];
        return (question.Question.Text, question.Language);
    }

    public bool IsRight(string question, string reply) => reply == _right(question);
}
