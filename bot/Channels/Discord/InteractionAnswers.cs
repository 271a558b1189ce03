using ChatAssistant.Answers;
using ChatAssistant.Channels.Discord.Wire;
using ChatAssistant.Conversation;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.Discord;

/// <summary>Answers a question at once, or says "later" before Discord gives up and edits the answer in when it is there.</summary>
internal sealed partial class InteractionAnswers(IAssistant assistant, MessageWriter writer, KeptPages pages, DiscordApi api, PendingTurns pending, IOptions<DiscordOptions> options, TimeProvider time, ILogger<InteractionAnswers> logger)
{
    private readonly TimeSpan _answerWithin = TimeSpan.FromSeconds(options.Value.AnswerWithin);
    private readonly TimeSpan _longestTurn = TimeSpan.FromSeconds(options.Value.LongestTurn);

    /// <param name="arrived">When the interaction came, as the clock stamps it.</param>
    public async Task<InteractionResponse> AnswerAsync(Interaction interaction, IncomingMessage message, bool ephemeral, long arrived)
    {
        // On a thread of its own: what the assistant computes before it first waits must not hold up the deadline.
        Task<ResponseMessage> turn = Task.Run(() => TurnAsync(interaction, message));
        try
        {
            return InteractionResponse.Says((await turn.WaitAsync(Left(arrived), time)) is { Flags: null } answer ? answer.OnlyForTheAsker(ephemeral) : turn.Result);
        }
        catch (TimeoutException) when (!turn.IsCompleted)
        {
            pending.Add(EditAsync(interaction, turn));
            return InteractionResponse.Later(ephemeral);
        }
    }

    private TimeSpan Left(long arrived) => _answerWithin - time.GetElapsedTime(arrived) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    // Fails never: what goes wrong is told to the user.
    private async Task<ResponseMessage> TurnAsync(Interaction interaction, IncomingMessage message)
    {
        Phrases phrases = Phrases.For(InteractionReader.LanguageOf(interaction));
        using var late = new CancellationTokenSource(_longestTurn, time);
        try
        {
            Reply reply = await assistant.ReplyAsync(message, late.Token).WaitAsync(late.Token);
            IReadOnlyList<ResponseMessage> written = writer.Write(reply, interaction.Id!);
            await pages.KeepAsync(interaction.Id!, written, late.Token);
            // A cry for help is answered to the one who cried, wherever it was.
            return written[0].OnlyForTheAsker(reply.Outcome == Outcome.Crisis);
        }
        catch (OperationCanceledException)
        {
            return new ResponseMessage { Content = phrases.Say("too_slow") };
        }
        catch (Exception problem)
        {
            Failed(logger, interaction.Id, problem);
            return new ResponseMessage { Content = phrases.Say("failed") };
        }
    }

    private async Task EditAsync(Interaction interaction, Task<ResponseMessage> turn)
    {
        try
        {
            // Who sees it was settled with "later": an edit cannot change that.
            int status = await api.EditAsync(interaction, await turn with { Flags = null }, CancellationToken.None);
            if (status >= 300) Undelivered(logger, interaction.Id, status);
        }
        catch (Exception problem)
        {
            Unreachable(logger, interaction.Id, problem);
        }
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Error, Message = "The turn of Discord interaction {Interaction} failed.")]
    private static partial void Failed(ILogger logger, string? interaction, Exception problem);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "The answer to Discord interaction {Interaction} was not delivered: Discord answered {Status}.")]
    private static partial void Undelivered(ILogger logger, string? interaction, int status);

    [LoggerMessage(EventId = 2103, Level = LogLevel.Error, Message = "The answer to Discord interaction {Interaction} was not delivered: Discord cannot be reached.")]
    private static partial void Unreachable(ILogger logger, string? interaction, Exception problem);
}
