using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChatAssistant.Web.Access;

/// <summary>Signs with the current secret, and believes it and the one before. HMAC-SHA256, with a key of its own for each purpose.</summary>
public sealed class SigningKeys
{
    private readonly byte[][] _secrets;
    private readonly ConcurrentDictionary<string, IReadOnlyList<byte[]>> _derived = new();

    public SigningKeys(IOptions<AccessOptions> options)
    {
        byte[] current = options.Value.Secret is { Length: > 0 } secret ? Encoding.UTF8.GetBytes(secret) : RandomNumberGenerator.GetBytes(32);
        _secrets = options.Value.PreviousSecret is { Length: > 0 } previous ? [current, Encoding.UTF8.GetBytes(previous)] : [current];
        Configured = options.Value.Secret.Length > 0;
    }

    /// <summary>False when the secret was made at the start: nobody outside knows it, and it ends with the process.</summary>
    public bool Configured { get; }

    /// <summary>The keys of a purpose: first the one to sign with, then those still believed.</summary>
    public IReadOnlyList<byte[]> For(string purpose) => _derived.GetOrAdd(purpose, (key, secrets) => [.. secrets.Select(secret => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.UTF8.GetBytes(key)))], _secrets);

    /// <summary>The signature in base64url.</summary>
    public string Sign(string purpose, string text) => Base64Url.EncodeToString(HMACSHA256.HashData(For(purpose)[0], Encoding.UTF8.GetBytes(text)));

    /// <summary>True when a known secret signed exactly this text for this purpose. Takes the same time whatever is wrong.</summary>
    public bool Signed(string purpose, string text, string signature)
    {
        if (!Base64Url.IsValid(signature)) return false;
        byte[] given = Base64Url.DecodeFromChars(signature), signed = Encoding.UTF8.GetBytes(text);
        return For(purpose).Any(key => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, signed), given));
    }

    /// <summary>True when the text is a configured secret itself.</summary>
    public bool IsSecret(string text)
    {
        byte[] given = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return Configured && _secrets.Any(secret => CryptographicOperations.FixedTimeEquals(SHA256.HashData(secret), given));
    }
}
