using System.Diagnostics.Metrics;

namespace ChatAssistant.Channels.BotFramework;

/// <summary>What the channel counts, as the meter <c>ChatAssistant.BotFramework</c>. No counter has a label that could tell who a user is.</summary>
internal sealed class ChannelCounters(IMeterFactory meters)
{
    private readonly Counter<long> _undelivered = meters.Create("ChatAssistant.BotFramework").CreateCounter<long>("replies.undelivered", description: "Replies that the channel did not take.");
    private readonly Counter<long> _refused = meters.Create("ChatAssistant.BotFramework").CreateCounter<long>("requests.refused", description: "Requests refused, by status.");

    public void Undelivered() => _undelivered.Add(1);

    public void Refused(int status) => _refused.Add(1, new KeyValuePair<string, object?>("status", status));
}
