using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ChatAssistant.Channels.BotFramework.Authentication;

/// <summary>A key that signs tokens.</summary>
/// <param name="Endorsements">Channels that the key may speak for; empty where the metadata lists none.</param>
internal sealed record SigningKey(SecurityKey Key, IReadOnlyList<string> Endorsements);

/// <summary>The signing keys of one issuer, read from its OpenID metadata and kept. Safe on several threads.</summary>
/// <remarks>Read anew after <see cref="Fresh"/>, and when a token names a key that is not known (issuers change keys): then at most <see cref="Lookups"/> times in <see cref="Pause"/>, so that made-up names cannot make the bot ask without end.</remarks>
internal sealed partial class SigningKeys(string metadata, IDocumentRetriever documents, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12), Pause = TimeSpan.FromMinutes(5), AfterFailure = TimeSpan.FromSeconds(10);
    private const int Lookups = 3;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<string, DateTimeOffset> _lookedUp = [];
    private State _state = new(FrozenDictionary<string, SigningKey>.Empty, DateTimeOffset.MinValue);
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    /// <summary>The key of this name as known now, without asking anybody.</summary>
    public SigningKey? Known(string? id) => id is not null && _state.Keys.TryGetValue(id, out SigningKey? key) ? key : null;

    /// <summary>The key of this name; null when the issuer has none such, or cannot be asked.</summary>
    public ValueTask<SigningKey?> FindAsync(string id)
    {
        State state = _state;
        return state.Keys.TryGetValue(id, out SigningKey? key) && time.GetUtcNow() - state.ReadAt < Fresh ? new(key) : new(AskAsync(id));
    }

    /// <summary>The key of this name after a token did not fit it: the issuer may have put another in its place. Limited as names that are not known are.</summary>
    public Task<SigningKey?> RenewAsync(string id) => AskAsync(id, doubted: true);

    private async Task<SigningKey?> AskAsync(string id, bool doubted = false)
    {
        await _one.WaitAsync();
        try
        {
            if (MayRead(id, doubted, time.GetUtcNow())) await ReadAsync();
            return Known(id);
        }
        finally
        {
            _one.Release();
        }
    }

    private bool MayRead(string id, bool doubted, DateTimeOffset now)
    {
        if (now - _failedAt < AfterFailure) return false;
        if (now - _state.ReadAt >= Fresh) return true;
        if (Known(id) is not null && !doubted) return false;
        foreach (string old in _lookedUp.Where(pair => now - pair.Value >= Pause).Select(pair => pair.Key).ToArray()) _lookedUp.Remove(old);
        return _lookedUp.Count < Lookups && _lookedUp.TryAdd(id, now);
    }

    private async Task ReadAsync()
    {
        try
        {
            // The caller's request may end: the keys are for the next one too, so it is the retriever that limits the time.
            OpenIdConnectConfiguration configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadata, documents, CancellationToken.None);
            _state = new State(Named(configuration.JsonWebKeySet?.Keys ?? []), time.GetUtcNow());
        }
        catch (Exception problem) when (problem is IOException or InvalidOperationException or HttpRequestException or OperationCanceledException or ArgumentException or JsonException)
        {
            _failedAt = time.GetUtcNow();
            Unreadable(logger, metadata, problem);
        }
    }

    private static FrozenDictionary<string, SigningKey> Named(IEnumerable<JsonWebKey> keys) => keys
        .Where(key => !string.IsNullOrEmpty(key.KeyId) && key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.Use is null or "" or "sig")
        .GroupBy(key => key.KeyId)
        .ToFrozenDictionary(group => group.Key, group => new SigningKey(group.First(), Endorsements(group.First())));

    private static string[] Endorsements(JsonWebKey key) => key.AdditionalData.TryGetValue("endorsements", out object? value)
        ? value switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
            IEnumerable<object> list => [.. list.OfType<string>()],
            _ => [],
        }
        : [];

    public void Dispose() => _one.Dispose();

    private sealed record State(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset ReadAt);

    [LoggerMessage(EventId = 1101, Level = LogLevel.Error, Message = "The signing keys of {Metadata} cannot be read: nobody can be let in until they can. Is the address right (ToBotFromChannelOpenIdMetadataUrl, ToBotFromEmulatorOpenIdMetadataUrl), and is it reached from here?")]
    private static partial void Unreadable(ILogger logger, string metadata, Exception problem);
}
