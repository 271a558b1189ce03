using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using NSec.Cryptography;

namespace ChatAssistant.Channels.Discord;

/// <summary>Whether a request comes from Discord, and now: an Ed25519 signature over the time and the raw body ("Interactions: Security and Authorization").</summary>
internal sealed class InteractionSignature(IOptions<DiscordOptions> options, TimeProvider time)
{
    public const string SignatureHeader = "X-Signature-Ed25519";
    public const string TimeHeader = "X-Signature-Timestamp";
    private const int SignatureBytes = 64;
    private readonly PublicKey _key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(options.Value.PublicKey), KeyBlobFormat.RawPublicKey);
    private readonly TimeSpan _window = TimeSpan.FromSeconds(options.Value.ReplayWindow);

    public bool IsGood(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        string timestamp = headers[TimeHeader].ToString(), signature = headers[SignatureHeader].ToString();
        if (!IsNow(timestamp)) return false;
        Span<byte> bytes = stackalloc byte[SignatureBytes];
        if (signature.Length != 2 * SignatureBytes || Convert.FromHexString(signature, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return SignatureAlgorithm.Ed25519.Verify(_key, signed, bytes);
    }

    private bool IsNow(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && Math.Abs((double)seconds - time.GetUtcNow().ToUnixTimeSeconds()) <= _window.TotalSeconds;
}
