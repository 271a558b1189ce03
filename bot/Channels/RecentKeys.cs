using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ChatAssistant.Channels;

/// <summary>Hashes of keys seen lately, in memory and bounded: two sets, of which the older is dropped when the younger is full or old enough. Safe on several threads.</summary>
/// <param name="remembered">A key is remembered at least so long after it was last added, and at most twice as long.</param>
/// <param name="most">Keys in each of the two sets; more make it forget earlier.</param>
internal sealed class RecentKeys(TimeProvider time, TimeSpan remembered, int most)
{
    private readonly Lock _lock = new();
    private HashSet<UInt128> _young = [], _old = [];
    private DateTimeOffset _since = time.GetUtcNow();

    /// <summary>Remembers the key from now; false when it was remembered already.</summary>
    public bool Add(string key)
    {
        UInt128 hash = Hash(key);
        lock (_lock)
        {
            DateTimeOffset now = time.GetUtcNow();
            if (_young.Count >= most || now - _since >= remembered)
            {
                _old = now - _since >= remembered * 2 ? [] : _young;
                _young = [];
                _since = now;
            }
            return _young.Add(hash) && !_old.Contains(hash);
        }
    }

    // Ids of users and conversations need not be kept, and are long. Half of SHA-256: nobody finds two keys with the same.
    private static UInt128 Hash(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
