using ChatAssistant.Answers;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Channels.BotFramework.Outbound;
using ChatAssistant.Knowledge;
using ChatAssistant.Knowledge.Documents;
using ChatAssistant.Knowledge.Events;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Channels.BotFramework.Notices;

/// <summary>Tells the conversations that asked for it of events in documents that came while the bot runs.</summary>
internal sealed class NewEventNotices(LiveKnowledge knowledge, ConversationReferences references, Connector connector, IOptions<ChannelLimits> options, TimeProvider time) : BackgroundService
{
    private const int Named = 5;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

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
            known = now;
            if (added.Length > 0) await TellAsync(added, stoppingToken);
        }
    }

    private async Task TellAsync(Event[] added, CancellationToken cancellation)
    {
        foreach (Activity reference in await references.AllAsync())
        {
            Language language = LanguageCodes.FromLocale(reference.Locale) ?? Language.English;
            string titles = string.Concat(added.Take(Named).Select(told => $"\n- {Markdown.Escape(told.Title?.Clean ?? told.Id)}"));
            await connector.SendAsync(ActivityWriter.Plain(Phrases.For(language).Say("notice", added.Length) + "\n" + titles, reference, language), cancellation);
        }
    }
}
