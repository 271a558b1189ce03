using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace ChatAssistant.Channels.DirectLine;

/// <summary>The conversations that all replicas share.</summary>
internal sealed class RedisConversations(IConnectionMultiplexer redis, IOptions<DirectLineOptions> options) : IConversations
{
    // Which replica holds a turn.
    private readonly string _replica = Guid.NewGuid().ToString("N");

    public async ValueTask<IConversationHistory?> FindAsync(string id)
    {
        RedisHistory history = History(id);
        return await history.ExistsAsync() ? history : null;
    }

    public async ValueTask<(IConversationHistory Conversation, bool Begun)> StartAsync(string id)
    {
        RedisHistory history = History(id);
        return (history, await history.BeginAsync());
    }

    public ValueTask ForgetAsync(string id) => History(id).ForgetAsync();

    private RedisHistory History(string id) => new(redis, id, _replica, options.Value);
}
