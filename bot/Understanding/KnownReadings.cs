using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ChatAssistant.Knowledge.Documents;
using Microsoft.Extensions.Caching.Memory;

namespace ChatAssistant.Understanding;

/// <summary>What utterances were read as lately: suggestions are clicked and the same things asked again and again. Bounded; safe on several threads.</summary>
/// <remarks>No text is kept, but a hash of it under a key that ends with the process. Of what may be a cry for help nothing is.</remarks>
internal sealed class KnownReadings : IDisposable
{
    /// <summary>Readings kept, about a kilobyte each.</summary>
    public const int Most = 2000;

    /// <summary>From this probability on an utterance may be a cry for help.</summary>
    private const double MayBeACry = 0.05;

    private static readonly MemoryCacheEntryOptions One = new() { Size = 1 };
    private readonly MemoryCache _readings = new(new MemoryCacheOptions { SizeLimit = Most });
    private byte[] _key = NewKey();

    /// <param name="read">Reads an utterance that is not known.</param>
    public IntentReading Of(string text, Language? hint, Func<string, Language?, IntentReading> read)
    {
        UInt128 hash = Hash(text, hint);
        if (_readings.TryGetValue(hash, out IntentReading? known)) return known!;
        IntentReading reading = read(text, hint);
        if (!reading.Ranking.Any(score => score is { Intent: Intent.Crisis, Probability: >= MayBeACry })) _readings.Set(hash, reading, One);
        return reading;
    }

    /// <summary>Forgets all, also what is being read now: utterances are read in another way from now on.</summary>
    public void Clear()
    {
        Volatile.Write(ref _key, NewKey());
        _readings.Clear();
    }

    public void Dispose() => _readings.Dispose();

    private UInt128 Hash(string text, Language? hint)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Volatile.Read(ref _key), MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash) ^ (hint is { } language ? (uint)language + 1 : 0);
    }

    private static byte[] NewKey() => RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
}
