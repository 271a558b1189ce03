using ChatAssistant.Knowledge;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatAssistant.Tests.Bot.Channels.BotFramework;

/// <summary>Messages that nobody asked for go to conversations that asked for them.</summary>
public sealed class NoticeTests
{
    [Fact]
    public async Task AConversationThatAskedForItIsToldOfNewEventsUntilItAsksNoMore()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using RecordingChannel channel = await RecordingChannel.StartAsync();
        await using TestBot bot = await TestBot.StartAsync(["--BotFramework:Notices=true"], services => services.AddSingleton<TimeProvider>(clock));
        LiveKnowledge knowledge = bot.Services.GetRequiredService<LiveKnowledge>();
        KnowledgeSnapshot all = knowledge.Current, none = all with { Registers = [] };

        async Task NewDocumentsAsync()
        {
            foreach (KnowledgeSnapshot snapshot in new[] { none, all })
            {
                knowledge.Swap(snapshot);
                // The watcher may not stand at its timer yet: it looks again at the next tick.
                for (int i = 0; i < 5; i++)
                {
                    clock.Advance(TimeSpan.FromSeconds(5));
                    await Task.Delay(20, TestContext.Current.CancellationToken);
                }
            }
        }

        await bot.PostAsync(TestBot.Message(channel.ServiceUrl, "Notify me", "m1", "asked"));
        Assert.StartsWith("I will tell you here", (await channel.NextAsync()).Activity.GetProperty("text").GetString(), StringComparison.Ordinal);
        await bot.PostAsync(TestBot.Message(channel.ServiceUrl, "hello", "m2", "not asked"));
        await channel.NextAsync();

        await NewDocumentsAsync();
        Call notice = await channel.NextAsync();
        Assert.Equal("/channel/v3/conversations/asked/activities", notice.Path);
        Assert.StartsWith("New events in my documents: 1.", notice.Activity.GetProperty("text").GetString(), StringComparison.Ordinal);

        await bot.PostAsync(TestBot.Message(channel.ServiceUrl, "no me avises más", "m3", "asked"));
        Assert.StartsWith("Ya no le avisaré", (await channel.NextAsync()).Activity.GetProperty("text").GetString(), StringComparison.Ordinal);
        await NewDocumentsAsync();
        Assert.False(channel.HasMore);
    }

    [Fact]
    public async Task WhereTheOperatorDoesNotAllowNoticesTheWordsAreAQuestionLikeAnyOther()
    {
        await using RecordingChannel channel = await RecordingChannel.StartAsync();
        await using TestBot bot = await TestBot.StartAsync();
        await bot.PostAsync(TestBot.Message(channel.ServiceUrl, "notify me"));
        Assert.Equal("You said: notify me", (await channel.NextAsync()).Activity.GetProperty("text").GetString());
    }
}
