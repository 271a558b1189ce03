using ChatAssistant.Knowledge.Indexing;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Commands;

/// <summary>Watches the documents folder while the bot serves, where <c>Knowledge:Watch</c> wants it.</summary>
internal sealed class KnowledgeWatch(FolderWatch watch, IOptions<KnowledgeOptions> options) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.Watch ? watch.RunAsync(stoppingToken) : Task.CompletedTask;
}
