using ChatAssistant.Conversation;

namespace ChatAssistant.Tests.Bot.Conversation;

public sealed class ConversationMemoryTests
{
    [Fact]
    public async Task WhatIsForgottenIsGoneForTheTurnsThatWaitedToo()
    {
        ConversationMemory memory = Memories.New();
        ConversationTurn first = await memory.BeginTurnAsync("emulator/a", TestContext.Current.CancellationToken);
        first.State = first.State with { Question = "who attended?" };
        first.Forget = true;
        Task<ConversationTurn> waiting = memory.BeginTurnAsync("emulator/a", TestContext.Current.CancellationToken);
        await first.DisposeAsync();
        await using ConversationTurn next = await waiting;
        Assert.Equal(ConversationState.New, next.State);
    }

    [Fact]
    public async Task OneIsForgottenAndAnotherIsNot()
    {
        ConversationMemory memory = Memories.New();
        foreach (string id in new[] { "emulator/a", "emulator/b" })
        {
            await using ConversationTurn turn = await memory.BeginTurnAsync(id, TestContext.Current.CancellationToken);
            turn.State = turn.State with { Person = "Ana Torres" };
        }
        await using (ConversationTurn turn = await memory.BeginTurnAsync("emulator/a", TestContext.Current.CancellationToken)) turn.Forget = true;
        await using ConversationTurn gone = await memory.BeginTurnAsync("emulator/a", TestContext.Current.CancellationToken), kept = await memory.BeginTurnAsync("emulator/b", TestContext.Current.CancellationToken);
        Assert.Null(gone.State.Person);
        Assert.Equal("Ana Torres", kept.State.Person);
    }
}
