using StackExchange.Redis;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>Tells what any replica writes into a conversation, by publication; and now and then that something may be new, for a publication is lost where the connection is.</summary>
internal sealed class RedisHistoryWatch : IHistoryWatch
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private readonly ChangeSignal _signal = new();
    private readonly ISubscriber _subscriber;
    private readonly RedisChannel _channel;
    private readonly Timer _timer;

    private RedisHistoryWatch(ISubscriber subscriber, RedisChannel channel)
    {
        (_subscriber, _channel) = (subscriber, channel);
        _timer = new Timer(_ => _signal.Announce(), null, Look, Look);
    }

    public static async Task<RedisHistoryWatch> StartAsync(ISubscriber subscriber, RedisChannel channel)
    {
        var watch = new RedisHistoryWatch(subscriber, channel);
        // Where Redis is away just now the timer does, until the client's library has subscribed.
        await subscriber.SubscribeAsync(channel, watch.Tell, CommandFlags.FireAndForget);
        return watch;
    }

    public Task Changed => _signal.Next;

    private void Tell(RedisChannel channel, RedisValue message) => _signal.Announce();

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        try
        {
            await _subscriber.UnsubscribeAsync(_channel, Tell, CommandFlags.FireAndForget);
        }
        catch (ObjectDisposedException)
        {
            // The bot ends, and the connection went first.
        }
    }
}
