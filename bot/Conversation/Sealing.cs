using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace ChatAssistant.Conversation;

/// <summary>Keys and values of one conversation in a store that others can read: the keys hold a hash of the conversation's id, and values are sealed by AES-GCM under a key that only who knows the id can make.</summary>
/// <param name="purpose">What is sealed; another purpose cannot open it.</param>
internal sealed class Sealing(string conversationId, string purpose)
{
    private const int NonceBytes = 12, TagBytes = 16;
    private readonly string _tag = HashedId.Of(conversationId);
    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(conversationId), 32, info: Encoding.UTF8.GetBytes(purpose));

    // The braces keep a conversation's keys on one node of a cluster.
    public RedisKey Key(string name) => $"chatassistant:{{{_tag}}}:{name}";

    public byte[] Close(ReadOnlySpan<byte> plain)
    {
        byte[] closed = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(closed.AsSpan(0, NonceBytes), plain, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes));
        return closed;
    }

    /// <returns>Null for what this did not close.</returns>
    public byte[]? Open(ReadOnlySpan<byte> closed)
    {
        if (closed.Length < NonceBytes + TagBytes) return null;
        byte[] plain = new byte[closed.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(_key, TagBytes);
            aes.Decrypt(closed[..NonceBytes], closed[(NonceBytes + TagBytes)..], closed.Slice(NonceBytes, TagBytes), plain);
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
