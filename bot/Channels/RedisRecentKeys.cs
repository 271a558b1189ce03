using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace ChatAssistant.Channels;

/// <summary>What all replicas saw lately. Keys are hashes: they hold ids of conversations and users.</summary>
internal sealed class RedisRecentKeys(IConnectionMultiplexer redis) : IRecentKeys
{
    public async ValueTask<bool> AddAsync(string set, string key, TimeSpan remembered)
    {
        try
        {
            return await redis.GetDatabase().StringSetAsync($"chatassistant:seen:{set}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}", 1, remembered, When.NotExists);
        }
        catch (RedisException)
        {
            // Rather twice than not at all; the turn will tell the user that something is wrong.
            return true;
        }
    }
}
