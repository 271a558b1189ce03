using System.Runtime.InteropServices;

namespace ChatAssistant.Knowledge.Caching;

/// <summary>Arrays in files as they lie in memory, after their length: read and written at the speed of a copy. A cache is of one machine, so the order of bytes is its own.</summary>
internal static class ArrayFiles
{
    public static void WriteArray<T>(this BinaryWriter to, T[] values) where T : unmanaged
    {
        to.Write(values.Length);
        to.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    /// <exception cref="EndOfStreamException">The file ends before the array does.</exception>
    public static T[] ReadArray<T>(this BinaryReader from) where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>(from.ReadInt32());
        from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
