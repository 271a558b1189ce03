using ChatAssistant.Answers;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.BotFramework.Outbound;
using ChatAssistant.Conversation;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework.Notices;

/// <summary>Tells the conversations that asked for it of events in documents that came while the bot runs; where several replicas run, one of them.</summary>
internal sealed class NewEventNotices(LiveKnowledge knowledge, IConversationReferences references, IRecentKeys seen, Connector connector, IOptions<ChannelLimits> options, TimeProvider time) : BackgroundService
{
    private const int Named = 5;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5), Remembered = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Notices) return;
        KnowledgeSnapshot known = knowledge.Current;
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            KnowledgeSnapshot now = knowledge.Current;
            if (now == known) continue;
            HashSet<string> before = [.. known.Events.Select(told => told.Id)];
            Event[] added = [.. now.Events.Where(told => !before.Contains(told.Id))];
            try
            {
                if (added.Length > 0) await TellAsync(added, stoppingToken);
                known = now;
            }
            catch (Exception problem) when (RedisOutage.Is(problem))
            {
                // At the next look.
            }
        }
    }

    private async Task TellAsync(Event[] added, CancellationToken cancellation)
    {
        string news = string.Join('\n', added.Select(told => told.Id));
        foreach (Activity reference in await references.AllAsync())
        {
            Language language = LanguageCodes.FromLocale(reference.Locale) ?? Language.English;
            string titles = string.Concat(added.Take(Named).Select(told => $"\n- {Markdown.Escape(told.Title?.Clean ?? told.Id)}"));
            Activity notice = ActivityWriter.Plain(Phrases.For(language).Say("notice", added.Length) + "\n" + titles, reference, language);
            await seen.OnceAsync("notices", $"{ConversationReferences.Key(reference)}\n{news}", Remembered, () => connector.SendAsync(notice, cancellation));
        }
    }
}
