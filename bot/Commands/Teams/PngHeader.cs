using System.Buffers.Binary;

namespace ChatAssistant.Commands.Teams;

/// <summary>What the header of a PNG says (ISO/IEC 15948).</summary>
internal sealed record PngHeader(int Width, int Height, bool HasTransparency)
{
    private const int IndexedColor = 3, GrayAndAlpha = 4, ColorAndAlpha = 6;

    /// <returns>Null for what is no PNG.</returns>
    public static PngHeader? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 33 || !file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]) || !file[12..16].SequenceEqual("IHDR"u8)) return null;
        bool transparent = file[25] is GrayAndAlpha or ColorAndAlpha || (file[25] == IndexedColor && file.IndexOf("tRNS"u8) > 0);
        return new PngHeader(BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]), transparent);
    }
}
