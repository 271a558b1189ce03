using ChatAssistant.Tests.EndToEnd.Chats;

namespace ChatAssistant.Tests.EndToEnd;

/// <summary>A bot that is stopped while it is used through all channels.</summary>
public sealed class ShutdownTests
{
    private const int Chats = 12, Ahead = 4;

    [Fact]
    public async Task AStopUnderLoadLosesNoTurnThatWasAcceptedInAnyChannel()
    {
        await using Users users = await Users.StartAsync();
        // Channels are told at once that the answer comes later, so that many turns are under way.
        await using var bot = new BotProcess(new Dictionary<string, string>(users.Settings) { ["Logging__LogLevel__Default"] = "None", ["BotFramework__AcknowledgeAfter"] = "0.05", ["Discord__AnswerWithin"] = "0.05" });
        await bot.StartAsync();
        int answered = 0, lost = 0;
        bool stopped = false;
        Task load = Parallel.ForAsync(0, Chats, new ParallelOptions { MaxDegreeOfParallelism = Chats }, async (number, _) =>
        {
            await using IChat chat = users.Chat(number, () => bot.Root, polls: number == 1);
            var waiting = new Queue<Task<string>>();
            while (await chat.SendAsync(bot.Root, "whom do I contact?", Guid.NewGuid().ToString()) is { } answer)
            {
                waiting.Enqueue(answer);
                if (waiting.Count > Ahead) await AnsweredAsync(waiting.Dequeue());
            }
            // Nothing may be refused before the stop.
            Assert.True(Volatile.Read(ref stopped));
            foreach (Task<string> answer in waiting) await AnsweredAsync(answer);
        });
        while (Volatile.Read(ref answered) < 200) await Task.Delay(10, TestContext.Current.CancellationToken);
        int before = answered;
        Volatile.Write(ref stopped, true);
        Assert.Equal(0, await bot.StopAsync());
        await load;
        Assert.Equal(0, lost);
        users.CheckNothingCameTwice();
        TestContext.Current.TestOutputHelper!.WriteLine($"{answered} answered, {answered - before} of them after the stop began");

        async Task AnsweredAsync(Task<string> answer)
        {
            bool came = await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)) == answer && (await answer).Contains("Eduardo Carrillo", StringComparison.Ordinal);
            Interlocked.Increment(ref came ? ref answered : ref lost);
        }
    }

    [Fact]
    public async Task AnAnswerThatTakesSecondsToDeliverIsDelivered()
    {
        await using Users users = await Users.StartAsync();
        await using var bot = new BotProcess(new Dictionary<string, string>(users.Settings) { ["Logging__LogLevel__Default"] = "None", ["BotFramework__AcknowledgeAfter"] = "0.05" });
        await bot.StartAsync();
        // Tried again after one second, and after two more.
        users.Connector.Failing = 2;
        await using IChat chat = users.Chat(0, () => bot.Root);
        Task<string> answer = (await chat.SendAsync(bot.Root, "whom do I contact?", "1"))!;
        await users.Connector.Failed.Task;
        Assert.Equal(0, await bot.StopAsync());
        Assert.Contains("Eduardo Carrillo", await answer.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
