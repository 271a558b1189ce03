using System.Text.Json;
using ChatAssistant.Channels.Activities;
using ChatAssistant.Conversation;
using ChatAssistant.Web.Access;
using StackExchange.Redis;

namespace ChatAssistant.Channels.BotFramework.Notices;

/// <summary>References that all replicas share, sealed under a key of <c>DirectLine:Secret</c>; without that secret none survives the process that kept it. All go a year after the last one was kept or told of something.</summary>
internal sealed class RedisConversationReferences(IConnectionMultiplexer redis, SigningKeys keys) : IConversationReferences
{
    private const string Purpose = "conversation references";
    private const int Most = 100_000;
    private static readonly RedisKey All = "chatassistant:{references}";
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);
    private readonly Sealing _sealing = new(Convert.ToHexStringLower(keys.For(Purpose)[0]), Purpose);

    public async ValueTask<bool> KeepAsync(Activity activity)
    {
        IDatabase database = redis.GetDatabase();
        if (await database.HashLengthAsync(All) >= Most) return false;
        await database.HashSetAsync(All, Field(activity), _sealing.Close(JsonSerializer.SerializeToUtf8Bytes(ConversationReferences.Reference(activity), ActivityJson.Wire.Activity)));
        return await database.KeyExpireAsync(All, Lifetime);
    }

    public async ValueTask ForgetAsync(Activity activity) => await redis.GetDatabase().HashDeleteAsync(All, Field(activity));

    public async ValueTask<IReadOnlyList<Activity>> AllAsync()
    {
        var found = new List<Activity>();
        await foreach (HashEntry entry in redis.GetDatabase().HashScanAsync(All))
            if (_sealing.Open((byte[])entry.Value!) is { } plain && JsonSerializer.Deserialize(plain, ActivityJson.Wire.Activity) is { } reference) found.Add(reference);
        if (found.Count > 0) await redis.GetDatabase().KeyExpireAsync(All, Lifetime);
        return found;
    }

    // With a key, so that who reads Redis cannot try ids.
    private RedisValue Field(Activity activity) => keys.Sign(Purpose, ConversationReferences.Key(activity));
}
